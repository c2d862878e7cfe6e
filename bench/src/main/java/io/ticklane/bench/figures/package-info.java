/**
 * What measurements have in common: latencies in windows, figures made of them, ratios, the machine they were taken
 * on, and drawings. Knows nothing of connectors.
 */
@NullMarked
package io.ticklane.bench.figures;

import org.jspecify.annotations.NullMarked;
