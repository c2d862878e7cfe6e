package io.ticklane.bench.micro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.Trade;
import java.io.IOException;
import java.io.InputStream;

/**
 * What one would write with Jackson's streaming parser and some care: one parser for all frames, no strings,
 * the same slots, a stamp and a call of the same handler. Knows less than the real decoder: the caller says
 * which kind a frame is of, the symbol must come before the numbers, decimals are not checked for overflow or
 * lost digits, ids are not checked, and nothing is counted. One thread.
 */
final class JacksonDecoder {
    private static final int LONGEST_SYMBOL = 32;

    private final Instruments instruments;
    private final InboundHandler handler;
    private final int[] priceScales;
    private final int[] quantityScales;
    private final FrameInput input = new FrameInput();
    private final JsonParser in;
    private final byte[] symbol = new byte[LONGEST_SYMBOL];
    private final Tick tick = new Tick();
    private final Trade trade = new Trade();
    private final DepthDiff diff = new DepthDiff();

    JacksonDecoder(Instruments instruments, InboundHandler handler) throws IOException {
        this.instruments = instruments;
        this.handler = handler;
        priceScales = new int[instruments.size()];
        quantityScales = new int[instruments.size()];
        for (Instrument instrument : instruments) {
            priceScales[instrument.id()] = instrument.priceScale();
            quantityScales[instrument.id()] = instrument.quantityScale();
        }
        in = new JsonFactory().createParser(input);
    }

    void tick(byte[] frame, long receivedNanos) throws IOException {
        boolean wrapped = open(frame);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            char name = in.currentName().charAt(0);
            in.nextToken();
            switch (name) {
                case 'u' -> tick.updateId = in.getLongValue();
                case 's' -> tick.instrumentId = instrument();
                case 'b' -> tick.bidPrice = price(tick.instrumentId);
                case 'B' -> tick.bidQuantity = quantity(tick.instrumentId);
                case 'a' -> tick.askPrice = price(tick.instrumentId);
                case 'A' -> tick.askQuantity = quantity(tick.instrumentId);
                default -> in.skipChildren();
            }
        }
        close(wrapped);
        tick.receivedNanos = receivedNanos;
        tick.decodedNanos = System.nanoTime();
        tick.publishedNanos = tick.decodedNanos;
        handler.onTick(tick);
    }

    void trade(byte[] frame, long receivedNanos) throws IOException {
        boolean wrapped = open(frame);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            char name = in.currentName().charAt(0);
            in.nextToken();
            switch (name) {
                case 'E' -> trade.eventTime = in.getLongValue();
                case 's' -> trade.instrumentId = instrument();
                case 't' -> trade.tradeId = in.getLongValue();
                case 'p' -> trade.price = price(trade.instrumentId);
                case 'q' -> trade.quantity = quantity(trade.instrumentId);
                case 'T' -> trade.tradeTime = in.getLongValue();
                case 'm' -> trade.buyerIsMaker = in.getBooleanValue();
                default -> in.skipChildren();
            }
        }
        close(wrapped);
        trade.firstTradeId = trade.tradeId;
        trade.lastTradeId = trade.tradeId;
        trade.receivedNanos = receivedNanos;
        trade.decodedNanos = System.nanoTime();
        trade.publishedNanos = trade.decodedNanos;
        handler.onTrade(trade);
    }

    void depth(byte[] frame, long receivedNanos) throws IOException {
        boolean wrapped = open(frame);
        diff.clear();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            char name = in.currentName().charAt(0);
            in.nextToken();
            switch (name) {
                case 'E' -> diff.eventTime = in.getLongValue();
                case 's' -> diff.instrumentId = instrument();
                case 'U' -> diff.firstUpdateId = in.getLongValue();
                case 'u' -> diff.lastUpdateId = in.getLongValue();
                case 'b' -> levels(true);
                case 'a' -> levels(false);
                default -> in.skipChildren();
            }
        }
        close(wrapped);
        diff.receivedNanos = receivedNanos;
        diff.decodedNanos = System.nanoTime();
        diff.publishedNanos = diff.decodedNanos;
        handler.onDepth(diff);
    }

    /** Goes to the event's own object; returns whether there was one around it. */
    private boolean open(byte[] frame) throws IOException {
        input.next(frame);
        in.nextToken();
        if (frame[2] != 's' || frame[3] != 't') {
            return false;
        }
        for (int tokens = 0; tokens < 4; tokens++) {
            in.nextToken();
        }
        return true;
    }

    private void close(boolean wrapped) throws IOException {
        if (wrapped) {
            in.nextToken();
        }
    }

    private void levels(boolean bids) throws IOException {
        while (in.nextToken() == JsonToken.START_ARRAY) {
            in.nextToken();
            long price = price(diff.instrumentId);
            in.nextToken();
            long quantity = quantity(diff.instrumentId);
            if (bids) {
                diff.addBid(price, quantity);
            } else {
                diff.addAsk(price, quantity);
            }
            in.nextToken();
        }
    }

    private int instrument() throws IOException {
        char[] text = in.getTextCharacters();
        int offset = in.getTextOffset();
        int length = in.getTextLength();
        for (int i = 0; i < length; i++) {
            symbol[i] = (byte) text[offset + i];
        }
        return instruments.idOf(symbol, 0, length);
    }

    private long price(int instrument) throws IOException {
        return scaled(priceScales[instrument]);
    }

    private long quantity(int instrument) throws IOException {
        return scaled(quantityScales[instrument]);
    }

    private long scaled(int scale) throws IOException {
        char[] text = in.getTextCharacters();
        int from = in.getTextOffset();
        int end = from + in.getTextLength();
        long value = 0;
        int at = from;
        for (; at < end && text[at] != '.'; at++) {
            value = value * 10 + text[at] - '0';
        }
        int last = Math.min(end, at + 1 + scale);
        for (at++; at < last; at++) {
            value = value * 10 + text[at] - '0';
        }
        return value;
    }

    /** Frames one after the other as one endless input: the only way to keep a parser. */
    private static final class FrameInput extends InputStream {
        /** The parser looks at four bytes as soon as it is made. */
        private byte[] frame = {' ', ' ', ' ', ' '};
        private int position;

        void next(byte[] following) {
            frame = following;
            position = 0;
        }

        @Override
        public int read() {
            return position == frame.length ? -1 : frame[position++];
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == frame.length) {
                return -1;
            }
            int count = Math.min(length, frame.length - position);
            System.arraycopy(frame, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
