package io.ticklane.connector.spot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ticklane.connector.VenueProfile;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {
    private static final VenueProfile VENUE = new VenueProfile("test", URI.create("http://127.0.0.1:1"),
            URI.create("ws://127.0.0.1:1"), null, null, false);

    @ParameterizedTest
    @CsvSource({"1, 1, INLINE, false", "1, 2, INLINE, false", "1, 3, INLINE, true", "1, 64, INLINE, true",
        "2, 1, SHARED, false", "2, 2, SHARED, false", "2, 3, SHARED, false", "1000, 3, SHARED, false",
        "2, 4, RING, false", "2, 5, RING, true", "10, 12, RING, false", "10, 13, RING, true",
        "1000, 64, RING, false"})
    void theMachineDecidesWhereNothingIsSaid(int connections, int processors, Layout layout, boolean spin) {
        Layout resolved = Layout.AUTO.resolve(connections, processors);
        assertEquals(layout, resolved);
        assertEquals(spin, resolved.streamsMaySpin(connections, processors));
    }

    @Test
    void neverMoreSpinnersThanProcessorsLessTwo() {
        for (Layout layout : List.of(Layout.INLINE, Layout.RING, Layout.SHARED)) {
            for (int processors = 1; processors <= 128; processors++) {
                for (int connections = 1; connections <= 130; connections++) {
                    if (layout.streamsMaySpin(connections, processors)) {
                        int spinners = connections + (layout == Layout.RING ? 1 : 0);
                        assertEquals(Math.min(spinners, processors - 2), spinners);
                    }
                }
            }
        }
    }

    @Test
    void whatIsAskedForIsItself() {
        for (Layout layout : List.of(Layout.INLINE, Layout.RING, Layout.SHARED)) {
            assertEquals(layout, layout.resolve(1, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> Layout.INLINE.resolve(2, 64));
    }

    @Test
    void aConfigurationCountsItsConnections() {
        SpotConfig one = SpotConfig.of(VENUE, List.of("BTCUSDT"));
        assertEquals(false, one.withSpinFor(2).stream().spin());
        assertEquals(true, one.withSpinFor(3).stream().spin());
        SpotConfig three = SpotConfig.of(VENUE, IntStream.range(0, 500).mapToObj(i -> "S" + i).toList());
        assertEquals(false, three.withSpinFor(5).stream().spin());
        assertEquals(true, three.withSpinFor(6).stream().spin());
    }
}
