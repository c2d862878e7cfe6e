package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentEncodingTest {
    @Test
    void keepsUnreservedCharacters() {
        assertEquals("t3fk9x-1a-u88100233._~AZ", PercentEncoding.encode("t3fk9x-1a-u88100233._~AZ"));
    }

    @Test
    void encodesTheRestAsUtf8() {
        assertEquals("my%20order%2F%C3%A9%2B%26%3D", PercentEncoding.encode("my order/é+&="));
        assertEquals("%EF%BC%91456", PercentEncoding.encode("１456"));
        assertEquals("%5B%22A%22%2C%22%F0%9F%98%80%22%5D", PercentEncoding.encode("[\"A\",\"😀\"]"));
    }

    @Test
    void isUndoneByDecoding() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            String text = random.ints(random.nextInt(20), 1, 0xD800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertEquals(text, URLDecoder.decode(PercentEncoding.encode(text), StandardCharsets.UTF_8));
        }
    }
}
