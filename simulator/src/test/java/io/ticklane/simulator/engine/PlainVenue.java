package io.ticklane.simulator.engine;

import io.ticklane.simulator.market.SymbolSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The engine once more, slow and plain: lists, exact decimals, and nothing kept that can be worked out. */
final class PlainVenue {
    static final class Resting {
        final long number;
        final int account;
        final boolean buy;
        final BigDecimal price;
        BigDecimal left;

        Resting(long number, int account, boolean buy, BigDecimal price, BigDecimal left) {
            this.number = number;
            this.account = account;
            this.buy = buy;
            this.price = price;
            this.left = left;
        }

        BigDecimal locks() {
            return buy ? price.multiply(left).setScale(8, RoundingMode.CEILING) : left;
        }
    }

    /** What is asked for; {@code limit} is null for market orders, one of the quantities is null. */
    record Request(int account, boolean buy, BigDecimal limit, BigDecimal quantity, BigDecimal quote,
            boolean makerOnly, TimeInForce time) {}

    private final BigDecimal step;
    private final BigDecimal[] rate;
    final BigDecimal[] base;
    final BigDecimal[] quote;
    final List<Resting> resting = new ArrayList<>();
    final List<String> trades = new ArrayList<>();
    final int feeAccount;
    private long arrivals;

    PlainVenue(SymbolSpec spec, int accounts, BigDecimal makerRate, BigDecimal takerRate) {
        step = BigDecimal.valueOf(spec.stepSize(), spec.quantityScale());
        rate = new BigDecimal[]{makerRate, takerRate};
        base = new BigDecimal[accounts + 1];
        quote = new BigDecimal[accounts + 1];
        feeAccount = accounts;
        base[feeAccount] = BigDecimal.ZERO;
        quote[feeAccount] = BigDecimal.ZERO;
    }

    BigDecimal locked(int account, boolean quoteAsset) {
        return resting.stream().filter(r -> r.account == account && r.buy == quoteAsset).map(Resting::locks)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Resting> makers(boolean bids) {
        Comparator<Resting> byPrice = Comparator.comparing(r -> r.price);
        return resting.stream().filter(r -> r.buy == bids)
                .sorted((bids ? byPrice.reversed() : byPrice).thenComparing(r -> r.number)).toList();
    }

    private static boolean reaches(Request request, BigDecimal price) {
        return request.limit == null
                || (request.buy ? request.limit.compareTo(price) >= 0 : request.limit.compareTo(price) <= 0);
    }

    Refusal place(Request request) {
        long number = ++arrivals;
        List<Resting> makers = makers(!request.buy);
        if (request.quote != null
                && (makers.isEmpty() || most(request.quote, makers.get(0).price).signum() == 0)) {
            return Refusal.LIQUIDITY;
        }
        BigDecimal has = (request.buy ? quote : base)[request.account]
                .subtract(locked(request.account, request.buy));
        if (needs(request, makers).compareTo(has) > 0) {
            return Refusal.BALANCE;
        }
        if (request.makerOnly && !makers.isEmpty() && reaches(request, makers.get(0).price)) {
            return Refusal.WOULD_TAKE;
        }
        BigDecimal left = request.quantity;
        BigDecimal within = makers.stream().filter(m -> reaches(request, m.price)).map(m -> m.left)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (request.time != TimeInForce.FOK || within.compareTo(left) >= 0) {
            left = match(request, makers);
        }
        if (request.limit != null && request.time == TimeInForce.GTC && left.signum() > 0) {
            resting.add(new Resting(number, request.account, request.buy, request.limit, left));
        }
        return Refusal.NONE;
    }

    private BigDecimal match(Request request, List<Resting> makers) {
        BigDecimal left = request.quantity;
        BigDecimal quoteLeft = request.quote;
        for (Resting maker : makers) {
            BigDecimal wanted = quoteLeft == null ? left : most(quoteLeft, maker.price);
            if (!reaches(request, maker.price) || wanted.signum() == 0) {
                break;
            }
            BigDecimal quantity = wanted.min(maker.left);
            BigDecimal worth = maker.price.multiply(quantity).setScale(8, RoundingMode.FLOOR);
            trade(request, maker, quantity, worth);
            left = left == null ? null : left.subtract(quantity);
            quoteLeft = quoteLeft == null ? null : quoteLeft.subtract(worth);
        }
        return left == null ? BigDecimal.ZERO : left;
    }

    private void trade(Request request, Resting maker, BigDecimal quantity, BigDecimal worth) {
        maker.left = maker.left.subtract(quantity);
        if (maker.left.signum() == 0) {
            resting.remove(maker);
        }
        int buyer = request.buy ? request.account : maker.account;
        int seller = request.buy ? maker.account : request.account;
        BigDecimal buyerFee = quantity.multiply(rate[request.buy ? 1 : 0]).setScale(8, RoundingMode.FLOOR);
        BigDecimal sellerFee = worth.multiply(rate[request.buy ? 0 : 1]).setScale(8, RoundingMode.FLOOR);
        quote[buyer] = quote[buyer].subtract(worth);
        base[buyer] = base[buyer].add(quantity).subtract(buyerFee);
        base[seller] = base[seller].subtract(quantity);
        quote[seller] = quote[seller].add(worth).subtract(sellerFee);
        base[feeAccount] = base[feeAccount].add(buyerFee);
        quote[feeAccount] = quote[feeAccount].add(sellerFee);
        trades.add(trade(maker.price, quantity, maker.buy));
    }

    static String trade(BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {
        return price.stripTrailingZeros().toPlainString() + " x "
                + quantity.stripTrailingZeros().toPlainString() + " " + buyerIsMaker;
    }

    private BigDecimal most(BigDecimal amount, BigDecimal price) {
        return amount.divide(price, 20, RoundingMode.FLOOR).divideToIntegralValue(step).multiply(step)
                .setScale(step.scale(), RoundingMode.UNNECESSARY);
    }

    private BigDecimal needs(Request request, List<Resting> makers) {
        if (request.limit != null) {
            return new Resting(0, 0, request.buy, request.limit, request.quantity).locks();
        }
        if (request.buy && request.quote != null) {
            return request.quote;
        }
        if (!request.buy && request.quantity != null) {
            return request.quantity;
        }
        BigDecimal needs = BigDecimal.ZERO;
        BigDecimal left = request.quantity;
        BigDecimal quoteLeft = request.quote;
        List<BigDecimal> prices = makers.stream().map(m -> m.price).distinct().toList();
        for (BigDecimal price : prices) {
            BigDecimal level = makers.stream().filter(m -> m.price.compareTo(price) == 0).map(m -> m.left)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal quantity = level.min(quoteLeft == null ? left : most(quoteLeft, price));
            if (quantity.signum() == 0) {
                break;
            }
            BigDecimal worth = price.multiply(quantity);
            needs = needs.add(request.buy ? worth.setScale(8, RoundingMode.CEILING) : quantity);
            left = left == null ? null : left.subtract(quantity);
            quoteLeft = quoteLeft == null
                    ? null
                    : quoteLeft.subtract(worth.setScale(8, RoundingMode.FLOOR));
        }
        return needs;
    }

    void cancel(long number) {
        resting.removeIf(r -> r.number == number);
    }

    /** The number that the next placement gets. */
    long next() {
        return arrivals + 1;
    }
}
