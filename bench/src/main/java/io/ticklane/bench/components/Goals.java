package io.ticklane.bench.components;

import static io.ticklane.bench.components.Check.atLeastTimesOurs;
import static io.ticklane.bench.components.Check.atMostMore;
import static io.ticklane.bench.components.Check.atMostTimes;
import static io.ticklane.bench.components.Check.noBytes;
import static io.ticklane.bench.components.Check.told;
import static io.ticklane.bench.components.Check.toldMore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the components promise, and beside what. Stateless. */
final class Goals {
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final double MOST_OF_SLAB = 1.6;
    private static final double MOST_FOR_BOUNDS_NANOS = 6;
    private static final double MOST_FOR_RECORDING_NANOS = 20;

    private Goals() {}

    /** All comparisons, in the order in which a round has them. */
    static List<Comparison> all() {
        List<Comparison> all = new ArrayList<>();
        all.add(bookTicker());
        all.add(depth());
        for (int instruments : new int[]{FEW, MANY}) {
            all.add(read(instruments));
            all.add(put(instruments));
            all.add(bounded(instruments));
        }
        all.add(recording("a tick", "checkedTick"));
        all.add(recording("a tick and its order", "checkedTickAndOrder"));
        all.add(order("logged on", "loggedOn"));
        all.add(order("signed by HMAC", "signed"));
        return all;
    }

    /** From bytes to the handler's call, as on the combined streams that a session has. */
    private static Comparison bookTicker() {
        return new Comparison("decode bookTicker", decoder("ours", "bookTicker"), List.of(
                atLeastTimesOurs(3, decoder("Jackson streaming", "bookTickerJackson")),
                atLeastTimesOurs(5, decoder("Jackson databind", "bookTickerDatabind")),
                told(decoder("fastjson2", "bookTickerFastjson")),
                told(new Entrant("bare SBE field reads", "SbeBenchmark.bookTickerBare",
                        Map.of("decimals", "own"))),
                noBytes()));
    }

    private static Comparison depth() {
        return new Comparison("decode depth of 20 levels", decoder("ours", "depth"),
                List.of(atLeastTimesOurs(4, decoder("Jackson streaming", "depthJackson")), noBytes()));
    }

    private static Comparison read(int instruments) {
        return new Comparison("cache read of " + count(instruments), cache("ours", "cacheRead", instruments),
                List.of(atMostTimes(MOST_OF_SLAB, cache("bare slab", "slabRead", instruments)),
                        atLeastTimesOurs(15,
                                cache("Chronicle Map getUsing, a copy", "chronicleMapGet", instruments)),
                        told(cache("the same, only where it is", "chronicleMapReference", instruments)),
                        told(cache("Caffeine", "caffeineGet", instruments)), noBytes()));
    }

    private static Comparison put(int instruments) {
        return new Comparison("cache put of " + count(instruments), cache("ours", "cachePut", instruments),
                List.of(atMostTimes(MOST_OF_SLAB, cache("bare slab", "slabPut", instruments)),
                        atLeastTimesOurs(50, cache("Chronicle Map put", "chronicleMapPut", instruments)),
                        told(cache("Caffeine", "caffeinePut", instruments)), noBytes()));
    }

    /** The age judged and the order of use kept, beside a read of an entry that has neither. */
    private static Comparison bounded(int instruments) {
        Entrant without = cache("bare slab, without both", "slabRead", instruments);
        return new Comparison("cache get with LRU and TTL, " + count(instruments) + " of twice as many",
                cache("ours", "boundedGet", instruments),
                List.of(instruments == FEW
                        ? atMostMore(MOST_FOR_BOUNDS_NANOS, without)
                        : toldMore(without), noBytes()));
    }

    /** All stages of a message and the question whether prices may be believed; no clock is read. */
    private static Comparison recording(String what, String benchmark) {
        return new Comparison("breaker and stages, " + what,
                new Entrant("ours", "RecorderBenchmark." + benchmark, Map.of("stages", "ALL")),
                List.of(atMostMore(MOST_FOR_RECORDING_NANOS,
                        new Entrant("the benchmark's making of stamps", "RecorderBenchmark.stamps",
                                Map.of())),
                        told(new Entrant("Resilience4j and HdrHistogram",
                                "RecorderBenchmark." + benchmark + "Usual",
                                Map.of())),
                        noBytes()));
    }

    private static Comparison order(String session, String benchmark) {
        return new Comparison("encode an order, " + session,
                new Entrant("ours", "OrderEncodeBenchmark." + benchmark, Map.of()),
                List.of(told(
                        new Entrant("text put together", "OrderEncodeBenchmark." + benchmark + "Usual",
                                Map.of())),
                        noBytes()));
    }

    private static Entrant decoder(String name, String method) {
        return new Entrant(name, "DecoderBenchmark." + method, Map.of("form", "combined"));
    }

    private static Entrant cache(String name, String method, int instruments) {
        return new Entrant(name, "CacheBenchmark." + method,
                Map.of("instruments", Integer.toString(instruments)));
    }

    private static String count(int instruments) {
        return instruments == FEW ? "1,000" : "100,000";
    }
}
