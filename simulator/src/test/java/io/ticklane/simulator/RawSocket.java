package io.ticklane.simulator;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A socket on which a test writes HTTP by hand, and reads WebSocket frames with their first byte. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    /**
     * One frame.
     *
     * @param first FIN, RSV bits and opcode
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(int first, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;
    private final Inflater inflater = new Inflater(true);

    RawSocket(URI venue) throws IOException {
        socket = new Socket(venue.getHost(), venue.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends text as it is. */
    RawSocket send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Asks for an upgrade; the response's head. */
    String upgrade(String path, String more) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more
                + "\r\n");
        return head();
    }

    /** Reads status line and headers, in lower case. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    /** Reads so many bytes of a body. */
    byte[] body(int length) throws IOException {
        return in.readNBytes(length);
    }

    /** Sends a masked text frame, with a mask of zeros. */
    void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else {
            out.write(0x80 | 126);
            out.write(payload.length >>> 8);
            out.write(payload.length);
        }
        out.write(new byte[4]);
        out.write(payload);
        socket.getOutputStream().write(out.toByteArray());
    }

    /** Reads the next frame. */
    Frame next() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(first, payload);
    }

    /** The text of a frame compressed with permessage-deflate, the window going on from frame to frame. */
    String inflated(Frame frame) throws DataFormatException {
        byte[] input = new byte[frame.payload().length + 4];
        System.arraycopy(frame.payload(), 0, input, 0, frame.payload().length);
        input[input.length - 2] = (byte) 0xff;
        input[input.length - 1] = (byte) 0xff;
        inflater.setInput(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        for (int n = inflater.inflate(some); n > 0; n = inflater.inflate(some)) {
            out.write(some, 0, n);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Whether the peer ends the connection. */
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        socket.close();
    }
}
