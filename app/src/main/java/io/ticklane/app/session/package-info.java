/**
 * Assembly: real sessions, simulators and probes behind the ports of {@code run} and {@code doctor}.
 *
 * <p>The one package that sees bridge, connector and simulator together. Used by the command's thread.
 */
@NullMarked
package io.ticklane.app.session;

import org.jspecify.annotations.NullMarked;
