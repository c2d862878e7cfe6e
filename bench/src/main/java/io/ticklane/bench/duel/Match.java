package io.ticklane.bench.duel;

import io.ticklane.bench.Compilers;
import io.ticklane.bench.duel.Participant.Kind;
import io.ticklane.bench.duel.Turn.Climb;
import io.ticklane.bench.endtoend.SenderProcess;
import io.ticklane.simulator.metronome.Rhythm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets a participant play one turn: a new venue, a new process, warm-up, a stretch, then ever higher rates. */
final class Match {
    /**
     * What is played.
     *
     * @param rate ticks a second
     * @param rhythm how they lie in time
     * @param highest where the search for the highest rate kept ends; 0: there is none
     */
    record Rules(int rate, Rhythm rhythm, Duration duration, Duration warmUp, int highest) {}

    /** With which the warm-up begins, at least: at a low rate little would be compiled before it is measured. */
    private static final int WARM_UP_RATE = 400;
    /** Up to which it rises, for those that keep up. */
    private static final int MOST_WARM_UP_RATE = 4_000;
    private static final Duration SETTLE = Duration.ofMillis(500);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int[] STEPS = {10, 15, 20, 30, 50, 70};
    private static final int DECADE = 10;
    private static final int MOST_TRACED = 20_000_000;
    /** Which field of a participant's answer it is. */
    private static final int COMPILED = 3;
    /** For the venue's orders of a whole turn, and so that its collector rests during it. */
    private static final List<String> VENUE_HEAP = List.of("-Xms1g", "-Xmx1g", "-Xmn600m");

    private final Rules rules;
    private final Participant participant;
    private final Partner venue;
    private final Partner player;

    private Match(Rules rules, Participant participant, Partner venue, Partner player) {
        this.rules = rules;
        this.participant = participant;
        this.venue = venue;
        this.player = player;
    }

    /** Of the venue's JVM. */
    static String venueFlags() {
        return JvmFlags.of(venueJava());
    }

    private static List<String> venueJava() {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(command.indexOf("-cp"), VENUE_HEAP);
        return command;
    }

    /** One turn; whatever goes wrong is in it. */
    static Turn play(Rules rules, Participant participant) throws InterruptedException {
        List<String> command = venueJava();
        command.addAll(
                List.of(DuelVenue.class.getName(), Integer.toString(Math.max(rules.rate(), WARM_UP_RATE)),
                        rules.rhythm().name(),
                        participant.lateAnswers() ? DuelVenue.LATE : DuelVenue.PROMPT));
        try (Partner venue = new Partner("the venue", command)) {
            String first = venue.line();
            try (Partner player = new Partner(participant.name(), participant.command())) {
                String ready = player.ask(first);
                if (!ready.equals("READY")) {
                    return Turn.failed("said " + ready + " for READY");
                }
                return new Match(rules, participant, venue, player).play();
            }
        } catch (IOException e) {
            return Turn.failed(String.valueOf(e.getMessage()));
        }
    }

    private Turn play() throws IOException, InterruptedException {
        long warmUp = rules.warmUp().toNanos();
        warmUp(warmUp * 2 / 3);
        Compilers.awaitRest(this::compiledMillis, rules.warmUp());
        venue.ask("pace " + rules.rate());
        TimeUnit.NANOSECONDS.sleep(warmUp / 3);
        venue.ask("begin " + traced(rules.rate(), rules.duration()));
        String[] before = player.ask("mark").split(" ", -1);
        long processor = player.processorTime().toNanos();
        TimeUnit.NANOSECONDS.sleep(rules.duration().toNanos());
        Stretch stretch = Stretch.of(venue.ask("end"));
        processor = player.processorTime().toNanos() - processor;
        String[] after = player.ask("mark").split(" ", -1);
        double messages = Math.max(1, difference(before, after, 0));
        boolean told = participant.kind() != Kind.NODE;
        double bytes = told ? difference(before, after, 1) / messages : Double.NaN;
        double ownBytes = told ? difference(before, after, 2) / messages : Double.NaN;
        long resident = player.residentBytes();
        double micros = processor / 1e3 / messages;
        boolean climbs = rules.highest() > 0 && stretch.failure().isEmpty();
        return new Turn(stretch, bytes, ownBytes, micros, resident, climbs ? climb(micros) : Climb.NONE, "");
    }

    /** What compilers worked so far, the venue's and, where it tells, the participant's. */
    private long compiledMillis() throws IOException, InterruptedException {
        String[] told = player.ask("mark").split(" ", -1);
        return Long.parseLong(venue.ask("compiled"))
                + (told.length > COMPILED ? Long.parseLong(told[COMPILED]) : 0);
    }

    /** Ticks come ever faster as long as all are answered, so that everybody is compiled as far as they get. */
    private void warmUp(long forNanos) throws IOException, InterruptedException {
        long end = System.nanoTime() + forNanos;
        int rate = Math.max(rules.rate(), WARM_UP_RATE);
        boolean rising = true;
        for (long left = forNanos; left > 0; left = end - System.nanoTime()) {
            venue.ask("begin " + traced(rate, STEP));
            TimeUnit.NANOSECONDS.sleep(Math.min(left, STEP.toNanos()));
            boolean kept = Stretch.of(venue.ask("end")).failure().isEmpty();
            rising &= kept;
            int next = rising
                    ? Math.max(rate, Math.min(2 * rate, MOST_WARM_UP_RATE))
                    : kept ? rate : Math.max(rules.rate(), rate / 2);
            if (next != rate) {
                rate = next;
                venue.ask("pace " + rate);
            }
        }
    }

    private Climb climb(double microsAtFirst) throws IOException, InterruptedException {
        Climb climb = new Climb(rules.rate(), true, microsAtFirst);
        for (int rate : steps(rules.rate(), rules.highest())) {
            Step step = step(rate);
            if (!step.stretch().failure().isEmpty()) {
                // A neighbour's second is not the participant's limit.
                step = step(rate);
            }
            if (!step.stretch().failure().isEmpty()) {
                return new Climb(climb.highest(), step.stretch().venueLate(), climb.microsPerMessage());
            }
            climb = new Climb(rate, true, step.microsPerMessage());
        }
        return climb;
    }

    private static double difference(String[] before, String[] after, int field) {
        return Long.parseLong(after[field]) - Long.parseLong(before[field]);
    }

    private record Step(Stretch stretch, double microsPerMessage) {}

    private Step step(int rate) throws IOException, InterruptedException {
        venue.ask("pace " + rate);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        long processor = player.processorTime().toNanos();
        long begin = System.nanoTime();
        venue.ask("begin " + traced(rate, STEP));
        TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
        Stretch stretch = Stretch.of(venue.ask("end"));
        double messages = (System.nanoTime() - begin) / 1e9 * rate;
        return new Step(stretch, (player.processorTime().toNanos() - processor) / 1e3 / messages);
    }

    private static int traced(int rate, Duration duration) {
        return (int) Math.min(rate * (duration.toNanos() / 1e9) * 1.5 + 1_000, MOST_TRACED);
    }

    /** Rates above the first up to the last, in steps of about a half. */
    static List<Integer> steps(int above, int last) {
        List<Integer> steps = new ArrayList<>();
        for (long decade = 1; decade <= last; decade *= DECADE) {
            for (int step : STEPS) {
                long rate = step * decade / DECADE;
                if (rate > above && rate <= last && (steps.isEmpty() || rate > steps.get(steps.size() - 1))) {
                    steps.add((int) rate);
                }
            }
        }
        return steps;
    }
}
