package io.ticklane.bench.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Tick;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Best prices read from a string with Jackson's streaming parser and some care: no tree, no decimals as objects. One
 * thread.
 */
final class JacksonTicks {
    private final JsonFactory factory = new JsonFactory();
    private final InboundHandler into;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Tick tick = new Tick();

    JacksonTicks(InboundHandler into) {
        this.into = into;
        Target.INSTRUMENTS.forEach(instrument -> ids.put(instrument.symbol(), instrument.id()));
    }

    /** Reads a combined frame; what is no best price is passed over. */
    void read(String message) throws IOException {
        tick.receivedNanos = System.nanoTime();
        try (JsonParser in = factory.createParser(message)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = in.currentName().equals("data");
                in.nextToken();
                if (data) {
                    event(in);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void event(JsonParser in) throws IOException {
        tick.instrumentId = -1;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "u" -> tick.updateId = in.getLongValue();
                case "s" -> tick.instrumentId = ids.getOrDefault(in.getText(), -1);
                case "b" -> tick.bidPrice = scaled(in, 2);
                case "B" -> tick.bidQuantity = scaled(in, 5);
                case "a" -> tick.askPrice = scaled(in, 2);
                case "A" -> tick.askQuantity = scaled(in, 5);
                default -> in.skipChildren();
            }
        }
        if (tick.instrumentId >= 0) {
            tick.decodedNanos = System.nanoTime();
            tick.publishedNanos = tick.decodedNanos;
            into.onTick(tick);
        }
    }

    private static long scaled(JsonParser in, int scale) throws IOException {
        char[] text = in.getTextCharacters();
        int end = in.getTextOffset() + in.getTextLength();
        int at = in.getTextOffset();
        long value = 0;
        for (; at < end && text[at] != '.'; at++) {
            value = value * 10 + text[at] - '0';
        }
        int last = Math.min(end, at + 1 + scale);
        for (at++; at < last; at++) {
            value = value * 10 + text[at] - '0';
        }
        return value;
    }
}
