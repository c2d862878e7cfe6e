package io.ticklane.bench.duel;

/**
 * One turn of a participant.
 *
 * @param stretch at the duel's rate
 * @param bytesPerMessage allocated by all its threads; NaN where its process does not tell
 * @param ownBytes of those by the thread that answers
 * @param microsPerMessage of processor time of all its threads
 * @param climb to ever higher rates, afterwards
 * @param failure why it did not get so far, or empty
 */
record Turn(Stretch stretch, double bytesPerMessage, double ownBytes, double microsPerMessage,
        double residentBytes, Climb climb, String failure) {

    /**
     * The search for the highest rate kept.
     *
     * @param highest ticks a second; 0 where none was looked for or kept
     * @param bounded whether it ended before the participant's limit was found
     * @param microsPerMessage of processor time at that rate
     */
    record Climb(int highest, boolean bounded, double microsPerMessage) {
        static final Climb NONE = new Climb(0, false, Double.NaN);
    }

    static Turn failed(String why) {
        return new Turn(Stretch.NONE, 0, 0, 0, 0, Climb.NONE, why);
    }

    /** Why it does not count, or empty. */
    String problem() {
        return failure.isEmpty() ? stretch.failure() : failure;
    }
}
