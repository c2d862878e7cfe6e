package io.ticklane.bench.duel;

import java.util.List;

/**
 * One connector and how its process is started.
 *
 * @param how what its figures are to be read with
 * @param kind what it runs on, and whether goals are set against it
 * @param lateAnswers whether it loses answers that come at once, so that its venue answers some milliseconds late
 * @param command takes the venue's first line on standard input, prints {@code READY}, and answers each further line
 *        by ticks answered, bytes allocated, by all threads and by the one that answers, and, if it
 *        has compilers, for how many milliseconds they worked
 * @param missing empty, or why it cannot be run here
 */
record Participant(String name, String version, String how, Kind kind, boolean lateAnswers,
        List<String> command, String missing) {

    /** What a participant is. */
    enum Kind {
        /** This connector. */
        OURS,
        /** The least that anybody has to do. */
        FLOOR,
        /** Another one in Java. */
        JAVA,
        /** Another one in JavaScript, which does not tell what it allocates. */
        NODE
    }

    Participant {
        command = List.copyOf(command);
    }

    /** Name and version. */
    String title() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
