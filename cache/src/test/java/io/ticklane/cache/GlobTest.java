package io.ticklane.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({"BTCUSDT, BTCUSDT, true", "BTC*, BTCUSDT, true", "BTC*, BTC, true", "*USDT, BTCUSDT, true",
        "*USDT, USDTTRY, false", "*, X, true", "B?B*, BNBUSDT, true", "?, AB, false", "B*C*D, BCCXD, true",
        "BTC, BTCUSDT, false", "**T, T, true", "A*, BA, false"})
    void fits(String pattern, String symbol, boolean fits) {
        assertEquals(fits, Glob.matches(pattern, symbol));
    }
}
