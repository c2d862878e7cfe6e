package io.ticklane.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.json.Json;
import io.ticklane.simulator.json.JsonException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account rebuilt from its events alone is the account that the venue tells when asked. */
class AccountTruthTest {
    private static final String SYMBOL = "BTCUSDT";
    private static final int COMMANDS = 250;

    private final Simulator simulator = Simulator.start(SimulatorConfig.builder().symbols(List.of(SYMBOL))
            .synthetic(21).eventsPerSecond(3_000).limits(RateLimits.OFF).build());
    private final StreamClient client = StreamClient.open(simulator, "/ws-api/v3");
    private final Random random = new Random(8);
    /** Free and locked, by asset, as the last event told. */
    private final Map<String, String> balances = new TreeMap<>();
    /** Free and locked together, by what every fill moved. */
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Map<Long, String> open = new TreeMap<>();
    private final Map<Long, String> trades = new TreeMap<>();
    private long lastExecution;
    private int lastRequest;

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    private static String sign(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Simulator.SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<?, ?> object(String frame) {
        try {
            return (Map<?, ?>) Json.parse(frame);
        } catch (JsonException e) {
            throw new IllegalStateException(frame, e);
        }
    }

    /** Asks, takes in the events until the answer comes, and returns its result or error. */
    private Object ask(boolean signed, String method, String... parameters) throws InterruptedException {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            sorted.put(parameters[i], parameters[i + 1]);
        }
        if (signed) {
            sorted.put("apiKey", Simulator.API_KEY);
            sorted.put("timestamp", Long.toString(System.currentTimeMillis()));
        }
        List<String> pairs = new ArrayList<>();
        List<String> members = new ArrayList<>();
        sorted.forEach((name, value) -> {
            pairs.add(name + "=" + value);
            members.add("\"" + name + "\":\"" + value + "\"");
        });
        if (signed) {
            members.add("\"signature\":\"" + sign(String.join("&", pairs)) + "\"");
        }
        long id = ++lastRequest;
        client.send(
                "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + String.join(",", members)
                        + "}}");
        while (true) {
            Map<?, ?> frame = object(client.next());
            if (frame.get("event") instanceof Map<?, ?> event) {
                hear(event);
            } else if (frame.get("id").equals(id)) {
                return frame.containsKey("result") ? frame.get("result") : frame.get("error");
            }
        }
    }

    private void hear(Map<?, ?> event) {
        switch ((String) event.get("e")) {
            case "outboundAccountPosition" -> {
                for (Object one : (List<?>) event.get("B")) {
                    Map<?, ?> balance = (Map<?, ?>) one;
                    balances.put((String) balance.get("a"), balance.get("f") + " " + balance.get("l"));
                }
            }
            case "executionReport" -> report(event);
            default -> throw new AssertionError("unexpected: " + event);
        }
    }

    private void report(Map<?, ?> event) {
        long execution = (Long) event.get("I");
        assertTrue(execution > lastExecution, execution + " after " + lastExecution);
        lastExecution = execution;
        String status = (String) event.get("X");
        long orderId = (Long) event.get("i");
        if (status.equals("NEW") || status.equals("PARTIALLY_FILLED")) {
            open.put(orderId, status + " " + event.get("z") + " " + event.get("Z"));
        } else {
            open.remove(orderId);
        }
        if (event.get("x").equals("TRADE")) {
            trades.put((Long) event.get("t"), orderId + " " + event.get("L") + " " + event.get("l") + " "
                    + event.get("Y") + " " + event.get("n") + " " + event.get("N") + " " + event.get("m"));
            int sign = event.get("S").equals("BUY") ? 1 : -1;
            move("BTC", decimal(event.get("l")).multiply(BigDecimal.valueOf(sign)));
            move("USDT", decimal(event.get("Y")).multiply(BigDecimal.valueOf(-sign)));
            move((String) event.get("N"), decimal(event.get("n")).negate());
        }
    }

    private void move(String asset, BigDecimal amount) {
        sums.merge(asset, amount, BigDecimal::add);
    }

    private static BigDecimal decimal(Object text) {
        return new BigDecimal((String) text);
    }

    private static Map<String, String> balances(Object account) {
        Map<String, String> told = new TreeMap<>();
        for (Object one : (List<?>) ((Map<?, ?>) account).get("balances")) {
            Map<?, ?> balance = (Map<?, ?>) one;
            told.put((String) balance.get("asset"), balance.get("free") + " " + balance.get("locked"));
        }
        return told;
    }

    private static Map<String, BigDecimal> sums(Map<String, String> balances) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        balances.forEach((asset, both) -> sums.put(asset, decimal(both.substring(0, both.indexOf(' ')))
                .add(decimal(both.substring(both.indexOf(' ') + 1)))));
        return sums;
    }

    private void act() throws InterruptedException {
        Map<?, ?> ticker = (Map<?, ?>) ask(false, "ticker.book", "symbol", SYMBOL);
        boolean buy = random.nextBoolean();
        BigDecimal best = decimal(ticker.get(buy ? "askPrice" : "bidPrice"));
        String price = best.multiply(BigDecimal.valueOf(1 + random.nextGaussian() / 5_000))
                .setScale(2, RoundingMode.DOWN).toPlainString();
        String side = buy ? "BUY" : "SELL";
        String quantity = new BigDecimal(random.nextDouble() * random.nextDouble() * 2 + 0.001)
                .setScale(5, RoundingMode.DOWN).toPlainString();
        switch (random.nextInt(8)) {
            case 0 -> ask(true, "order.place", "symbol", SYMBOL, "side", side, "type", "MARKET", "quantity",
                    quantity);
            case 1 -> ask(true, "order.place", "symbol", SYMBOL, "side", side, "type", "MARKET",
                    "quoteOrderQty", Integer.toString(10 + random.nextInt(50_000)));
            case 2 -> ask(true, "order.place", "symbol", SYMBOL, "side", side, "type", "LIMIT", "timeInForce",
                    random.nextBoolean() ? "IOC" : "FOK", "quantity", quantity, "price", price);
            case 3 -> {
                if (!open.isEmpty()) {
                    List<Long> ids = new ArrayList<>(open.keySet());
                    ask(true, "order.cancel", "symbol", SYMBOL, "orderId",
                            ids.get(random.nextInt(ids.size())).toString());
                }
            }
            case 4 -> {
                if (random.nextInt(6) == 0) {
                    ask(true, "openOrders.cancelAll", "symbol", SYMBOL);
                }
            }
            default ->
                ask(true, "order.place", "symbol", SYMBOL, "side", side, "type", "LIMIT", "timeInForce",
                        "GTC", "quantity", quantity, "price", price);
        }
    }

    @Test
    void accountRebuiltFromEventsIsTheAccount() throws Exception {
        assertNotNull(ask(true, "userDataStream.subscribe.signature"));
        Map<String, String> first = balances(ask(true, "account.status"));
        balances.putAll(first);
        sums.putAll(sums(first));
        for (int i = 1; i <= COMMANDS; i++) {
            act();
            if (i % 50 == 0) {
                compare();
            }
        }
        assertTrue(trades.size() > 50, "trades " + trades.size());
    }

    /** Whatever is asked, events up to then have come before the answer. */
    private void compare() throws InterruptedException {
        Map<String, String> told = balances(ask(true, "account.status"));
        assertEquals(told, balances);
        sums(told).forEach((asset, sum) -> assertEquals(0, sum.compareTo(sums.get(asset)),
                () -> asset + ": " + sum + " told, " + sums.get(asset) + " by fills"));
        Map<Long, String> toldOpen = new TreeMap<>();
        for (Object one : (List<?>) ask(true, "openOrders.status", "symbol", SYMBOL)) {
            Map<?, ?> order = (Map<?, ?>) one;
            toldOpen.put((Long) order.get("orderId"),
                    order.get("status") + " " + order.get("executedQty") + " "
                            + order.get("cummulativeQuoteQty"));
        }
        assertEquals(toldOpen, open);
        Map<Long, String> toldTrades = new TreeMap<>();
        for (Object one : (List<?>) ask(true, "myTrades", "symbol", SYMBOL, "limit", "1000")) {
            Map<?, ?> trade = (Map<?, ?>) one;
            toldTrades.put((Long) trade.get("id"), trade.get("orderId") + " " + trade.get("price") + " "
                    + trade.get("qty") + " " + trade.get("quoteQty") + " " + trade.get("commission") + " "
                    + trade.get("commissionAsset") + " " + trade.get("isMaker"));
        }
        Map<Long, String> newest = new TreeMap<>(trades);
        while (newest.size() > toldTrades.size() && toldTrades.size() == 1_000) {
            newest.remove(((TreeMap<Long, String>) newest).firstKey());
        }
        assertEquals(toldTrades, newest);
    }
}
