/**
 * What the command {@code bench} offers to measurements, which live in a jar of their own and are found by
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package io.ticklane.app.measure;

import org.jspecify.annotations.NullMarked;
