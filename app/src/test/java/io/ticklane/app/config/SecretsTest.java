package io.ticklane.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.app.Refusal;
import io.ticklane.connector.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private Path file(String permissions, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String refusal(Map<String, String> environment, String file) {
        return String.valueOf(
                assertThrows(Refusal.class, () -> Secrets.find(environment, file)).getMessage());
    }

    private static String pem(String algorithm) throws Exception {
        byte[] der = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void findsNoneWhereNoneIsSet() {
        assertNull(Secrets.find(Map.of(), ""));
    }

    @Test
    void takesBothFromTheEnvironment() {
        Credentials found = Secrets.find(Map.of("TICKLANE_API_KEY", "k", "TICKLANE_API_SECRET", "s"), "");

        assertEquals("k", found.apiKey());
        assertEquals(Credentials.Type.HMAC, found.type());
    }

    @Test
    void takesBothFromAFileOfItsOwner() throws Exception {
        Path file = file("rw-------", "# mine\napi-key = k\napi-secret = \"s\"\n");

        assertEquals("s", Secrets.find(Map.of(), file.toString()).secret());
    }

    @Test
    void tellsKeyTypesByTheirPem() throws Exception {
        for (Credentials.Type type : new Credentials.Type[]{Credentials.Type.ED25519, Credentials.Type.RSA}) {
            Path file = file("r--------", pem(type == Credentials.Type.RSA ? "RSA" : "Ed25519"));
            Credentials found = Secrets.find(
                    Map.of("TICKLANE_API_KEY", "k", "TICKLANE_API_SECRET_FILE", file.toString()), "");
            assertNotNull(found);
            assertEquals(type, found.type());
            Files.delete(file);
        }
    }

    @Test
    void refusesAFileThatOthersCanRead() throws Exception {
        Path file = file("rw-r-----", "api-key = k\napi-secret = hidden\n");

        String message = refusal(Map.of(), file.toString());
        assertTrue(message.contains("run chmod 600 " + file.toRealPath()), message);
        assertFalse(message.contains("hidden"), message);
    }

    @Test
    void refusesHalfAKey() {
        assertTrue(refusal(Map.of("TICKLANE_API_KEY", "k"), "").contains("no secret"));
        assertTrue(refusal(Map.of("TICKLANE_API_SECRET", "hidden"), "").contains("no key"));
    }

    @Test
    void refusesOtherPems() {
        String message = refusal(Map.of("TICKLANE_API_KEY", "k", "TICKLANE_API_SECRET",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"), "");
        assertTrue(message.contains("openssl pkcs8"), message);
    }

    @Test
    void refusesMissingAndGarbledFilesWithoutShowingThem() throws Exception {
        assertTrue(refusal(Map.of(), folder.resolve("none").toString()).contains("no such file"));
        Path file = file("rw-------", "hidden\n");
        String message = refusal(Map.of(), file.toString());
        assertTrue(message.contains("key:1: expected"), message);
        assertFalse(message.contains("hidden"), message);
    }
}
