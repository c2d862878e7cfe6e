package io.ticklane.connector.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ticklane.connector.Decimals;
import io.ticklane.connector.ExecutionReport;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.PriceSource;
import io.ticklane.connector.Tick;
import io.ticklane.connector.VenueException;
import io.ticklane.connector.VenueException.Remedy;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers of the venue's REST interface. Every reader throws a {@link VenueException} whose message shows how the
 * body starts, if it is not what it should be. Stateless; any thread; allocates.
 */
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
        try {
            return ColdJson.read(body, "refusal", Remedy.STOP, in -> {
                Map<String, String> members = ColdJson.scalars(in);
                return new Refusal(Integer.parseInt(ColdJson.required(members, "code")),
                        members.getOrDefault("msg", ""));
            });
        } catch (VenueException notJson) {
            return new Refusal(0, ColdJson.start(body, 0, body.length));
        }
    }

    /** The venue's clock from {@code GET time}: epoch, in the unit that was asked for. */
    public static long serverTime(byte[] json) throws VenueException {
        return ColdJson.read(json, "time", Remedy.RETRY,
                in -> Long.parseLong(ColdJson.required(ColdJson.scalars(in), "serverTime")));
    }

    /**
     * Reads {@code GET ticker/bookTicker}, one object or an array. Unknown instruments and books with an empty
     * side are left out. The tick is a slot, with source REST and no update id; its stamps are the caller's to
     * set.
     *
     * @return how many ticks were given; none if the body cannot be read to its end
     */
    public static int bookTickers(byte[] json, Instruments instruments, Consumer<Tick> to)
            throws VenueException {
        List<Tick> ticks = ColdJson.read(json, "book tickers", Remedy.RETRY, in -> {
            List<Tick> read = new ArrayList<>();
            if (in.currentToken() == JsonToken.START_ARRAY) {
                ColdJson.array(in, element -> addTick(ColdJson.scalars(element), instruments, read));
            } else {
                addTick(ColdJson.scalars(in), instruments, read);
            }
            return read;
        });
        ticks.forEach(to);
        return ticks.size();
    }

    /**
     * Reads the answer to placing, cancelling or querying one order. Sets what the answer tells and leaves the
     * other fields of {@code into} alone; an answer without a status (ACK) sets NEW. The order's number becomes
     * -1 if its text is not of this session.
     *
     * @throws VenueException remedy ASK, if the bytes are no such answer: the order's state is not known
     */
    public static void order(byte[] json, Instruments instruments, ClientOrderIds ids, ExecutionReport into)
            throws VenueException {
        OrderAnswer answer = ColdJson.read(json, "order answer", Remedy.ASK, in -> {
            OrderAnswer read = OrderAnswer.read(in);
            // Into a report of nothing first: a bad answer must not leave half of itself in the caller's.
            read.into(new ExecutionReport(), required(read, instruments), ids);
            return read;
        });
        try {
            answer.into(into, required(answer, instruments), ids);
        } catch (IOException e) {
            throw new VenueException(Remedy.ASK, 0, "the venue's order answer cannot be read", e);
        }
    }

    /**
     * Reads an array of orders: open orders, or the answer to cancelling them all. Orders that are not ours have
     * {@code orderId} -1; orders of unknown instruments are left out.
     */
    public static List<ExecutionReport> orders(byte[] json, Instruments instruments, ClientOrderIds ids)
            throws VenueException {
        return ColdJson.read(json, "list of orders", Remedy.RETRY, in -> {
            List<ExecutionReport> reports = new ArrayList<>();
            ColdJson.array(in, element -> addOrders(OrderAnswer.read(element), instruments, ids, reports));
            return reports;
        });
    }

    /** Reads {@code GET account}. Assets with nothing on them are left out. */
    public static Account account(byte[] json) throws VenueException {
        return ColdJson.read(json, "account", Remedy.RETRY, in -> {
            List<Balance> balances = new ArrayList<>();
            boolean[] canTrade = {true};
            boolean[] found = new boolean[1];
            ColdJson.object(in, (name, value) -> {
                if (name.equals("canTrade")) {
                    canTrade[0] = value.getBooleanValue();
                } else if (name.equals("balances")) {
                    found[0] = true;
                    ColdJson.array(value, element -> addBalance(element, balances));
                }
            });
            if (!found[0]) {
                throw new IOException("it has no balances");
            }
            return new Account(canTrade[0], List.copyOf(balances));
        });
    }

    private static void addTick(Map<String, String> members, Instruments instruments, List<Tick> to)
            throws IOException {
        Instrument instrument = instruments.find(ColdJson.required(members, "symbol"));
        if (instrument == null) {
            return;
        }
        Tick tick = new Tick();
        tick.instrumentId = instrument.id();
        tick.updateId = Tick.NO_UPDATE_ID;
        tick.source = PriceSource.REST;
        tick.bidPrice = decimal(members, "bidPrice", instrument.priceScale());
        tick.bidQuantity = decimal(members, "bidQty", instrument.quantityScale());
        tick.askPrice = decimal(members, "askPrice", instrument.priceScale());
        tick.askQuantity = decimal(members, "askQty", instrument.quantityScale());
        if (tick.bidPrice > 0 && tick.askPrice > 0) {
            to.add(tick);
        }
    }

    private static void addOrders(OrderAnswer answer, Instruments instruments, ClientOrderIds ids,
            List<ExecutionReport> to) throws IOException {
        for (OrderAnswer leg : answer.legs()) {
            addOrders(leg, instruments, ids, to);
        }
        Instrument instrument = instruments.find(answer.symbol());
        if (instrument != null && answer.legs().isEmpty()) {
            ExecutionReport report = new ExecutionReport();
            answer.into(report, instrument, ids);
            to.add(report);
        }
    }

    private static Instrument required(OrderAnswer answer, Instruments instruments) throws IOException {
        @Nullable
        Instrument instrument = instruments.find(answer.symbol());
        if (instrument == null) {
            throw new IOException("it is of " + answer.symbol());
        }
        return instrument;
    }

    private static void addBalance(JsonParser in, List<Balance> to) throws IOException {
        Map<String, String> members = ColdJson.scalars(in);
        Balance balance = new Balance(ColdJson.required(members, "asset"),
                new BigDecimal(ColdJson.required(members, "free")),
                new BigDecimal(ColdJson.required(members, "locked")));
        if (balance.free.signum() != 0 || balance.locked.signum() != 0) {
            to.add(balance);
        }
    }

    private static long decimal(Map<String, String> members, String name, int scale) throws IOException {
        return Decimals.parse(ColdJson.required(members, name), scale);
    }
}
