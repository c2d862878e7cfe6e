package io.ticklane.simulator.stream;

/** What a stream name may look like. Stateless; any thread. */
final class StreamNames {
    private static final int LONGEST = 200;

    private StreamNames() {}

    /**
     * Whether the name has the shape {@code symbol@stream} or {@code !stream}. Such a name is acknowledged even if
     * nothing is ever sent on it.
     */
    static boolean wellFormed(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c == '"' || c == '\\' || c == '/' || c == 0x7f) {
                return false;
            }
        }
        int at = name.indexOf('@');
        return name.charAt(0) == '!'
                ? name.length() > 1 && at != 1 && at != name.length() - 1
                : at > 0 && at < name.length() - 1;
    }

    /** Whether the name is letters and digits alone: a listen key, or the number that a client gave its connection. */
    static boolean plain(String name) {
        return !name.isEmpty() && name.length() <= LONGEST && name.chars().allMatch(
                c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }
}
