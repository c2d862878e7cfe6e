package io.ticklane.simulator.playback;

import io.ticklane.simulator.playback.CaptureStreams.CaptureStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads one capture, frame by frame: lines {@code <time> <frame>} with time in milli-, micro- or nanoseconds, or
 * {@code <seconds>: <frame>} after a first line with an address. A depth snapshot may stand in place of a frame;
 * snapshots of a {@code http.0.gz} beside a {@code ws.*} file are merged in by their times. One thread.
 */
final class CaptureReader implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    private final LineSource lines;
    private final CaptureStreams streams;
    private final JsonCursor cursor = new JsonCursor();
    private final RecordedPayload payload = new RecordedPayload();
    private final Deque<DepthSnapshot> snapshots;
    /** A line is located and not yet delivered. */
    private boolean located;
    private long lineStamp;
    private int lineFrom;

    private long stampNanos;
    private @Nullable CaptureStream stream;
    private String snapshotSymbol = "";
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    /**
     * @throws IllegalArgumentException with one line for people if the file cannot be read
     */
    CaptureReader(Path file, CaptureStreams streams) {
        this.streams = streams;
        lines = new LineSource(file);
        @Nullable
        Path name = file.getFileName();
        Path beside = file.resolveSibling("http.0.gz");
        snapshots = name != null && name.toString().startsWith("ws.") && Files.exists(beside)
                ? DepthSnapshot.readAll(beside)
                : new ArrayDeque<>();
    }

    /**
     * Moves to the next frame or snapshot; false at the end.
     *
     * @throws IllegalArgumentException {@code FILE:LINE: what is wrong}
     */
    boolean next() {
        try {
            located = located || locate();
            @Nullable
            DepthSnapshot snapshot = snapshots.peek();
            if (snapshot != null && (!located || snapshot.stampNanos() < lineStamp)) {
                deliver(snapshots.remove());
                return true;
            }
            if (located) {
                located = false;
                deliverLine();
                return true;
            }
            return false;
        } catch (MalformedCaptureException e) {
            throw lines.malformed(e.getMessage() + "");
        }
    }

    /** When it was received. */
    long stampNanos() {
        return stampNanos;
    }

    /** The stream, or null for a snapshot. */
    @Nullable
    CaptureStream stream() {
        return stream;
    }

    /** Of a snapshot, if it names its symbol; otherwise empty. */
    String snapshotSymbol() {
        return snapshotSymbol;
    }

    /** What the current frame says. */
    RecordedPayload payload() {
        return payload;
    }

    /** A copy of the payload exactly as recorded. */
    byte[] payloadBytes() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Says what is wrong with the current line. */
    IllegalArgumentException malformed(String problem) {
        return lines.malformed(problem);
    }

    @Override
    public void close() {
        lines.close();
    }

    /** Finds the next line that holds a frame, and its time. */
    private boolean locate() throws MalformedCaptureException {
        while (lines.next()) {
            int start = lines.lineStart();
            if (start == lines.lineEnd() || isRemark(start)) {
                continue;
            }
            cursor.reset(lines.bytes(), start, start, lines.lineEnd());
            readStamp();
            if (cursor.peek() != '{') {
                throw new MalformedCaptureException("no JSON frame after the time");
            }
            lineFrom = cursor.position();
            return true;
        }
        return false;
    }

    /** The address in front and the recorder's configuration behind. */
    private boolean isRemark(int start) {
        byte first = lines.bytes()[start];
        if (first != 'w' && first != 'c') {
            return false;
        }
        String head = new String(lines.bytes(), start, Math.min(14, lines.lineEnd() - start),
                StandardCharsets.ISO_8859_1);
        return head.startsWith("ws://") || head.startsWith("wss://") || head.startsWith("configuration:");
    }

    private void readStamp() throws MalformedCaptureException {
        byte first = lines.bytes()[lines.lineStart()];
        if (first < '0' || first > '9') {
            throw new MalformedCaptureException("a line must begin with the time of receipt");
        }
        long value = cursor.integer();
        int digits = cursor.position() - lines.lineStart();
        char next = cursor.peek();
        if (next == '.' || next == ':') {
            lineStamp = value * NANOS_PER_SECOND + fraction();
            cursor.expect(':');
            return;
        }
        lineStamp = switch (digits) {
            case 13 -> value * 1_000_000;
            case 16 -> value * 1_000;
            case 19 -> value;
            default -> throw new MalformedCaptureException("time of " + digits
                    + " digits; milliseconds have 13, microseconds 16, nanoseconds 19");
        };
    }

    private long fraction() throws MalformedCaptureException {
        if (!cursor.accept('.')) {
            return 0;
        }
        int start = cursor.position();
        long value = cursor.integer();
        for (int digits = cursor.position() - start; digits != 9; digits += digits < 9 ? 1 : -1) {
            value = digits < 9 ? value * 10 : value / 10;
        }
        return value;
    }

    private void deliver(DepthSnapshot snapshot) throws MalformedCaptureException {
        stampNanos = snapshot.stampNanos();
        stream = null;
        snapshotSymbol = snapshot.symbol();
        bytes = snapshot.body();
        from = 0;
        to = bytes.length;
        payload.read(bytes, 0, from, to);
    }

    private void deliverLine() throws MalformedCaptureException {
        stampNanos = lineStamp;
        bytes = lines.bytes();
        snapshotSymbol = "";
        cursor.reset(bytes, lines.lineStart(), lineFrom, lines.lineEnd());
        cursor.expect('{');
        int name = cursor.text();
        if (isWord(name, STREAM)) {
            deliverFrame();
            return;
        }
        stream = null;
        from = lineFrom;
        to = lines.lineEnd();
        payload.read(bytes, lines.lineStart(), from, to);
        if (payload.type() != RecordedPayload.Type.SNAPSHOT) {
            throw new MalformedCaptureException(
                    "neither a frame within its stream's name nor a depth snapshot");
        }
    }

    private void deliverFrame() throws MalformedCaptureException {
        cursor.expect(':');
        int start = cursor.text();
        stream = streams.find(bytes, start, cursor.textEnd());
        cursor.expect(',');
        if (!isWord(cursor.text(), DATA)) {
            throw new MalformedCaptureException("no \"data\" after the stream's name");
        }
        cursor.expect(':');
        cursor.peek();
        from = cursor.position();
        to = lines.lineEnd();
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        if (bytes[to - 1] != '}') {
            throw new MalformedCaptureException("cut off: the frame does not end with }");
        }
        to--;
        payload.read(bytes, lines.lineStart(), from, to);
    }

    private boolean isWord(int start, byte[] word) {
        return Arrays.equals(bytes, start, cursor.textEnd(), word, 0, word.length);
    }
}
