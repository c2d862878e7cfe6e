package io.ticklane.simulator.playback;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recorded answer of the venue's REST interface to a request for the book of a symbol. */
@SuppressWarnings("ArrayRecordComponent")
record DepthSnapshot(long stampNanos, String symbol, byte[] body) {

    private static final Pattern LINE = Pattern
            .compile("http\\S*/depth\\?(?:\\S*&)?symbol=(\\w+)\\S* -> (\\d{1,10}(?:\\.\\d+)?): (.*)");

    /**
     * All of a file of lines {@code <address> -> <seconds>: <body>}; lines about anything else are passed over.
     *
     * @throws IllegalArgumentException with one line for people if the file cannot be read
     */
    static Deque<DepthSnapshot> readAll(Path file) {
        Deque<DepthSnapshot> snapshots = new ArrayDeque<>();
        try (LineSource lines = new LineSource(file)) {
            while (lines.next()) {
                String line = new String(lines.bytes(), lines.lineStart(),
                        lines.lineEnd() - lines.lineStart(), StandardCharsets.UTF_8);
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    snapshots.add(new DepthSnapshot(
                            new BigDecimal(matcher.group(2)).movePointRight(9).longValue(),
                            matcher.group(1), matcher.group(3).getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return snapshots;
    }
}
