package io.ticklane.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.ApiException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StreamPlaceTest {
    private static StreamPlace place(String uri) throws ApiException {
        return Objects.requireNonNull(StreamPlace.of(uri));
    }

    @Test
    void aPlusInAStreamNameIsAPlus() throws ApiException {
        List<String> expected = List.of("btcusdt@kline_1d@+08:00", "ethusdt@trade");
        for (String list : new String[]{"btcusdt@kline_1d@+08:00/ethusdt@trade",
            "btcusdt%40kline_1d%40%2B08%3A00%2Fethusdt%40trade", "btcusdt@kline_1d@%2B08:00/ethusdt@trade"}) {
            assertEquals(expected, place("/stream?streams=" + list).streams(), list);
            assertEquals(expected, place("/ws/" + list).streams(), list);
        }
    }

    @Test
    void takesTheTimeUnitInFourSpellings() throws ApiException {
        assertTrue(place("/ws/a@b?timeUnit=MICROSECOND").micros());
        assertTrue(place("/stream?streams=a@b&timeUnit=microsecond").micros());
        assertFalse(place("/stream?timeUnit=millisecond").micros());
        assertFalse(place("/ws?timeUnit=MILLISECOND").micros());
        assertFalse(place("/ws?other=1").micros());
        for (String uri : List.of("/ws?timeUnit=Microsecond", "/stream?streams=a@b&timeUnit=us")) {
            assertEquals(-1194, assertThrows(ApiException.class, () -> StreamPlace.of(uri)).code());
        }
    }

    @Test
    void knowsWhereStreamsLive() throws ApiException {
        assertNull(StreamPlace.of("/wsx"));
        assertNull(StreamPlace.of("/api/v3/ping"));
        assertTrue(place("/stream").combined());
        assertFalse(place("/ws/").combined());
    }
}
