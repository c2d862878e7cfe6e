package io.ticklane.connector.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Walks frames in place: whole, unmasked, unfragmented messages go to the sink as bytes of the read buffer. All
 * else goes to the library one whole frame at a time and is processed at once, so that order is kept. What is
 * left of a frame at the end of a read is carried over to the next.
 *
 * <p>The connection's reading thread only.
 */
final class FrameDraft extends Draft_6455 {
    /** A message larger than this ends the connection. */
    static final int MAX_FRAME = 16 << 20;

    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int OPCODE = 0x0f;
    private static final int DATA_OPCODES = 3;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7f;
    private static final int LENGTH_16 = 126;
    private static final int FIRST_CARRY = 4096;

    private final FrameSink sink;
    private @Nullable WebSocketImpl engine;
    private byte[] carry = new byte[FIRST_CARRY];
    private int carried;
    private boolean fragmented;
    private long receivedNanos;

    FrameDraft(FrameSink sink) {
        super(Collections.emptyList(), Collections.singletonList(new Protocol("")), MAX_FRAME);
        this.sink = sink;
    }

    /** The engine that this copy works for. To be called before the first frame. */
    void bind(WebSocketImpl engine) {
        this.engine = engine;
    }

    /** When the bytes of the frame being processed were read; monotonic. */
    long receivedNanos() {
        return receivedNanos;
    }

    /** The library works on a copy of the draft that it is given. */
    @Override
    public Draft copyInstance() {
        return new FrameDraft(sink);
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer buffer) {
        receivedNanos = System.nanoTime();
        sink.onRead(buffer.remaining(), receivedNanos);
        byte[] bytes = buffer.array();
        int at = buffer.arrayOffset() + buffer.position();
        int end = buffer.arrayOffset() + buffer.limit();
        buffer.position(buffer.limit());
        try {
            at = completeCarried(bytes, at, end);
            while (at < end && open()) {
                long size = frameSize(bytes, at, end - at);
                if (size > end - at) {
                    carry(bytes, at, end - at, size);
                    break;
                }
                frame(bytes, at, (int) size);
                at += (int) size;
            }
        } catch (InvalidDataException e) {
            engine().close(e);
        }
        return Collections.emptyList();
    }

    private int completeCarried(byte[] bytes, int from, int end) throws InvalidDataException {
        int at = from;
        while (carried > 0 && at < end && open()) {
            long size = frameSize(carry, 0, carried);
            int take = (int) Math.min(size - carried, end - at);
            carry(bytes, at, take, size);
            at += take;
            if (carried == frameSize(carry, 0, carried)) {
                int whole = carried;
                carried = 0;
                frame(carry, 0, whole);
            }
        }
        return at;
    }

    private void carry(byte[] bytes, int from, int length, long size) {
        if (size > carry.length) {
            carry = Arrays.copyOf(carry, (int) Math.max(size, Math.min(carry.length * 2L, MAX_FRAME)));
        }
        System.arraycopy(bytes, from, carry, carried, length);
        carried += length;
    }

    /** The frame's bytes with its header, or how many are needed to know, which is more than there are. */
    private static long frameSize(byte[] bytes, int at, int available) throws InvalidDataException {
        if (available < 2) {
            return 2;
        }
        int mask = (bytes[at + 1] & MASKED) != 0 ? 4 : 0;
        int length = bytes[at + 1] & LENGTH;
        if (length < LENGTH_16) {
            return 2L + mask + length;
        }
        int wide = length == LENGTH_16 ? 2 : 8;
        if (available < 2 + wide) {
            return 2L + wide;
        }
        long size = number(bytes, at + 2, wide);
        if (size < 0 || size > MAX_FRAME) {
            throw new LimitExceededException("frame larger than " + MAX_FRAME + " bytes", MAX_FRAME);
        }
        return 2L + wide + mask + size;
    }

    private static long number(byte[] bytes, int at, int width) {
        long number = 0;
        for (int i = at; i < at + width; i++) {
            number = (number << 8) | (bytes[i] & 0xff);
        }
        return number;
    }

    private void frame(byte[] bytes, int at, int size) throws InvalidDataException {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        boolean text = first == (FIN | TEXT);
        if ((text || first == (FIN | BINARY)) && second < MASKED && !fragmented) {
            int header = second < LENGTH_16 ? 2 : second == LENGTH_16 ? 4 : 10;
            if (text) {
                sink.onText(bytes, at + header, size - header, receivedNanos);
            } else {
                sink.onBinary(bytes, at + header, size - header, receivedNanos);
            }
            return;
        }
        for (Framedata frame : super.translateFrame(ByteBuffer.wrap(bytes, at, size))) {
            processFrame(engine(), frame);
        }
        if ((first & OPCODE) < DATA_OPCODES) {
            fragmented = (first & FIN) == 0;
        }
    }

    private boolean open() {
        return engine().isOpen();
    }

    private WebSocketImpl engine() {
        WebSocketImpl bound = engine;
        if (bound == null) {
            throw new IllegalStateException("frame before the draft was bound");
        }
        return bound;
    }
}
