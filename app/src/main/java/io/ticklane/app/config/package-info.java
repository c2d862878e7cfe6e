/**
 * Settings: profile files, environment and {@code --set}, put together into one immutable {@link
 * io.ticklane.app.config.AppConfig}, and the keys of an account.
 *
 * <p>The only package that imports the configuration library. Everything here is read once at start; any thread.
 */
@NullMarked
package io.ticklane.app.config;

import org.jspecify.annotations.NullMarked;
