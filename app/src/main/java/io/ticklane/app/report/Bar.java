package io.ticklane.app.report;

import java.util.List;

/**
 * A quantity and the parts that it is made of, one after the other.
 *
 * @param name at its left
 * @param parts in microseconds; those without extent are not drawn
 */
public record Bar(String name, List<Part> parts) {

    /** Keeps a copy. */
    public Bar {
        parts = List.copyOf(parts);
    }

    /**
     * A part.
     *
     * @param name in the legend, where each name stands once
     * @param colour 0 to 9; 7 is grey
     */
    public record Part(String name, double micros, int colour) {}

    /** All parts together. */
    public double micros() {
        return parts.stream().mapToDouble(Part::micros).sum();
    }
}
