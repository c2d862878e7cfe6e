package io.ticklane.bench.endtoend;

import io.ticklane.app.Refusal;
import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.app.measure.Measurement;
import io.ticklane.bench.figures.CurveImage;
import io.ticklane.bench.figures.Machine;
import io.ticklane.bridge.AwakeProcessors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measurement {@code tick-to-signal}: in every round each contestant takes a turn, in an order that rotates. One
 * thread.
 */
public final class TickToSignal implements Measurement {
    @Override
    public String name() {
        return "tick-to-signal";
    }

    @Override
    public int run(MeasureOrder order) throws IOException, InterruptedException {
        Settings settings = Settings.of(order);
        if (!settings.awake()) {
            return run(order, settings);
        }
        try (AwakeProcessors awake = AwakeProcessors.keep()) {
            if (!awake.kept()) {
                throw new Refusal("--awake: cannot be done here: " + AwakeProcessors.obstacle()
                        + "; leave --awake out");
            }
            return run(order, settings);
        }
    }

    private static int run(MeasureOrder order, Settings settings) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        order.out().println("machine  " + machine);
        long bare = bareResidentBytes();
        Cores cores = settings.pin() ? Cores.taken() : null;
        if (cores != null) {
            order.out().println("cores    sender " + cores.sender() + ", receivers " + cores.receivers());
        }
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : settings.scenarios()) {
            ScenarioResult result = new ScenarioResult(scenario);
            for (int i = 1; i <= order.runs(); i++) {
                round(order, settings, result, i, cores, bare);
            }
            order.out().print(ResultText.of(result));
            results.add(result);
        }
        Verdict verdict = Verdict.of(results, settings.strict());
        order.out().println("verdict  " + verdict.text());
        order.json().accept(ResultJson.of(machine, results, verdict.text()));
        order.html().accept(ResultPage.html(machine, results, verdict.text()));
        picture(order, machine, results);
        return verdict.passed() ? 0 : 1;
    }

    private static void round(MeasureOrder order, Settings settings, ScenarioResult result, int number,
            @Nullable Cores cores, long bareBytes) throws InterruptedException {
        List<Contestant> turns = new ArrayList<>(settings.contestants());
        Collections.rotate(turns, 1 - number);
        // One for all of a round: what its compiler has made of it is the same for those that are compared.
        try (SenderProcess sender = result.scenario().sender(cores)) {
            for (Contestant who : turns) {
                order.err().printf("%s; round %d of %d: %s, %d ms warm-up at least, %d ms measured ...%n",
                        result.scenario(), number, order.runs(), who.label(),
                        result.scenario().warmUp().toMillis(), result.scenario().duration().toMillis());
                turn(order, result, who, sender, bareBytes);
            }
        } catch (IOException e) {
            broke(order, result, "the sender of round " + number + ": " + e.getMessage());
        }
    }

    private static void turn(MeasureOrder order, ScenarioResult result, Contestant who, SenderProcess sender,
            long bareBytes) throws InterruptedException {
        try {
            result.add(who.ours()
                    ? new OursTurn(result.scenario(), who, sender, bareBytes).measure()
                    : new FloorTurn(result.scenario(), who, sender).measure());
        } catch (IOException | Refusal e) {
            broke(order, result, who.subject().label() + ", " + who.label() + ": " + e.getMessage());
        }
    }

    private static void broke(MeasureOrder order, ScenarioResult result, String why) {
        order.err().println("ticklane: " + why + "; the others go on");
        result.broke(why);
    }

    private static void picture(MeasureOrder order, Machine machine, List<ScenarioResult> results) {
        try {
            List<String> lines = new ArrayList<>(List.of(ResultPage.line(results), machine.toString()));
            results.forEach(result -> result.goals().forEach(
                    goal -> lines.add(goal + (goal.met() ? ": met" : ": missed"))));
            order.png().accept(CurveImage.png(ResultPage.TITLE, lines, ResultPage.pictured(results),
                    results.size() == 1 ? ResultPage.whole(results.get(0)) : List.of()));
        } catch (IOException e) {
            order.err().println("ticklane: " + e.getMessage());
        }
    }

    private static long bareResidentBytes() throws IOException {
        List<String> command = SenderProcess.javaCommand();
        command.add(BareJvm.class.getName());
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("a bare JVM did not start");
            }
            return Long.parseLong(line);
        }
    }
}
