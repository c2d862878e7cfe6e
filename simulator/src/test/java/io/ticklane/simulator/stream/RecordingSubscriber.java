package io.ticklane.simulator.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps the payloads of the frames it gets. */
final class RecordingSubscriber implements Subscriber {
    final List<String> market = new ArrayList<>();
    final List<String> replies = new ArrayList<>();

    @Override
    public boolean send(String stream, byte[] bytes, int offset, int length) {
        market.add(payload(bytes, offset, length));
        return true;
    }

    @Override
    public void reply(byte[] frame) {
        replies.add(payload(frame, 0, frame.length));
    }

    String lastReply() {
        return replies.get(replies.size() - 1);
    }

    /** Undoes the framing and checks it. */
    static String payload(byte[] bytes, int offset, int length) {
        if ((bytes[offset] & 0xff) != 0x81) {
            throw new AssertionError("not a final text frame: " + bytes[offset]);
        }
        int announced = bytes[offset + 1] & 0xff;
        int header = 2;
        if (announced == 126) {
            announced = (bytes[offset + 2] & 0xff) << 8 | (bytes[offset + 3] & 0xff);
            header = 4;
        } else if (announced == 127) {
            announced = 0;
            for (int i = 2; i < 10; i++) {
                announced = announced << 8 | (bytes[offset + i] & 0xff);
            }
            header = 10;
        }
        if (announced != length - header) {
            throw new AssertionError("length " + announced + " announced, " + (length - header) + " sent");
        }
        return new String(bytes, offset + header, announced, StandardCharsets.UTF_8);
    }
}
