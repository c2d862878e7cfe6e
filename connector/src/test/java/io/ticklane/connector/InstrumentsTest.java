package io.ticklane.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class InstrumentsTest {
    @Test
    void findsEveryNameAmongThousands() {
        List<Instrument> list = new ArrayList<>();
        for (int id = 0; id < 5_000; id++) {
            list.add(instrument(id, "S" + Integer.toString(id * 7919, 36).toUpperCase(Locale.ROOT) + "USDT"));
        }
        Instruments instruments = new Instruments(list);
        assertEquals(5_000, instruments.size());
        for (Instrument instrument : instruments) {
            byte[] bytes = ("\"" + instrument.symbol() + "\"").getBytes(StandardCharsets.UTF_8);
            assertEquals(instrument.id(), instruments.idOf(bytes, 1, bytes.length - 2));
            assertEquals(Instruments.UNKNOWN, instruments.idOf(bytes, 1, bytes.length - 3));
            assertEquals(Instruments.UNKNOWN, instruments.idOf(bytes, 0, bytes.length));
            assertSame(instrument, instruments.find(instrument.symbol()));
        }
    }

    @Test
    void findsNothingAmongNone() {
        Instruments none = new Instruments(List.of());
        assertEquals(Instruments.UNKNOWN, none.idOf(new byte[4], 0, 4));
        assertEquals(Instruments.UNKNOWN, none.idOf(new byte[0], 0, 0));
        assertNull(none.find("BTCUSDT"));
    }

    @Test
    void findsNamesThatAreNoAscii() {
        Instruments instruments = new Instruments(List.of(instrument(0, "这是测试币456")));
        assertEquals(0, instruments.find("这是测试币456").id());
        assertNull(instruments.find("这是测试456"));
    }

    @Test
    void refusesGapsAndDoubles() {
        assertThrows(IllegalArgumentException.class, () -> new Instruments(List.of(instrument(1, "A"))));
        assertThrows(IllegalArgumentException.class,
                () -> new Instruments(List.of(instrument(0, "A"), instrument(1, "A"))));
    }

    @Test
    void floorsQuantitiesToTheStep() {
        Instrument instrument = new Instrument(0, "A", "A", "B", 2, 4, 1, 0, 0, 50, 0, 0, 0, true);
        assertEquals(150, instrument.floorToStep(199));
        assertEquals(0, instrument.floorToStep(49));
        assertEquals(199, instrument(0, "A").floorToStep(199));
    }

    @Test
    void refusesScalesThatNoLongCarries() {
        assertThrows(IllegalArgumentException.class,
                () -> new Instrument(0, "A", "A", "B", 19, 4, 1, 0, 0, 50, 0, 0, 0, true));
        assertThrows(IllegalArgumentException.class,
                () -> new Instrument(0, "A", "A", "B", 2, -1, 1, 0, 0, 50, 0, 0, 0, true));
    }

    private static Instrument instrument(int id, String symbol) {
        return new Instrument(id, symbol, symbol, symbol, 2, 4, 0, 0, 0, 0, 0, 0, 0, true);
    }
}
