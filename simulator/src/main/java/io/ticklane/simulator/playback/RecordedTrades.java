package io.ticklane.simulator.playback;

import io.ticklane.simulator.engine.VenueClock;
import io.ticklane.simulator.market.MarketListener;
import io.ticklane.simulator.market.SymbolSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells recorded trades as events, so that what is counted by them goes on. They get the venue's time, since the
 * recorded one is in its past. Of a symbol without recorded trades each aggregate trade counts as one. Simulator
 * thread only.
 */
final class RecordedTrades {
    private final MarketListener listener;
    private final VenueClock clock;
    private final Map<String, SymbolSpec> specs = new HashMap<>();
    private final Set<String> withTrades = new HashSet<>();

    RecordedTrades(Capture capture, MarketListener listener, VenueClock clock) {
        this.listener = listener;
        this.clock = clock;
        for (SymbolSpec spec : capture.symbols()) {
            specs.put(spec.symbol(), spec);
            if (capture.streams().contains(spec.symbol().toLowerCase(Locale.ROOT) + "@trade")) {
                withTrades.add(spec.symbol());
            }
        }
    }

    void apply(String symbol, RecordedPayload payload) throws MalformedCaptureException {
        SymbolSpec spec = specs.get(symbol);
        if (spec == null) {
            return;
        }
        boolean buyerIsMaker = payload.flag('m');
        long now = clock.epochMicros();
        payload.levels((bid, price, priceDecimals, quantity, quantityDecimals) -> {
            long scaledPrice = RecordedBook.scaled(price, priceDecimals, spec.priceScale());
            long scaledQuantity = RecordedBook.scaled(quantity, quantityDecimals, spec.quantityScale());
            if (payload.type() == RecordedPayload.Type.TRADE) {
                listener.onTrade(spec.index(), payload.number('t'), scaledPrice, scaledQuantity, buyerIsMaker,
                        now);
                return;
            }
            if (!withTrades.contains(symbol)) {
                listener.onTrade(spec.index(), payload.number('l'), scaledPrice, scaledQuantity, buyerIsMaker,
                        now);
            }
            listener.onAggTrade(spec.index(), payload.number('a'), scaledPrice, scaledQuantity,
                    payload.number('f'), payload.number('l'), buyerIsMaker, now);
        });
    }

    /** Which payloads are trades. */
    static boolean understands(RecordedPayload payload) {
        return List.of(RecordedPayload.Type.TRADE, RecordedPayload.Type.AGG_TRADE).contains(payload.type());
    }
}
