package io.ticklane.simulator.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A fault and what has become of it so far. Simulator thread only. */
final class Planned {
    private record Verdict(long lastId, boolean lost) {}

    final long id;
    final Fault fault;
    final long begin;
    final long end;
    final SplittableRandom random;
    boolean active;
    long strikes;
    private final Chance chance;
    private long chances;
    /** How often the chance said yes: once for an event that several connections do not get. */
    private long hits;
    /** What was decided about the newest event of a stream, so that it holds for all who hear it. */
    private final Map<String, Verdict> verdicts = new HashMap<>();

    Planned(long id, Fault fault, long now, long seed) {
        this.id = id;
        this.fault = fault;
        chance = fault.chance();
        begin = now + fault.after().toNanos();
        end = fault.lasting().isZero() ? Long.MAX_VALUE : begin + fault.lasting().toNanos();
        random = new SplittableRandom(seed);
    }

    /** Whether it has struck as often as it may. */
    boolean spent() {
        return chance.count() > 0 && hits >= chance.count();
    }

    /** Whether it strikes this time. */
    boolean decide(Subject subject, FrameIds ids) {
        if (fault.kind() != FaultKind.GAP || ids.last() < 0) {
            return draw();
        }
        Verdict known = verdicts.get(subject.stream());
        if (known != null && known.lastId == ids.last()) {
            return known.lost;
        }
        boolean lost = draw();
        verdicts.put(subject.stream(), new Verdict(ids.last(), lost));
        return lost;
    }

    private boolean draw() {
        if (spent()) {
            return false;
        }
        chances++;
        boolean turn = chance.every() <= 1 || chances % chance.every() == 0;
        boolean hit = turn && (chance.probability() >= 1 || random.nextDouble() < chance.probability());
        hits += hit ? 1 : 0;
        return hit;
    }
}
