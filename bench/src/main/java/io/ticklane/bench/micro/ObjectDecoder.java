package io.ticklane.bench.micro;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.annotation.JSONField;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ticklane.connector.DepthDiff;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What most would write: a library makes an object of each frame, with decimals as {@link BigDecimal}; their values go
 * to the same slots, a stamp and a call of the same handler. The caller says which kind a frame is of; a value that
 * does not fit the scale throws. Stateless but for its slots; one thread.
 */
final class ObjectDecoder {
    private final Instruments instruments;
    private final InboundHandler handler;
    private final Mapping mapping;
    private final Tick tick = new Tick();
    private final DepthDiff diff = new DepthDiff();

    /** How a library makes an object of a frame. */
    interface Mapping {
        /** Of a {@code bookTicker}. */
        TickerObject ticker(byte[] frame) throws IOException;

        /** Of a {@code depthUpdate}. */
        DiffObject diff(byte[] frame) throws IOException;
    }

    /** A best bid and ask as on the wire. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class TickerObject {
        @JsonProperty("u")
        @JSONField(name = "u")
        public long updateId;
        @JsonProperty("s")
        @JSONField(name = "s")
        public String symbol = "";
        @JsonProperty("b")
        @JSONField(name = "b")
        public BigDecimal bid = BigDecimal.ZERO;
        @JsonProperty("B")
        @JSONField(name = "B")
        public BigDecimal bidQuantity = BigDecimal.ZERO;
        @JsonProperty("a")
        @JSONField(name = "a")
        public BigDecimal ask = BigDecimal.ZERO;
        @JsonProperty("A")
        @JSONField(name = "A")
        public BigDecimal askQuantity = BigDecimal.ZERO;
    }

    /** A book change as on the wire. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class DiffObject {
        @JsonProperty("E")
        @JSONField(name = "E")
        public long eventTime;
        @JsonProperty("s")
        @JSONField(name = "s")
        public String symbol = "";
        @JsonProperty("U")
        @JSONField(name = "U")
        public long firstId;
        @JsonProperty("u")
        @JSONField(name = "u")
        public long lastId;
        @JsonProperty("b")
        @JSONField(name = "b")
        public List<List<BigDecimal>> bids = List.of();
        @JsonProperty("a")
        @JSONField(name = "a")
        public List<List<BigDecimal>> asks = List.of();
    }

    /** A frame of a combined stream. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class CombinedTicker {
        public @Nullable TickerObject data;
    }

    /** Likewise. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    static final class CombinedDiff {
        public @Nullable DiffObject data;
    }

    ObjectDecoder(Instruments instruments, InboundHandler handler, Mapping mapping) {
        this.instruments = instruments;
        this.handler = handler;
        this.mapping = mapping;
    }

    /** Jackson's data binding. */
    static Mapping jackson(boolean combined) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectReader tickers = mapper.readerFor(combined ? CombinedTicker.class : TickerObject.class);
        ObjectReader diffs = mapper.readerFor(combined ? CombinedDiff.class : DiffObject.class);
        return new Mapping() {
            @Override
            public TickerObject ticker(byte[] frame) throws IOException {
                Object read = tickers.readValue(frame);
                return read instanceof CombinedTicker outer ? data(outer) : (TickerObject) read;
            }

            @Override
            public DiffObject diff(byte[] frame) throws IOException {
                Object read = diffs.readValue(frame);
                return read instanceof CombinedDiff outer ? data(outer) : (DiffObject) read;
            }
        };
    }

    /** fastjson2, which makes code for each class. */
    static Mapping fastjson(boolean combined) {
        return new Mapping() {
            @Override
            public TickerObject ticker(byte[] frame) {
                return combined
                        ? data(JSON.parseObject(frame, CombinedTicker.class))
                        : JSON.parseObject(frame, TickerObject.class);
            }

            @Override
            public DiffObject diff(byte[] frame) {
                return combined
                        ? data(JSON.parseObject(frame, CombinedDiff.class))
                        : JSON.parseObject(frame, DiffObject.class);
            }
        };
    }

    private static TickerObject data(CombinedTicker outer) {
        return outer.data == null ? new TickerObject() : outer.data;
    }

    private static DiffObject data(CombinedDiff outer) {
        return outer.data == null ? new DiffObject() : outer.data;
    }

    void tick(byte[] frame, long receivedNanos) throws IOException {
        TickerObject read = mapping.ticker(frame);
        Instrument pair = pair(read.symbol);
        tick.instrumentId = pair.id();
        tick.updateId = read.updateId;
        tick.bidPrice = price(pair, read.bid);
        tick.bidQuantity = quantity(pair, read.bidQuantity);
        tick.askPrice = price(pair, read.ask);
        tick.askQuantity = quantity(pair, read.askQuantity);
        tick.receivedNanos = receivedNanos;
        tick.decodedNanos = System.nanoTime();
        tick.publishedNanos = tick.decodedNanos;
        handler.onTick(tick);
    }

    void depth(byte[] frame, long receivedNanos) throws IOException {
        DiffObject read = mapping.diff(frame);
        Instrument pair = pair(read.symbol);
        diff.clear();
        diff.instrumentId = pair.id();
        diff.eventTime = read.eventTime;
        diff.firstUpdateId = read.firstId;
        diff.lastUpdateId = read.lastId;
        for (List<BigDecimal> level : read.bids) {
            diff.addBid(price(pair, level.get(0)), quantity(pair, level.get(1)));
        }
        for (List<BigDecimal> level : read.asks) {
            diff.addAsk(price(pair, level.get(0)), quantity(pair, level.get(1)));
        }
        diff.receivedNanos = receivedNanos;
        diff.decodedNanos = System.nanoTime();
        diff.publishedNanos = diff.decodedNanos;
        handler.onDepth(diff);
    }

    private Instrument pair(String symbol) {
        byte[] bytes = symbol.getBytes(StandardCharsets.US_ASCII);
        return instruments.get(instruments.idOf(bytes, 0, bytes.length));
    }

    private static long price(Instrument pair, BigDecimal value) {
        return value.movePointRight(pair.priceScale()).longValueExact();
    }

    private static long quantity(Instrument pair, BigDecimal value) {
        return value.movePointRight(pair.quantityScale()).longValueExact();
    }
}
