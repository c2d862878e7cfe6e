package io.ticklane.connector.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
    @Test
    void signsAsTheJdkDoes() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] key = new byte[1 + random.nextInt(150)];
            byte[] text = new byte[random.nextInt(400)];
            random.nextBytes(key);
            random.nextBytes(text);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            int from = random.nextInt(text.length + 1);
            mac.update(text, from, text.length - from);
            byte[] hex = new byte[70];
            int end = new HmacSha256(key).sign(text, from, text.length - from, hex, 3);
            assertEquals(HexFormat.of().formatHex(mac.doFinal()),
                    new String(hex, 3, end - 3, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void allocatesNothing() {
        HmacSha256 hmac = new HmacSha256("secret".getBytes(StandardCharsets.US_ASCII));
        byte[] text = new byte[300];
        byte[] hex = new byte[HmacSha256.HEX_LENGTH];
        assertEquals(0, Allocation.least(20_000, () -> hmac.sign(text, 0, text.length, hex, 0)));
    }
}
