package io.ticklane.bench.components;

/**
 * A check with its figures. Immutable.
 *
 * @param besideNanos not a number where the check is of ours alone
 * @param rounds how many rounds have the figure
 */
record Line(String comparison, Check check, double oursNanos, double besideNanos, Spread figure,
        int rounds) {
    /** What ours was held against; what is counted where it is ours alone. */
    String beside() {
        return check.beside() == null ? "allocated by ours" : check.beside().name();
    }

    boolean met() {
        return check.metBy(figure.median());
    }

    /** {@code met}, {@code MISSED}, or nothing where there is no goal. */
    String judgement() {
        return !check.hasGoal() ? "" : met() ? "met" : "MISSED";
    }

    /** What was missed and by how much. */
    String shortfall() {
        return comparison + ", " + beside() + ": " + check.figure().text(figure.median()) + ", the goal is "
                + check.goal();
    }
}
