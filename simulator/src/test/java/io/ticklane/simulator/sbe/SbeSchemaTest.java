package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.simulator.SharedData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our schema files state the facts of the published ones. */
class SbeSchemaTest {
    /** What the simulator never says: listen keys, listen tokens, allocation reports. */
    private static final Set<Integer> LEFT_OUT = Set.of(500, 501, 502, 505, 600);

    private static final String BLOCK_LENGTHS = """
            1:25 2:21 3:37 4:25 5:14 6:23 7:8 8:25 9:8 10:8 11:8 12:9 13:32 14:8 15:8 16:8 17:8 18:8 19:8 20:8 21:9
            22:33 50:3 51:26 52:26 53:26 54:0 100:18 101:0 102:8 103:0 104:0 105:0 200:10 201:2 202:2 203:2 204:25
            205:182 206:0 207:106 208:0 209:9 210:0 211:34 212:0 213:126 214:0 215:106 216:0 217:17 218:17 219:2
            300:24 301:154 302:154 303:0 304:163 305:137 306:0 307:2 308:0 309:19 310:21 311:21 312:21 313:19 314:0
            315:60 316:0 317:145 400:64 401:0 402:0 403:0 404:0 405:108 503:2 504:0 601:27 602:10 603:282 604:27
            606:29 607:18 610:8 999:0""";

    private static List<String> facts(SbeSchema schema, Set<Integer> templates) {
        List<String> facts = new ArrayList<>();
        facts.add("schema " + schema.id() + ":" + schema.version());
        Set<String> types = new TreeSet<>(Set.of("messageHeader"));
        schema.messages().forEach((id, message) -> {
            if (templates.contains(id)) {
                facts.add(id + " " + message.name() + " since " + message.since());
                parts(schema, message, Integer.toString(id), facts, types);
            }
        });
        types.forEach(type -> facts.add(type(schema, type)));
        return facts;
    }

    private static void parts(SbeSchema schema, SbeSchema.Part of, String at, List<String> facts,
            Set<String> types) {
        facts.add(at + " block of " + schema.blockLength(of));
        int offset = 0;
        for (SbeSchema.Part part : of.parts()) {
            String fact = at + " " + part.kind() + " " + part.id() + " " + part.name() + " " + part.type()
                    + " optional " + part.optional() + " constant " + part.constant() + " since "
                    + part.since()
                    + " exponent " + part.exponent() + " json " + part.path() + " null " + part.whenNull();
            if (part.kind().equals("field") && part.constant().isEmpty()) {
                fact += " at " + offset + " as " + schema.primitive(part.type()) + schema.length(part.type());
                offset += schema.length(part.type());
            }
            facts.add(fact);
            types.add(part.type());
            if (part.kind().equals("group")) {
                parts(schema, part, at + "/" + part.name(), facts, types);
            }
        }
    }

    private static String type(SbeSchema schema, String type) {
        String kind = schema.kind(type);
        String what = switch (kind) {
            case "composite" -> schema.composite(type).toString();
            case "enum", "set" -> schema.primitive(type) + " " + schema.names(type);
            default -> schema.primitive(type) + " " + schema.length(type);
        };
        return kind + " " + type + " since " + schema.since(type) + " " + what;
    }

    @Test
    void streamSchemaIsThePublishedOne() {
        SbeSchema published = SbeSchema.of(SharedData.file("../sbe/stream_1_0.xml"));
        Set<Integer> all = published.messages().keySet();
        assertEquals(facts(published, all), facts(SbeSchema.ours("stream"), all));
        assertEquals(all, SbeSchema.ours("stream").messages().keySet());
    }

    @Test
    void spotSchemaIsThePublishedOneButForWhatIsNeverSaid() {
        SbeSchema published = SbeSchema.of(SharedData.file("../sbe/spot_3_5.xml"));
        Set<Integer> said = new TreeSet<>(published.messages().keySet());
        said.removeAll(LEFT_OUT);
        assertEquals(facts(published, said), facts(SbeSchema.ours("spot"), said));
        assertEquals(said, SbeSchema.ours("spot").messages().keySet());
    }

    @Test
    void jsonSpellsConstantsInCapitals() {
        SbeSchema published = SbeSchema.of(SharedData.file("../sbe/spot_3_5.xml"));
        for (String type : Set.of("orderStatus", "orderType", "filterType", "expiryReason", "symbolStatus",
                "timeInForce",
                "orderTypes", "allowedSelfTradePreventionModes", "rateLimitType", "contingencyType", "floor",
                "matchType",
                "pegPriceType", "cancelReplaceStatus", "executionType", "calculationType", "accountType")) {
            Map<String, String> spellings = published.spellings(type);
            Map<String, String> ours = spellings.keySet().stream()
                    .collect(Collectors.toMap(name -> name, Spellings::spelling));
            assertEquals(spellings, ours);
        }
    }

    @Test
    void blocksAreAsLongAsDocumented() {
        SbeSchema ours = SbeSchema.ours("spot");
        String lengths = ours.messages().values().stream().map(m -> m.id() + ":" + ours.blockLength(m))
                .collect(Collectors.joining(" "));
        assertEquals(BLOCK_LENGTHS.replace('\n', ' '), lengths);
    }
}
