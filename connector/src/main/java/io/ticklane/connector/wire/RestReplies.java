package io.ticklane.connector.wire;

import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

/** Answers of the venue's REST interface. Stateless; any thread; allocates. */
public final class RestReplies {
    private RestReplies() {}

    /**
     * Why the venue refused.
     *
     * @param code the venue's, negative; 0 where the body gives none
     * @param message the venue's words, or the first bytes of a body that is not its JSON; one line
     */
    public record Refusal(int code, String message) {}

    /** What an account holds of one asset. */
    public record Balance(String asset, BigDecimal free, BigDecimal locked) {}

    /** An account: whether it may trade, and what it holds. */
    public record Account(boolean canTrade, List<Balance> balances) {}

    /** Reads the body of an answer with an error status. Never throws: a body that is no JSON is shown instead. */
    public static Refusal refusal(byte[] body) {
        return new Refusal(0, "");
    }

    /** The venue's clock from {@code GET time}: epoch, in the unit that was asked for. */
    public static long serverTime(byte[] json) throws VenueException {
        return 0;
    }

    /**
     * Reads {@code GET ticker/bookTicker}, one object or an array. Unknown instruments and empty sides are left
     * out. The tick comes with source REST and no update id; its stamps are the caller's to set.
     *
     * @return how many ticks were given
     */
    public static int bookTickers(byte[] json, Instruments instruments, Consumer<Tick> to)
            throws VenueException {
        return 0;
    }

    /**
     * Reads the answer to placing, cancelling or querying one order. Sets what the answer tells and leaves the
     * other fields of {@code into} alone; an answer without a status (ACK) sets NEW.
     *
     * @throws VenueException remedy ASK, if the bytes are no such answer: the order's state is not known
     */
    public static void order(byte[] json, Instruments instruments, ClientOrderIds ids, ExecutionReport into)
            throws VenueException {

    }

    /**
     * Reads an array of orders: open orders, or the answer to cancelling them all. Orders that are not ours have
     * {@code orderId} -1; orders of unknown instruments are left out.
     */
    public static List<ExecutionReport> orders(byte[] json, Instruments instruments, ClientOrderIds ids)
            throws VenueException {
        return List.of();
    }

    /** Reads {@code GET account}. Assets with nothing on them are left out. */
    public static Account account(byte[] json) throws VenueException {
        return new Account(true, List.of());
    }
}
