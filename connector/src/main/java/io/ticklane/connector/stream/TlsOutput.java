package io.ticklane.connector.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * What goes out through TLS at once or not at all. A record that TLS has made must leave, so the system is asked for
 * room before it is: it says yes while a third of the socket's buffer is free, far more than an order takes.
 *
 * <p>{@link #writeNow} from one thread; {@link #close} by any.
 */
final class TlsOutput implements Closeable {
    private final ChannelOutput beneath;
    private final OutputStream records;
    private final Selector room;

    /** @param secured TLS on top of the plain socket, with the handshake done */
    TlsOutput(PollingSocket raw, Socket secured) throws IOException {
        beneath = raw.getOutputStream();
        records = secured.getOutputStream();
        room = Selector.open();
        try {
            raw.channel.register(room, SelectionKey.OP_WRITE);
        } catch (IOException | RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /**
     * Writes all of it, if there is room. A peer that stops reading in the middle is waited for as long as by
     * {@link ChannelOutput#writeNow}, whichever thread is then writing.
     *
     * @return false if TLS was given nothing
     * @throws IOException if it broke; a part may have left, or all
     */
    boolean writeNow(byte[] bytes, int offset, int length) throws IOException {
        if (beneath.stalled() || !hasRoom()) {
            return false;
        }
        beneath.hurry(true);
        try {
            records.write(bytes, offset, length);
        } finally {
            beneath.hurry(false);
        }
        return true;
    }

    private boolean hasRoom() throws IOException {
        try {
            return room.selectNow(ready -> {}) != 0;
        } catch (ClosedSelectorException e) {
            return false;
        }
    }

    /** Leaves the socket open. Until then the system keeps a socket that was closed. */
    @Override
    public void close() throws IOException {
        room.close();
    }
}
