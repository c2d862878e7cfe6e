package io.ticklane.simulator.playback;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The stream names met in captures, found by their bytes so that a line needs no new string. One thread. */
final class CaptureStreams {
    /** One stream of a capture. */
    static final class CaptureStream {
        final String name;
        /** Upper case; empty for streams of all symbols. */
        final String symbol;
        private final byte[] bytes;

        CaptureStream(byte[] bytes) {
            this.bytes = bytes;
            name = new String(bytes, StandardCharsets.UTF_8);
            int at = name.indexOf('@');
            symbol = at <= 0 || name.charAt(0) == '!' ? "" : name.substring(0, at).toUpperCase(Locale.ROOT);
        }
    }

    private final List<CaptureStream> streams = new ArrayList<>();

    CaptureStream find(byte[] text, int from, int to) {
        for (int i = 0; i < streams.size(); i++) {
            CaptureStream stream = streams.get(i);
            if (Arrays.equals(stream.bytes, 0, stream.bytes.length, text, from, to)) {
                return stream;
            }
        }
        CaptureStream added = new CaptureStream(Arrays.copyOfRange(text, from, to));
        streams.add(added);
        return added;
    }

    /** In the order in which they were met. */
    List<CaptureStream> all() {
        return streams;
    }
}
