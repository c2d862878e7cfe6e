package io.ticklane.bench.floor;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.spot.StreamFormat;
import io.ticklane.simulator.market.SymbolSpec;
import io.ticklane.simulator.synthetic.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first symbols of a simulator, known without asking it, and where their best prices stream. Immutable. */
public record FloorSymbols(Instruments instruments) {

    /** So many. */
    public static FloorSymbols first(int count) {
        return new FloorSymbols(
                new Instruments(Symbols.generated(count).stream().map(FloorSymbols::instrument).toList()));
    }

    /** Path of the address at which all of them stream, so that nothing is to be subscribed. */
    public String path(StreamFormat format) {
        String stream = format == StreamFormat.SBE ? "@bestBidAsk" : "@bookTicker";
        List<String> names = new ArrayList<>();
        for (int i = 0; i < instruments.size(); i++) {
            names.add(instruments.get(i).symbol().toLowerCase(Locale.ROOT) + stream);
        }
        return "/stream?streams=" + String.join("/", names);
    }

    /** As the connector reads it from the venue's own description. */
    private static Instrument instrument(SymbolSpec spec) {
        return new Instrument(spec.index(), spec.symbol(), spec.baseAsset(), spec.quoteAsset(),
                spec.priceScale(), spec.quantityScale(), spec.tickSize(), spec.minPrice(), spec.maxPrice(),
                spec.stepSize(), spec.minQuantity(), spec.maxQuantity(), spec.minNotional(), true);
    }
}
