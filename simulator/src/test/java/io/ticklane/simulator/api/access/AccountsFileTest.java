package io.ticklane.simulator.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.engine.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("accounts.json"), text);
    }

    private void says(String text, String what) throws IOException {
        Path file = file(text);
        String message = assertThrows(IllegalArgumentException.class, () -> AccountsFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(what) && !message.contains("\n"),
                message);
    }

    @Test
    void readsAccounts() throws IOException {
        List<Account> accounts = AccountsFile.read(
                file("""
                        [{"name":"a","apiKey":"k","type":"HMAC","secret":"s","balances":{"USDT":"1000000","BTC":"0.5"}},
                         {"name":"b","apiKey":"l","type":"ED25519","permissions":["SPOT","MARGIN"],"publicKey":
                          "-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEAGUIKv9dSpWXBViXp2m6vAIb8QMFJYBgyFEQsFJlqgA0=\\n-----END PUBLIC KEY-----"}]
                        """));
        assertEquals(2, accounts.size());
        assertEquals(new Account("a", "k", Account.KeyType.HMAC, "s", Map.of("USDT", "1000000", "BTC", "0.5"),
                List.of("SPOT")), accounts.get(0));
        assertEquals(Account.KeyType.ED25519, accounts.get(1).keyType());
        assertEquals(List.of("SPOT", "MARGIN"), accounts.get(1).permissions());
    }

    @Test
    void readsTradeGroup() throws IOException {
        String account = "[{\"name\":\"a\",\"apiKey\":\"k\",\"type\":\"HMAC\",\"secret\":\"s\",\"tradeGroupId\":%s}]";
        assertEquals(7, AccountsFile.read(file(account.formatted("7"))).get(0).tradeGroupId());
        says(account.formatted("-1"), "tradeGroupId -1");
        says(account.formatted("\"7\""), "tradeGroupId 7");
    }

    @Test
    void saysWhereJsonBreaks() throws IOException {
        says("[\n{\"name\":}]", "line 2");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        says("[{\"name\":\"a\",\"type\":\"HMAC\",\"secret\":\"s\"}]", "account 1 has no \"apiKey\"");
        says("[{\"name\":\"a\",\"apiKey\":\"k\",\"type\":\"RSA\",\"secret\":\"s\"}]", "\"publicKey\"");
        says("[{\"name\":\"a\",\"apiKey\":\"k\",\"type\":\"DSA\",\"secret\":\"s\"}]",
                "use HMAC, RSA or ED25519");
        says("[7]", "account 1 is no object");
        says("{}", "no list of accounts");
        says("[]", "no account");
    }

    @Test
    void saysWhichBalanceIsWrong() throws IOException {
        says("[{\"name\":\"a\",\"apiKey\":\"k\",\"type\":\"HMAC\",\"secret\":\"s\",\"balances\":{\"BTC\":\"-1\"}}]",
                "balance -1 of BTC");
    }

    @Test
    void saysWhenKeyCannotBeRead() throws IOException {
        says("[{\"name\":\"a\",\"apiKey\":\"k\",\"type\":\"RSA\",\"publicKey\":\"xx\"}]",
                "rsa key cannot be read");
    }

    @Test
    void saysWhenFileIsAbsent() {
        Path absent = folder.resolve("absent.json");
        String message = assertThrows(IllegalArgumentException.class, () -> AccountsFile.read(absent))
                .getMessage();
        assertTrue(message.contains("absent.json: cannot be read"), message);
    }
}
