package io.ticklane.simulator.api.access;

import io.ticklane.simulator.engine.Account;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import io.ticklane.simulator.market.Decimal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the accounts that a venue starts with: a JSON list of {@code {"name", "apiKey", "type": "HMAC|RSA|ED25519",
 * "secret" or "publicKey", "balances": {"USDT": "1000000"}, "permissions": ["SPOT"], "tradeGroupId": 1}}. Entries with
 * the same name are keys of one account; balances stand at the first of them. Stateless.
 */
public final class AccountsFile {
    private final Path file;

    private AccountsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with one line for people: file, what is wrong where, what to do
     */
    public static List<Account> read(Path file) {
        return new AccountsFile(file).accounts();
    }

    private List<Account> accounts() {
        if (!(content() instanceof List<?> elements)) {
            throw wrong("no list of accounts", "put [ and ] around them");
        }
        List<Account> accounts = new ArrayList<>();
        for (Object element : elements) {
            accounts.add(account(element, accounts.size() + 1));
        }
        if (accounts.isEmpty()) {
            throw wrong("no account in it", "add one, or leave out the file");
        }
        return List.copyOf(accounts);
    }

    private @Nullable Object content() {
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw wrong("cannot be read", "check that it exists and that you may read it");
        } catch (JsonException e) {
            throw wrong("no JSON at line " + e.line() + ", column " + e.column(), "correct it there");
        }
    }

    private Account account(@Nullable Object element, int number) {
        String where = "account " + number;
        if (!(element instanceof Map<?, ?> members)) {
            throw wrong(where + " is no object", "write {\"name\":\"a\",\"apiKey\":…} for each");
        }
        Account.KeyType type = type(text(members, "type", where), where);
        String credential = text(members, type == Account.KeyType.HMAC ? "secret" : "publicKey", where);
        Account account = new Account(text(members, "name", where), text(members, "apiKey", where), type,
                credential, balances(members.get("balances"), where),
                permissions(members.get("permissions"), where),
                tradeGroup(members.get("tradeGroupId"), where));
        try {
            Verifier.of(account);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
        return account;
    }

    private Account.KeyType type(String name, String where) {
        for (Account.KeyType type : Account.KeyType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw wrong(where + " has type \"" + name + "\"", "use HMAC, RSA or ED25519");
    }

    private String text(Map<?, ?> members, String name, String where) {
        if (members.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong(where + " has no \"" + name + "\"", "add it as a string");
    }

    private long tradeGroup(@Nullable Object value, String where) {
        if (value == null) {
            return Account.NO_GROUP;
        }
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        throw wrong(where + " has tradeGroupId " + value,
                "write a whole number of 0 or more, or leave it out");
    }

    private Map<String, String> balances(@Nullable Object value, String where) {
        Map<String, String> balances = new LinkedHashMap<>();
        if (value == null) {
            return balances;
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw wrong(where + " has balances that are no object", "write {\"USDT\":\"1000000\"}");
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String asset = String.valueOf(member.getKey());
            String amount = String.valueOf(member.getValue());
            try {
                Decimal.parse(amount, Decimal.WIRE_SCALE);
            } catch (NumberFormatException e) {
                throw wrong(where + " has balance " + amount + " of " + asset,
                        "write an amount such as \"1000.5\" with at most 8 decimals");
            }
            balances.put(asset, amount);
        }
        return balances;
    }

    private List<String> permissions(@Nullable Object value, String where) {
        if (value == null) {
            return List.of("SPOT");
        }
        if (!(value instanceof List<?> elements)) {
            throw wrong(where + " has permissions that are no list", "write [\"SPOT\"]");
        }
        return elements.stream().map(String::valueOf).toList();
    }

    private IllegalArgumentException wrong(String what, String remedy) {
        return new IllegalArgumentException(file + ": " + what + "; " + remedy);
    }
}
