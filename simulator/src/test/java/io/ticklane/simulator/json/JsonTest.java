package io.ticklane.simulator.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void readsEveryKindOfValue() throws JsonException {
        Map<?, ?> value = (Map<?, ?>) Json
                .parse("{\"s\":\"é\",\"n\":7,\"t\":true,\"z\":null,\"l\":[1,\"2\"]}");
        assertEquals("é", value.get("s"));
        assertEquals(7L, value.get("n"));
        assertEquals(true, value.get("t"));
        assertNull(value.get("z"));
        assertEquals(List.of(1L, "2"), value.get("l"));
        assertEquals(new BigInteger("9223372036854775808"), Json.parse("9223372036854775808"));
    }

    @Test
    void echoesWhatItRead() throws JsonException {
        String text = "{\"id\":[1,-2.50,\"x\",null,{\"a\":false}],\"big\":9223372036854775808}";
        JsonWriter writer = new JsonWriter();
        writer.value(Json.parse(text));
        assertEquals(text, new String(writer.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void saysWhereTextIsWrong() {
        JsonException broken = assertThrows(JsonException.class, () -> Json.parse("{\n\"a\":x}"));
        assertEquals(2, broken.line());
        assertThrows(JsonException.class, () -> Json.parse(""));
        assertThrows(JsonException.class, () -> Json.parse("{}{}"));
        assertThrows(JsonException.class, () -> Json.parse("{\"a\":1"));
        assertThrows(JsonException.class, () -> Json.parse("{\"a\":1,\"a\":2}"));
    }

    @Test
    void takesNoOtherEncodingForJson() throws JsonException {
        byte[] looksLikeUtf32 = {0, 0, 0, '{', '"', '9', 'U', '_'};
        assertThrows(JsonException.class, () -> Json.parse(looksLikeUtf32));
        assertThrows(JsonException.class, () -> Json.verbatim("\0\0\0{\"9U_"));
        byte[] looksLikeUtf16 = {0, '7', 0, '7'};
        assertThrows(JsonException.class, () -> Json.parse(looksLikeUtf16));
        assertEquals(7L, Json.parse(new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '7'}));
    }

    @Test
    void refusesNumbersBeyondAllBounds() throws JsonException {
        assertThrows(JsonException.class, () -> Json.parse("[1.5e77000000000]"));
        assertEquals("1e77000000000", String.valueOf(Json.verbatim("1e77000000000")));
    }

    @Test
    void writesScaledNumbersAsText() {
        JsonWriter writer = new JsonWriter();
        writer.object().put("p", 312_045, 2).array("l").add(5, 1).raw("[]").end().put("b", true).end();
        assertEquals("{\"p\":\"3120.45000000\",\"l\":[\"0.50000000\",[]],\"b\":true}",
                new String(writer.bytes(), StandardCharsets.UTF_8));
    }
}
