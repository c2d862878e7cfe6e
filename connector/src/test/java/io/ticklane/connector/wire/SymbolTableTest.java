package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private final List<Instrument> instruments = new ArrayList<>();
    private final JsonCursor cursor = new JsonCursor();

    @Test
    void findsNamesOfEveryLength() {
        for (int length = 1; length <= 24; length++) {
            add("ABCDEFGHIJKLMNOPQRSTUVWXYZ".substring(0, length));
            add("X" + "Y".repeat(length));
        }
        add("这是测试币456");
        add("这是测试币测试币测试币456");
        SymbolTable table = table();
        for (Instrument instrument : instruments) {
            for (String behind : List.of("", ",", ",\"b\":\"3120.44000000\"")) {
                assertEquals(instrument.id(), read(table, instrument.symbol() + "\"" + behind));
                assertEquals(instrument.symbol().getBytes(StandardCharsets.UTF_8).length + 1,
                        cursor.position);
            }
        }
    }

    @Test
    void findsTensOfThousandsOfNames() {
        for (int i = 0; i < 40_000; i++) {
            add("S" + i * 31 + (i % 2 == 0 ? "USDT" : "FDUSD"));
        }
        SymbolTable table = table();
        for (Instrument instrument : instruments) {
            assertEquals(instrument.id(), read(table, instrument.symbol() + "\",\"b\":\"3120.44000000\""));
        }
        assertEquals(Instruments.UNKNOWN, read(table, "NOSUCH\",\"b\":\"3120.44000000\""));
    }

    @Test
    void namesThatDifferInAnyPlaceOnlyAreSpread() {
        for (int place = 0; place < 12; place++) {
            instruments.clear();
            for (int i = 0; i < 26 * 26; i++) {
                char[] name = "ABCDEFGHIJKLMN".toCharArray();
                name[place] = (char) ('A' + i % 26);
                name[place + 1] = (char) ('A' + i / 26);
                add(new String(name));
            }
            int longest = table().longestSearch();
            assertTrue(longest <= 16, longest + " slots are looked at for a name, place " + place);
        }
    }

    @Test
    void findsNoNameThatIsOnlySimilar() {
        add("ETHUSDT");
        add("ETHUSDTX");
        SymbolTable table = table();
        for (String name : List.of("", "ETHUSD", "ETHUSDT\0", "ETHUSDT\0\0", "ETHUSDTX\0", "ethusdt",
                "ETHUSDT\\",
                "ETHUSDTXY", "ETHUSDTXETHUSDTXETHUSDTX")) {
            assertEquals(Instruments.UNKNOWN, read(table, name + "\",\"b\":\"3120.44000000\""), name);
            assertEquals(Instruments.UNKNOWN, read(table, name + "\""), name);
        }
        assertEquals(Instruments.UNKNOWN, read(table, "ETHUSDT"));
        assertEquals(Instruments.UNKNOWN, read(table, "ETHUSDT" + ",".repeat(40)));
    }

    @Test
    void searchesStayShortHoweverManyNames() {
        for (int count : List.of(16_385, 32_767, 65_535)) {
            while (instruments.size() < count) {
                add("N" + instruments.size() + "USDT");
            }
            int longest = table().longestSearch();
            assertTrue(longest <= 128, longest + " slots are looked at for a name of " + count);
        }
    }

    @Test
    void tellsTheScalesOfWhatItFound() {
        instruments.add(Captures.instrument(0, "ETHUSDT", 2, 4));
        instruments.add(Captures.instrument(1, "A-NAME-TOO-LONG-FOR-TWO-WORDS", 8, 0));
        instruments.add(Captures.instrument(2, "PEPEUSDT", 0, 8));
        SymbolTable table = table();
        for (int id : new int[]{2, 1, 0, 1, 2}) {
            Instrument instrument = instruments.get(id);
            assertEquals(id, read(table, instrument.symbol() + "\",\"b\":\"3120.44000000\""));
            assertEquals(instrument.priceScale(), table.priceScale());
            assertEquals(instrument.quantityScale(), table.quantityScale());
            byte[] name = instrument.symbol().getBytes(StandardCharsets.UTF_8);
            assertEquals(id, table.find(name, 0, name.length));
            assertEquals(instrument.priceScale(), table.priceScale());
        }
    }

    @Test
    void keepsTheLastTickOfEachHoweverItWasFound() {
        for (int length = 5; length <= 24; length++) {
            add("ABCDEFGHIJKLMNOPQRSTUVWXYZ".substring(0, length));
        }
        add("这是测试币456");
        add("这是测试币");
        SymbolTable table = table();
        long[] twin = new long[instruments.size()];
        Arrays.fill(twin, SymbolTable.NO_TICK);
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 20_000; i++) {
            int id = random.nextInt(twin.length);
            String name = instruments.get(id).symbol();
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            switch (random.nextInt(6)) {
                case 0 -> assertEquals(id, read(table, name + "\",\"b\":\"3120.44000000\""));
                case 1 -> assertEquals(id, read(table, name + "\""));
                case 2 -> assertEquals(id, table.find(bytes, 0, bytes.length));
                case 3 -> assertEquals(id, table.found(id));
                case 4 -> assertEquals(Instruments.UNKNOWN, read(table, "NOSUCH\",\"b\":\"3120.44000000\""));
                default -> {
                    // Another one was found last.
                }
            }
            assertEquals(twin[id], table.swapLastTick(id, i), name);
            twin[id] = i;
            if (random.nextInt(1_000) == 0) {
                table.forgetTicks();
                Arrays.fill(twin, SymbolTable.NO_TICK);
            }
        }
    }

    @Test
    void findsNothingAmongNone() {
        assertEquals(Instruments.UNKNOWN, read(table(), "ETHUSDT\",\"b\":\"3120.44000000\""));
    }

    private void add(String symbol) {
        instruments.add(Captures.instrument(instruments.size(), symbol, 2, 4));
    }

    private SymbolTable table() {
        return new SymbolTable(new Instruments(instruments));
    }

    private int read(SymbolTable table, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cursor.reset(bytes, 0, bytes.length);
        return table.read(cursor);
    }
}
