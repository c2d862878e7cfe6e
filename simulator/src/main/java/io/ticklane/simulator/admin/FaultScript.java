package io.ticklane.simulator.admin;

import io.ticklane.simulator.fault.Fault;
import io.ticklane.simulator.fault.FaultText;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads scripts of faults. Stateless; any thread. */
public final class FaultScript {
    private FaultScript() {}

    /**
     * Reads a JSON list of what {@code POST /faults} takes.
     *
     * @throws IllegalArgumentException with one line for people: file, what is wrong with which fault
     */
    public static List<Fault> read(Path file) {
        try {
            return FaultText.script(Json.parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read (" + e.getMessage() + ")", e);
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + ": line " + e.line() + " column " + e.column()
                    + ": no JSON: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
