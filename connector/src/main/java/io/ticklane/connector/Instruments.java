package io.ticklane.connector;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of a session, fixed at its start, found by id, by name, or by the name's bytes on the wire.
 *
 * <p>Immutable; any thread. Lookups do not allocate.
 */
public final class Instruments implements Iterable<Instrument> {
    /** Returned where no instrument has that name. */
    public static final int UNKNOWN = -1;

    private final List<Instrument> byId;
    private final byte[][] names;
    private final int[] table;
    private final int mask;

    /**
     * @param instruments in the order of their ids, which must be 0, 1, 2 …
     * @throws IllegalArgumentException if ids are not dense or a name comes twice
     */
    public Instruments(List<Instrument> instruments) {
        byId = List.copyOf(instruments);
        names = new byte[byId.size()][];
        int capacity = Integer.highestOneBit(Math.max(4, byId.size() * 4));
        table = new int[capacity];
        mask = capacity - 1;
        for (int id = 0; id < byId.size(); id++) {
            Instrument instrument = byId.get(id);
            if (instrument.id() != id) {
                throw new IllegalArgumentException(
                        instrument.symbol() + " has id " + instrument.id() + " at place " + id);
            }
            names[id] = instrument.symbol().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            insert(id);
        }
    }

    /** How many there are; ids are below it. */
    public int size() {
        return byId.size();
    }

    /** The instrument with that id. */
    public Instrument get(int id) {
        return byId.get(id);
    }

    /** The instrument of that name, upper case, or null. */
    public @Nullable Instrument find(String symbol) {
        byte[] name = symbol.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int id = idOf(name, 0, name.length);
        return id == UNKNOWN ? null : byId.get(id);
    }

    /** The id of the name in these bytes (UTF-8, upper case), or {@link #UNKNOWN}. */
    public int idOf(byte[] buffer, int offset, int length) {
        int slot = hash(buffer, offset, length) & mask;
        for (int entry = table[slot]; entry != 0; entry = table[slot]) {
            byte[] name = names[entry - 1];
            if (name.length == length && matches(name, buffer, offset)) {
                return entry - 1;
            }
            slot = slot + 1 & mask;
        }
        return UNKNOWN;
    }

    @Override
    public Iterator<Instrument> iterator() {
        return byId.iterator();
    }

    private void insert(int id) {
        byte[] name = names[id];
        if (idOf(name, 0, name.length) != UNKNOWN) {
            throw new IllegalArgumentException("instrument listed twice: " + byId.get(id).symbol());
        }
        int slot = hash(name, 0, name.length) & mask;
        while (table[slot] != 0) {
            slot = slot + 1 & mask;
        }
        table[slot] = id + 1;
    }

    private static boolean matches(byte[] name, byte[] buffer, int offset) {
        for (int i = 0; i < name.length; i++) {
            if (name[i] != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(byte[] buffer, int offset, int length) {
        int hash = length;
        for (int i = offset, end = offset + length; i < end; i++) {
            hash = hash * 31 + buffer[i];
        }
        return hash ^ hash >>> 15;
    }
}
