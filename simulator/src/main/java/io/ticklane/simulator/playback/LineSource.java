package io.ticklane.simulator.playback;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Lines of a plain or gzipped file as bytes, in one reused array. One thread. */
final class LineSource implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 26;

    private final Path file;
    private final InputStream in;
    private byte[] buffer = new byte[4 * CHUNK];
    private int start;
    private int filled;
    private int lineStart;
    private int lineEnd;
    private int lineNumber;
    private boolean exhausted;

    /**
     * @throws IllegalArgumentException with one line for people if the file cannot be read
     */
    LineSource(Path file) {
        this.file = file;
        try {
            in = open(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": no such file; check the path", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() {
        int from = start;
        while (true) {
            int newline = newline(from);
            if (newline >= 0) {
                return line(newline, newline + 1);
            }
            if (exhausted) {
                return start < filled && line(filled, filled);
            }
            int scanned = filled - start;
            fill();
            from = start + scanned;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int lineStart() {
        return lineStart;
    }

    int lineEnd() {
        return lineEnd;
    }

    /** Says what is wrong with the current line. */
    IllegalArgumentException malformed(String problem) {
        return new IllegalArgumentException(file + ":" + lineNumber + ": " + problem);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean line(int end, int next) {
        lineStart = start;
        lineEnd = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        start = next;
        lineNumber++;
        return true;
    }

    private int newline(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void fill() {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST_LINE) {
                lineNumber++;
                throw malformed("line of more than 64 MiB; this is no capture");
            }
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        try {
            int read = in.read(buffer, filled, Math.min(CHUNK, buffer.length - filled));
            if (read < 0) {
                exhausted = true;
            } else {
                filled += read;
            }
        } catch (IOException e) {
            lineNumber++;
            throw malformed("the file breaks off or is damaged (" + e.getMessage() + ")");
        }
    }

    private IllegalArgumentException unreadable(IOException e) {
        return new IllegalArgumentException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory; name the file in it");
        }
        if (!Files.isReadable(file) && Files.exists(file)) {
            throw new IOException("permission denied");
        }
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), CHUNK);
        raw.mark(2);
        boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzip ? new GZIPInputStream(raw, CHUNK) : raw;
    }
}
