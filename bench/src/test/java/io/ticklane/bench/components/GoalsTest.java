package io.ticklane.bench.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.Refusal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class GoalsTest {
    /** What JMH would run, by its full name. */
    private static Map<String, BenchmarkListEntry> listed() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT), List.of())
                .stream().collect(Collectors.toMap(BenchmarkListEntry::getUsername, Function.identity()));
    }

    @Test
    void everyBenchmarkExistsWithAllItsParametersChosen() {
        Map<String, BenchmarkListEntry> listed = listed();
        for (Comparison comparison : Goals.all()) {
            for (Entrant entrant : comparison.order(1)) {
                BenchmarkListEntry entry = listed.get(entrant.fullName());
                assertNotNull(entry, entrant.fullName());
                Map<String, String[]> parameters = entry.getParams().orElse(Map.of());
                assertEquals(parameters.keySet(), entrant.parameters().keySet(), entrant.fullName());
                entrant.parameters().forEach((name, value) -> assertTrue(
                        Arrays.asList(parameters.get(name)).contains(value), entrant + " " + name));
            }
        }
    }

    @Test
    void everyComparisonHasAnotherNameAndHoldsOursToNoBytes() {
        Set<String> names = new HashSet<>();
        for (Comparison comparison : Goals.all()) {
            assertTrue(names.add(comparison.name()), comparison.name());
            assertEquals(1, comparison.checks().stream()
                    .filter(check -> check.figure() == Figure.BYTES && check.hasGoal()).count(),
                    comparison.name());
        }
    }

    @Test
    void entrantsOfAComparisonAreToldApart() {
        for (Comparison comparison : Goals.all()) {
            Set<String> names = new HashSet<>();
            for (Entrant entrant : comparison.order(1)) {
                assertTrue(names.add(entrant.name()), comparison.name() + ": " + entrant.name());
            }
        }
    }

    @Test
    void wordsChooseComparisons() {
        List<Comparison> all = Goals.all();

        assertEquals(all, Components.chosen(all, List.of()));
        assertEquals(List.of("decode bookTicker", "decode depth of 20 levels"),
                Components.chosen(all, List.of("DECODE")).stream().map(Comparison::name).toList());
        assertTrue(String.valueOf(assertThrows(Refusal.class, () -> Components.chosen(all, List.of("ring")))
                .getMessage())
                .startsWith("bench components: nothing is named ring; there are decode bookTicker"));
    }
}
