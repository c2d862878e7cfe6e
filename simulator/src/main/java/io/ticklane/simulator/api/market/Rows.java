package io.ticklane.simulator.api.market;

import io.ticklane.simulator.api.ApiException;
import io.ticklane.simulator.api.Caller;
import io.ticklane.simulator.api.Plan;
import io.ticklane.simulator.api.SymbolSelection;
import io.ticklane.simulator.json.JsonWriter;

/** Answers with one object for a single symbol and with an array for several. Stateless. */
final class Rows {
    private Rows() {}

    /** Writes what is said of one symbol. */
    interface Row {
        void write(JsonWriter out, Caller caller, int symbol) throws ApiException;
    }

    static Plan plan(int weight, SymbolSelection selection, Row row) {
        return new Plan(weight, (out, caller) -> {
            if (selection.single()) {
                row.write(out, caller, selection.indices().get(0));
                return;
            }
            out.array();
            for (int symbol : selection.indices()) {
                row.write(out, caller, symbol);
            }
            out.end();
        });
    }
}
