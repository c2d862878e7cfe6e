package io.ticklane.bench.duel;

/**
 * One turn of a participant.
 *
 * @param stretch at the duel's rate
 * @param bytesPerMessage allocated by all its threads; NaN where its process does not tell
 * @param ownBytes of those by the thread that answers
 * @param microsPerMessage of processor time of all its threads
 * @param highest the highest rate kept; 0 where none was looked for or kept
 * @param bounded whether the search ended before the participant's limit was found
 * @param failure why it did not get so far, or empty
 */
record Turn(Stretch stretch, double bytesPerMessage, double ownBytes, double microsPerMessage,
        double residentBytes,
        int highest, boolean bounded, String failure) {

    static Turn failed(String why) {
        return new Turn(Stretch.NONE, 0, 0, 0, 0, 0, false, why);
    }

    /** Why it does not count, or empty. */
    String problem() {
        return failure.isEmpty() ? stretch.failure() : failure;
    }
}
