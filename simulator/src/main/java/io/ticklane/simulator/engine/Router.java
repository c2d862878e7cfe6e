package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The smart order router: lets a taker also have what the books of sister symbols offer at better prices than its own.
 * Sisters have the same base asset, scales and step, and a quote asset that counts as the same. The venue takes there
 * for its own account and hands the fills on at the same price, in the taker's quote asset, as allocations. Simulator
 * thread only.
 */
final class Router {
    private static final Set<String> ALIKE = Set.of("USDT", "USDC");

    private final Floor floor;
    private final Wallet desk;
    private final Matcher matcher;
    private final Settlement settlement;
    private final Order probe = new Order();
    private final PriceLimits limits = new PriceLimits();

    /** @param desk the venue's own account, on credit */
    Router(Floor floor, Wallet desk, Matcher matcher, Settlement settlement) {
        this.floor = floor;
        this.desk = desk;
        this.matcher = matcher;
        this.settlement = settlement;
    }

    /** Whether orders for one symbol may have what the other offers. */
    static boolean sisters(Book one, Book other) {
        return one != other && one.baseAsset == other.baseAsset && ALIKE.contains(one.spec.quoteAsset())
                && ALIKE.contains(other.spec.quoteAsset())
                && one.spec.priceScale() == other.spec.priceScale()
                && one.spec.quantityScale() == other.spec.quantityScale()
                && one.spec.stepSize() == other.spec.stepSize();
    }

    /** The sisters that trade now. One whose takers are held to a price range is left out. */
    static List<Book> open(Floor floor, Book own) {
        List<Book> open = new ArrayList<>(1);
        for (Book book : floor.books) {
            if (sisters(own, book) && book.rules.status() == SymbolStatus.TRADING
                    && book.rules.priceRange() == null) {
                open.add(book);
            }
        }
        return open;
    }

    /** Fills a taker on all books, the best price first, its own book first where prices are the same. */
    void route(Book own, Order taker) {
        List<Book> sisters = open(floor, own);
        boolean goesOn = true;
        while (goesOn && taker.remaining() > 0) {
            limits.begin(own, taker.buy, floor.references);
            Book sister = better(own, sisters, taker);
            if (sister != null) {
                take(own, sister, taker);
            } else {
                goesOn = matcher.matchBest(own, taker);
            }
        }
    }

    /** The sister whose best price is better than that of the own book and of all other sisters. */
    private @Nullable Book better(Book own, List<Book> sisters, Order taker) {
        Book best = null;
        BookSide ownSide = own.side(!taker.buy);
        long price = ownSide.bestPrice();
        for (Book sister : sisters) {
            BookSide side = sister.side(!taker.buy);
            long offered = side.bestPrice();
            boolean takes = offered > 0 && limits.hold(offered)
                    && (taker.takesAnyPrice() || side.reaches(taker.limit, offered));
            if (takes && (price == 0 || (taker.buy ? offered < price : offered > price))) {
                best = sister;
                price = offered;
            }
        }
        return best;
    }

    private void take(Book own, Book sister, Order taker) {
        BookSide side = sister.side(!taker.buy);
        long price = side.bestPrice();
        probe.limit(desk, sister.spec.index(), taker.buy, price,
                Math.min(taker.remaining(), side.bestQuantity())).lasting(TimeInForce.IOC);
        matcher.match(sister, probe);
        sister.tellTop(floor.listeners);
        floor.touch(sister);
        allocate(own, taker, price, probe.executed());
    }

    private void allocate(Book own, Order taker, long price, long quantity) {
        long quote = own.quote(price, quantity);
        long base = own.base(quantity);
        matcher.progress(taker, quantity, quote);
        Fill fill = settlement.settle(own, taker, price, quantity, quote, false);
        desk.add(own.pays(taker.buy), taker.buy ? quote : base, floor.now);
        desk.add(own.pays(!taker.buy), -(taker.buy ? base : quote), floor.now);
        floor.events.fill(own, taker, fill == null ? null : fill.allocated(own.nextAllocationId++));
    }
}
