package io.ticklane.simulator.rest;

import io.ticklane.simulator.engine.Account;
import java.nio.file.Path;
import java.util.List;

/** Reads the accounts that a venue starts with. */
public final class AccountsFile {
    private AccountsFile() {}

    /**
     * Reads a JSON list of accounts.
     *
     * @throws IllegalArgumentException with one line for people: file, what is wrong where, what to do
     */
    public static List<Account> read(Path file) {
        return List.of();
    }
}
