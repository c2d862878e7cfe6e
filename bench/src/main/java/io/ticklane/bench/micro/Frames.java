package io.ticklane.bench.micro;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Frames as the venue sends them, of four pairs in turn, with ids that follow each other: the same in every
 * run. Raw, or wrapped as on a combined stream. One thread.
 */
final class Frames {
    /** How many frames of a kind: few enough to stay in the second level of caches; a power of two. */
    static final int COUNT = 256;

    private static final int LEVELS = 20;
    private static final int WIRE_DECIMALS = 8;
    private static final long EVENT_TIME = 1_784_102_400_125L;
    private static final long FIRST_ID = 88_100_200_000L;

    private final SplittableRandom random = new SplittableRandom(42);
    private final Instruments instruments = new Instruments(
            List.of(pair(0, "BTC", 2, 5), pair(1, "ETH", 2, 4), pair(2, "SOL", 2, 3), pair(3, "DOGE", 5, 0)));
    private final boolean combined;
    private int made;

    Frames(boolean combined) {
        this.combined = combined;
    }

    /** The four pairs. */
    Instruments instruments() {
        return instruments;
    }

    byte[][] bookTickers() {
        return frames("bookTicker", pair -> {
            long bid = price();
            return "{'u':%d,'s':'%s','b':'%s','B':'%s','a':'%s','A':'%s'}".formatted(FIRST_ID + made,
                    pair.symbol(), text(bid, pair.priceScale()), quantity(pair),
                    text(bid + 1, pair.priceScale()), quantity(pair));
        });
    }

    byte[][] trades() {
        String pattern = "{'e':'trade','E':%d,'s':'%s','t':%d,'p':'%s','q':'%s','T':%d,'m':%b,'M':true}";
        return frames("trade", pair -> pattern.formatted(EVENT_TIME + made, pair.symbol(),
                FIRST_ID + made / instruments.size(), text(price(), pair.priceScale()), quantity(pair),
                EVENT_TIME + made - 2, random.nextBoolean()));
    }

    /** Twenty levels a side. */
    byte[][] depthUpdates() {
        return frames("depth", pair -> {
            long first = FIRST_ID + (long) made / instruments.size() * 2 * LEVELS;
            return "{'e':'depthUpdate','E':%d,'s':'%s','U':%d,'u':%d,'b':%s,'a':%s}".formatted(
                    EVENT_TIME + made, pair.symbol(), first, first + 2 * LEVELS - 1, levels(pair, -1),
                    levels(pair, 1));
        });
    }

    private byte[][] frames(String stream, Function<Instrument, String> event) {
        byte[][] frames = new byte[COUNT][];
        for (made = 0; made < COUNT; made++) {
            Instrument pair = instruments.get(made % instruments.size());
            String text = event.apply(pair);
            if (combined) {
                String name = pair.symbol().toLowerCase(Locale.ROOT) + "@" + stream;
                text = "{'stream':'" + name + "','data':" + text + "}";
            }
            frames[made] = text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
        }
        return frames;
    }

    private String levels(Instrument pair, int step) {
        StringBuilder text = new StringBuilder("[");
        long price = price();
        for (int i = 0; i < LEVELS; i++) {
            text.append(i == 0 ? "['" : ",['").append(text(price + (long) i * step, pair.priceScale()))
                    .append("','").append(quantity(pair)).append("']");
        }
        return text.append(']').toString();
    }

    private long price() {
        return random.nextLong(1_000_000, 10_000_000);
    }

    private String quantity(Instrument pair) {
        return text(random.nextLong(1, 10_000_000), pair.quantityScale());
    }

    private static String text(long value, int scale) {
        return Decimals.format(Decimals.rescale(value, scale, WIRE_DECIMALS), WIRE_DECIMALS);
    }

    private static Instrument pair(int id, String base, int priceScale, int quantityScale) {
        return new Instrument(id, base + "USDT", base, "USDT", priceScale, quantityScale, 1, 1, 0, 1, 1, 0, 0,
                true);
    }
}
