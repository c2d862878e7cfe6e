package io.ticklane.simulator.engine;

/** Client order ids for requests that bring none: 22 letters and digits, the same sequence in every run. */
final class Names {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 22;

    private long state = 0x7469636b6c616e65L;

    String next() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
            name.append(
                    ALPHABET.charAt((int) Long.remainderUnsigned(mixed ^ mixed >>> 31, ALPHABET.length())));
        }
        return name.toString();
    }
}
