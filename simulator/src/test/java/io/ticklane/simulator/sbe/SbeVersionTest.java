package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of the schema may be asked for, and how. */
class SbeVersionTest {
    private static UnsupportedSbeException refused(String header) {
        return assertThrows(UnsupportedSbeException.class, () -> SbeVersion.ofHeader(header));
    }

    private static UnsupportedSbeException refused(String schemaId, String version) {
        return assertThrows(UnsupportedSbeException.class, () -> SbeVersion.ofParameters(schemaId, version));
    }

    @ParameterizedTest
    @CsvSource({"2,true", "3,true", "4,true", "5,false"})
    void knowsWhatIsInUseAndWhatIsDeprecated(int version, boolean deprecated) throws UnsupportedSbeException {
        SbeVersion expected = new SbeVersion(3, version, deprecated);
        assertEquals(expected, SbeVersion.ofHeader("3:" + version));
        assertEquals(expected, SbeVersion.ofParameters("3", Integer.toString(version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:1", "3:0", "2:1", "2:0", "1:0", "3:6", "4:0", "0:0", "99999:5"})
    void refusesWhatIsRetiredOrNotThereYet(String header) {
        UnsupportedSbeException e = refused(header);
        assertEquals(-1153, e.code());
        assertEquals("Unsupported SBE schema ID or version specified in the `X-MBX-SBE` header.",
                e.getMessage());
        int colon = header.indexOf(':');
        e = refused(header.substring(0, colon), header.substring(colon + 1));
        assertEquals(-1153, e.code());
        assertEquals("Invalid SBE schema ID or version specified.", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "3:", ":5", "3.5", "a:b", "3:5:1", "-3:5", "3:+5", "123456:5",
        "3:99999999999"})
    void refusesAMalformedHeader(String header) {
        UnsupportedSbeException e = refused(header);
        assertEquals(-1152, e.code());
        assertEquals("Invalid `X-MBX-SBE` header; expected `<SCHEMA_ID>:<VERSION>`.", e.getMessage());
    }

    @Test
    void refusesWhatIsNotGiven() {
        assertEquals(-1152, refused(null).code());
        assertEquals(-1153, refused(null, "5").code());
        assertEquals(-1153, refused("3", null).code());
        assertEquals(-1153, refused("3", "five").code());
    }
}
