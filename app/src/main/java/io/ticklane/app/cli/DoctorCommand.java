package io.ticklane.app.cli;

import io.ticklane.app.config.AppConfig;
import io.ticklane.app.doctor.Doctor;
import io.ticklane.app.doctor.Finding;
import io.ticklane.app.doctor.Finding.Verdict;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong here and what to do. Main thread. */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = Version.class,
        sortOptions = false,
        description = "Checks JDK, flags, processors, configuration, network, clock and keys, and says what to do.",
        footer = {
            "", "Examples:", "  ticklane doctor", "  ticklane doctor --venue binance-testnet",
            "", "Exit status: 0 all good; 1 problems found; 2 bad input."})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--venue", paramLabel = "NAME|FILE", defaultValue = "simulator",
            completionCandidates = ConfigOptions.Venues.class,
            description = "${COMPLETION-CANDIDATES}, or a profile file. Default: ${DEFAULT-VALUE}.")
    String venue = "simulator";
    @Mixin
    ConfigOptions config = new ConfigOptions();

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AppConfig loaded = config.load(venue, surroundings);
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        PrintStream out = surroundings.out();
        Map<Verdict, String> marks = marks(surroundings.charset());
        new Doctor(loaded, surroundings.environment(), surroundings.probes(), finding -> {
            counts.merge(finding.verdict(), 1, Integer::sum);
            print(out, marks, finding);
        }).run();
        int bad = counts.getOrDefault(Verdict.BAD, 0);
        int doubtful = counts.getOrDefault(Verdict.DOUBTFUL, 0);
        out.println(
                bad == 0 && doubtful == 0 ? "All good." : bad + " to mend, " + doubtful + " to know about.");
        out.flush();
        return bad == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void print(PrintStream out, Map<Verdict, String> marks, Finding finding) {
        out.println(marks.get(finding.verdict()) + " " + finding.what());
        if (!finding.remedy().isEmpty()) {
            out.println("    -> " + finding.remedy());
        }
        out.flush();
    }

    private static Map<Verdict, String> marks(Charset charset) {
        boolean pretty = charset.newEncoder().canEncode("✓✗");
        return Map.of(Verdict.GOOD, pretty ? "✓" : "[ok]", Verdict.DOUBTFUL, pretty ? "!" : "[!!]",
                Verdict.BAD,
                pretty ? "✗" : "[no]");
    }
}
