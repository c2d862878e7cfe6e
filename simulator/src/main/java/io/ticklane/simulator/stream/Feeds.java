package io.ticklane.simulator.stream;

import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.tape.Interval;
import io.ticklane.simulator.tape.Tape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the feeds of streams that speak at planned times. Simulator thread only. */
final class Feeds {
    static final long FAST = 100_000;
    static final long SECOND = 1_000_000;
    static final long TWO_SECONDS = 2_000_000;

    private static final Pattern DEPTH = Pattern.compile("depth(5|10|20)?(?:@(100|1000)ms)?");
    private static final Pattern KLINE = Pattern.compile("kline_([0-9]+[a-zA-Z])(@\\+08:00)?");
    private static final long EIGHT_HOURS_MILLIS = 28_800_000;

    private final List<SymbolSpec> symbols;
    private final MarketView view;
    private final Tape tape;
    private final TickerEncoder tickers;

    Feeds(List<SymbolSpec> symbols, MarketView view, Tape tape) {
        this.symbols = symbols;
        this.view = view;
        this.tape = tape;
        tickers = new TickerEncoder(symbols, view, tape);
    }

    /** A feed and how often it speaks. */
    record Planned(Feed feed, long periodMicros) {}

    /** The feed of a stream, or null if it is of another sort or unknown. */
    @Nullable
    Planned of(Topic topic) {
        String name = topic.name;
        if (name.charAt(0) == '!') {
            TickerStyle style = switch (name) {
                case "!miniTicker@arr" -> TickerStyle.MINI;
                case "!ticker_1h@arr" -> TickerStyle.WINDOW_1H;
                case "!ticker_4h@arr" -> TickerStyle.WINDOW_4H;
                case "!ticker_1d@arr" -> TickerStyle.WINDOW_1D;
                default -> null;
            };
            return style == null
                    ? null
                    : new Planned(new AllTickersFeed(topic, tickers, style, view, tape, symbols.size()),
                            SECOND);
        }
        if (topic.symbol < 0) {
            return null;
        }
        String kind = name.substring(name.indexOf('@') + 1);
        return switch (kind) {
            case "miniTicker" -> ticker(topic, TickerStyle.MINI);
            case "ticker" -> ticker(topic, TickerStyle.DAY);
            case "ticker_1h" -> ticker(topic, TickerStyle.WINDOW_1H);
            case "ticker_4h" -> ticker(topic, TickerStyle.WINDOW_4H);
            case "ticker_1d" -> ticker(topic, TickerStyle.WINDOW_1D);
            case "avgPrice" -> new Planned(new PriceFeed(topic, tickers, view, tape, false), SECOND);
            case "referencePrice" -> new Planned(new PriceFeed(topic, tickers, view, tape, true), SECOND);
            default -> kind.startsWith("kline_") ? kline(topic, kind) : depth(topic, kind);
        };
    }

    private Planned ticker(Topic topic, TickerStyle style) {
        return new Planned(new TickerFeed(topic, tickers, style, view, tape), SECOND);
    }

    private @Nullable Planned kline(Topic topic, String kind) {
        Matcher matcher = KLINE.matcher(kind);
        Interval interval = matcher.matches() ? Interval.of(matcher.group(1)) : null;
        if (interval == null) {
            return null;
        }
        long offset = matcher.group(2) == null ? 0 : EIGHT_HOURS_MILLIS;
        KlineEncoder encoder = new KlineEncoder(symbols.get(topic.symbol));
        return new Planned(new KlineFeed(topic, encoder, view, tape, interval, offset),
                interval == Interval.S1 ? SECOND : TWO_SECONDS);
    }

    private @Nullable Planned depth(Topic topic, String kind) {
        Matcher matcher = DEPTH.matcher(kind);
        if (!matcher.matches()) {
            return null;
        }
        MarketEncoder encoder = new MarketEncoder(symbols.get(topic.symbol));
        long period = "100".equals(matcher.group(2)) ? FAST : SECOND;
        String levels = matcher.group(1);
        return new Planned(levels == null
                ? new JsonDepthWindow(topic, encoder, view)
                : new PartialDepth(topic, encoder, view, Integer.parseInt(levels)), period);
    }
}
