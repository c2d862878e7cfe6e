package io.ticklane.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that depend on each other. Make one, add filled-in orders as legs in the order given for the kind, hand it to
 * {@link Exchange#place(OrderList)}, read it afterwards. Simulator thread only.
 */
public final class OrderList {
    /** How the legs depend on each other. */
    public enum Kind {
        /** Two legs, above first, then below; when one works the other expires. */
        OCO(false),
        /** A working leg, then a pending one that goes live when the first is filled. */
        OTO(true),
        /** A working leg, then a pending OCO: above, below. */
        OTOCO(true),
        /** As OTO with the pending quantity taken from what the working leg got. */
        OPO(true),
        /** As OTOCO with the pending quantity taken from what the working leg got. */
        OPOCO(true);

        private final boolean pending;

        Kind(boolean pending) {
            this.pending = pending;
        }

        /** Whether the legs after the first wait for it. */
        public boolean hasPending() {
            return pending;
        }

        /** Whether the legs after the first get their quantity from it. */
        public boolean sizesPending() {
            return this == OPO || this == OPOCO;
        }

        /** Where the two legs stand that exclude each other, or -1 if there are none. */
        int firstOfPair() {
            return switch (this) {
                case OCO -> 0;
                case OTO, OPO -> -1;
                case OTOCO, OPOCO -> 1;
            };
        }

        /** Legs that a list of this kind has. */
        public int legs() {
            return this == OTOCO || this == OPOCO ? 3 : 2;
        }

        /** {@code contingencyType} on the wire: OCO or OTO. */
        public String contingencyType() {
            return pending ? "OTO" : "OCO";
        }
    }

    /** Where a list stands, by the venue's names ({@code listOrderStatus}). */
    public enum State {
        /** Something of it is open. */
        EXECUTING,
        /** All of it is done. */
        ALL_DONE,
        /** It was refused. */
        REJECT
    }

    final List<Order> legs = new ArrayList<>(3);
    long id;
    State state = State.REJECT;
    long timeMicros;
    /** What the working leg of an OPO got so far, at scale 8. */
    long received;
    /** The leg of its OCO that works, so that the other one is over. */
    @Nullable
    Order started;
    private final Kind kind;
    private final int symbol;
    private String clientListId;

    /** @param name the owner's name for the list; empty: the exchange invents one */
    public OrderList(Kind kind, int symbol, String name) {
        this.kind = kind;
        this.symbol = symbol;
        clientListId = name;
    }

    /** Adds a leg; its client order id may be empty. */
    public OrderList add(Order leg) {
        legs.add(leg);
        return this;
    }

    void named(String name) {
        clientListId = name;
    }

    public Kind kind() {
        return kind;
    }

    /** Index of the symbol. */
    public int symbol() {
        return symbol;
    }

    /** The exchange's number, or 0 before it was accepted. */
    public long id() {
        return id;
    }

    /** The owner's name for it. */
    public String clientListId() {
        return clientListId;
    }

    public State state() {
        return state;
    }

    /** When it was accepted or last changed, venue clock ({@code transactionTime}). */
    public long timeMicros() {
        return timeMicros;
    }

    /** The legs: above and below, or working and pending ones; not a copy. */
    public List<Order> legs() {
        return Collections.unmodifiableList(legs);
    }

    /** The other leg of the OCO in it, or null. */
    @Nullable
    Order partner(Order leg) {
        int first = kind.firstOfPair();
        if (first < 0 || (leg != legs.get(first) && leg != legs.get(first + 1))) {
            return null;
        }
        return leg == legs.get(first) ? legs.get(first + 1) : legs.get(first);
    }

    /** Whether a leg waits for the first one to be filled. */
    boolean pending(Order leg) {
        return kind.hasPending() && leg != legs.get(0);
    }

    boolean anyOpen() {
        for (Order leg : legs) {
            if (leg.status.open()) {
                return true;
            }
        }
        return false;
    }

    /** Whose it is. */
    public Wallet owner() {
        return legs.get(0).owner();
    }
}
