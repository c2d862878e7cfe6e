package io.ticklane.app.config;

import io.ticklane.app.Refusal;
import io.ticklane.connector.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the key of an account: in the environment, or in a file that nobody but its owner can read. Never in
 * arguments or profile files. No message of this class holds a secret.
 *
 * <p>Used once at start; any thread.
 */
public final class Secrets {
    /** Names the API key. */
    public static final String KEY_VARIABLE = "TICKLANE_API_KEY";
    /** Holds the secret itself. */
    public static final String SECRET_VARIABLE = "TICKLANE_API_SECRET";
    /** Names a file that holds the secret: its text, or a PEM of an Ed25519 or RSA key. */
    public static final String FILE_VARIABLE = "TICKLANE_API_SECRET_FILE";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);
    private static final int LARGEST = 64 << 10;

    private Secrets() {}

    /**
     * The account's key, or null where none is set.
     *
     * @param credentialsFile the key {@code credentials.file}, or empty
     * @throws Refusal if only half of a key is there, or its file is missing or open to others
     */
    public static @Nullable Credentials find(Map<String, String> environment, String credentialsFile) {
        String key = environment.getOrDefault(KEY_VARIABLE, "").strip();
        String secret = environment.getOrDefault(SECRET_VARIABLE, "").strip();
        String secretFile = environment.getOrDefault(FILE_VARIABLE, "").strip();
        if (!secret.isEmpty() && !secretFile.isEmpty()) {
            throw new Refusal("environment: both " + SECRET_VARIABLE + " and " + FILE_VARIABLE
                    + " are set; unset one of them");
        }
        if (!secretFile.isEmpty()) {
            secret = readOwnersOnly(secretFile, FILE_VARIABLE).strip();
        } else if (secret.isEmpty() && !credentialsFile.isEmpty()) {
            Map<String, String> pair = parse(readOwnersOnly(credentialsFile, "credentials.file"),
                    credentialsFile);
            secret = pair.getOrDefault("api-secret", "");
            key = key.isEmpty() ? pair.getOrDefault("api-key", "") : key;
        }
        return pair(key, secret);
    }

    private static @Nullable Credentials pair(String key, String secret) {
        if (key.isEmpty() && secret.isEmpty()) {
            return null;
        }
        if (key.isEmpty()) {
            throw new Refusal("API key: a secret is set but no key; set " + KEY_VARIABLE);
        }
        if (secret.isEmpty()) {
            throw new Refusal("API secret: " + KEY_VARIABLE + " is set but no secret; set " + SECRET_VARIABLE
                    + " or " + FILE_VARIABLE);
        }
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw new Refusal("API key: holds blanks or characters that no key has; copy it again");
        }
        return new Credentials(type(secret), key, secret);
    }

    /** Two lines {@code api-key = …} and {@code api-secret = …}, or nothing but a PEM. */
    private static Map<String, String> parse(String text, String file) {
        if (text.contains("-----BEGIN")) {
            return Map.of("api-secret", text.strip());
        }
        Map<String, String> pair = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int equals = content.indexOf('=');
            String name = equals < 0 ? "" : content.substring(0, equals).strip();
            if (!name.equals("api-key") && !name.equals("api-secret")) {
                throw new Refusal(file + ":" + number + ": expected api-key = … or api-secret = …, or a PEM");
            }
            pair.put(name, content.substring(equals + 1).strip().replaceAll("^\"|\"$", ""));
        }
        return pair;
    }

    private static Credentials.Type type(String secret) {
        if (!secret.contains("-----BEGIN")) {
            return Credentials.Type.HMAC;
        }
        if (!secret.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new Refusal("API secret: this PEM is no plain PKCS#8 key; convert it with"
                    + " openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(secret.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException e) {
            throw new Refusal("API secret: the PEM is damaged; copy it again");
        }
        if (readableAs("Ed25519", der)) {
            return Credentials.Type.ED25519;
        }
        if (readableAs("RSA", der)) {
            return Credentials.Type.RSA;
        }
        throw new Refusal("API secret: the PEM holds neither an Ed25519 nor an RSA key; make one of these");
    }

    private static boolean readableAs(String algorithm, byte[] der) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The text of a file that only its owner can read. */
    private static String readOwnersOnly(String name, String where) {
        String home = System.getProperty("user.home", "");
        Path file = Path.of(name.startsWith("~/") ? home + name.substring(1) : name);
        if (!Files.isRegularFile(file)) {
            throw new Refusal(where + " " + name + ": no such file; name the file that holds the secret");
        }
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
                open.retainAll(Files.getPosixFilePermissions(file.toRealPath(), LinkOption.NOFOLLOW_LINKS));
                if (!open.isEmpty()) {
                    throw new Refusal(where + " " + name + ": others can read or change it; run chmod 600 "
                            + file.toRealPath());
                }
            }
            if (Files.size(file) > LARGEST) {
                throw new Refusal(where + " " + name + ": larger than 64 KiB, which is no key; name another");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Refusal(where + " " + name + ": not readable; check that you own it", e);
        }
    }
}
