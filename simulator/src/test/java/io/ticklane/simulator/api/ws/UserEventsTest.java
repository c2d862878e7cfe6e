package io.ticklane.simulator.api.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ticklane.simulator.api.Desk;
import io.ticklane.simulator.api.SharedData;
import io.ticklane.simulator.api.access.RateLimits;
import io.ticklane.simulator.engine.Order;
import io.ticklane.simulator.engine.OrderList;
import io.ticklane.simulator.engine.OrderType;
import io.ticklane.simulator.engine.PegPrice;
import io.ticklane.simulator.engine.Refusal;
import io.ticklane.simulator.engine.SelfTradePrevention;
import io.ticklane.simulator.engine.TimeInForce;
import io.ticklane.simulator.engine.Wallet;
import io.ticklane.simulator.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserEventsTest {
    private static final String ALWAYS = "e E s c S o f q p P F g C x X r i l z L n N T t I w m M O Z Y Q";

    private final Desk desk = new Desk(RateLimits.OFF, new UserDataConfig(EventOrder.EVENTS_FIRST, 1, false));
    private final Wire wire = new Wire(desk);
    private final Wallet wallet = Objects.requireNonNull(desk.exchange.wallet(Desk.KEY));

    @BeforeEach
    void subscribe() {
        wire.signed("userDataStream.subscribe.signature", "");
        wire.frames.clear();
    }

    private static Map<?, ?> parsed(String text) {
        try {
            return (Map<?, ?>) Objects.requireNonNull(Json.parse(text));
        } catch (Exception e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** Events so far, oldest first; each is taken once. */
    private List<Map<?, ?>> events() {
        List<Map<?, ?>> events = new ArrayList<>();
        for (String frame : wire.frames) {
            if (frame.startsWith("{\"subscriptionId\":0,\"event\":{\"e\":\"")) {
                events.add((Map<?, ?>) Objects.requireNonNull(parsed(frame).get("event")));
            }
        }
        wire.frames.clear();
        return events;
    }

    private Order limit(boolean buy, long price, long quantity) {
        return new Order().limit(wallet, 0, buy, price, quantity);
    }

    private void place(Order order) {
        assertEquals(Refusal.NONE, desk.exchange.place(order));
    }

    private static String fields(Map<?, ?> event) {
        return String.join(" ", event.keySet().stream().map(String::valueOf).toList());
    }

    private static List<Object> all(List<Map<?, ?>> events, String field) {
        List<Object> values = new ArrayList<>();
        events.forEach(
                event -> values.add(event.containsKey(field) ? String.valueOf(event.get(field)) : "-"));
        return values;
    }

    @Test
    void tellsOfARestingOrderAsTheDocumentationDoes() {
        place(limit(true, 300_000, 10_000).named("jx-1"));
        assertEquals("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\",\"E\":1784102400123,"
                + "\"s\":\"ETHUSDT\",\"c\":\"jx-1\",\"S\":\"BUY\",\"o\":\"LIMIT\",\"f\":\"GTC\",\"q\":\"1.00000000\","
                + "\"p\":\"3000.00000000\",\"P\":\"0.00000000\",\"F\":\"0.00000000\",\"g\":-1,\"C\":\"\",\"x\":\"NEW\","
                + "\"X\":\"NEW\",\"r\":\"NONE\",\"i\":1,\"l\":\"0.00000000\",\"z\":\"0.00000000\",\"L\":\"0.00000000\","
                + "\"n\":\"0\",\"N\":null,\"T\":1784102400123,\"t\":-1,\"I\":1,\"w\":true,\"m\":false,\"M\":false,"
                + "\"O\":1784102400123,\"Z\":\"0.00000000\",\"Y\":\"0.00000000\",\"Q\":\"0.00000000\","
                + "\"W\":1784102400123,\"V\":\"NONE\"}}", wire.frames.get(0));
        assertEquals("{\"subscriptionId\":0,\"event\":{\"e\":\"outboundAccountPosition\",\"E\":1784102400123,"
                + "\"u\":1784102400123,\"B\":[{\"a\":\"USDT\",\"f\":\"97000.00000000\",\"l\":\"3000.00000000\"}]}}",
                wire.frames.get(1));
        assertEquals(2, wire.frames.size());
    }

    @Test
    void tellsFillsOneByOneAndTheBalancesOnce() {
        desk.quote(false, 300_000, 3_000);
        desk.quote(false, 300_100, 4_000);
        place(new Order().market(wallet, 0, true, 7_000, 0).named("m"));
        List<Map<?, ?>> events = events();
        assertEquals(
                List.of("executionReport", "executionReport", "executionReport", "outboundAccountPosition"),
                all(events, "e"));
        assertEquals(List.of("NEW", "TRADE", "TRADE", "-"), all(events, "x"));
        assertEquals(List.of("NEW", "PARTIALLY_FILLED", "FILLED", "-"), all(events, "X"));
        assertEquals(List.of("true", "false", "false", "-"), all(events, "w"));
        assertEquals(List.of("0.00000000", "0.30000000", "0.40000000", "-"), all(events, "l"));
        assertEquals(List.of("0.00000000", "0.30000000", "0.70000000", "-"), all(events, "z"));
        assertEquals(List.of("0.00000000", "900.00000000", "1200.40000000", "-"), all(events, "Y"));
        assertEquals(List.of("0.00000000", "900.00000000", "2100.40000000", "-"), all(events, "Z"));
        assertEquals(List.of("null", "ETH", "ETH", "-"), all(events, "N"));
        assertEquals(List.of("0", "0.00030000", "0.00040000", "-"), all(events, "n"));
        assertEquals(1, all(events.subList(0, 3), "T").stream().distinct().count());
        assertEquals(3, all(events.subList(0, 3), "I").stream().distinct().count());
    }

    @Test
    void tellsWhoRestedAndWhatExpired() {
        place(limit(true, 300_000, 10_000));
        desk.quote(false, 300_000, 4_000);
        List<Map<?, ?>> events = events();
        assertEquals("true", all(events, "m").get(2));
        assertEquals("true", all(events, "w").get(2));
        desk.quote(false, 310_000, 100);
        place(limit(true, 310_000, 300).lasting(TimeInForce.IOC));
        events = events();
        assertEquals(List.of("NEW", "TRADE", "EXPIRED", "-"), all(events, "x"));
        assertEquals(List.of("-", "-", "UNFILLED_IOC_QUANTITY_EXPIRED", "-"), all(events, "eR"));
    }

    @Test
    void namesBothSidesOfACancel() {
        Order order = limit(true, 300_000, 10_000).named("first");
        place(order);
        events();
        desk.exchange.cancel(order, "cancel-1");
        Map<?, ?> event = events().get(0);
        assertEquals(List.of("CANCELED", "CANCELED", "cancel-1", "first", "false"),
                List.of("x", "X", "c", "C", "w").stream().map(f -> String.valueOf(event.get(f))).toList());
    }

    @Test
    void tellsAmendments() {
        Order order = limit(true, 300_000, 10_000).named("first");
        place(order);
        events();
        assertEquals(Refusal.NONE, desk.exchange.amend(order, 4_000, "second"));
        Map<?, ?> event = events().get(0);
        assertEquals(List.of("REPLACED", "NEW", "second", "first", "0.40000000"),
                List.of("x", "X", "c", "C", "q").stream().map(f -> String.valueOf(event.get(f))).toList());
    }

    @Test
    void carriesConditionalFieldsOnlyWhereTheyApply() {
        desk.quote(true, 300_000, 10_000);
        desk.quote(false, 300_100, 10_000);
        desk.exchange.lastPrice(0, 300_000);
        place(limit(false, 290_000, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 0, 100).strategy(7L,
                1_000_001L));
        Map<?, ?> trailing = events().get(0);
        assertEquals(ALWAYS + (trailing.containsKey("D") ? " V d D j J" : " V d j J"), fields(trailing));
        assertEquals("false", String.valueOf(trailing.get("w")));
        place(limit(true, 0, 1_000).pegged(PegPrice.PRIMARY_PEG, -1));
        Map<?, ?> pegged = events().get(0);
        assertEquals(ALWAYS + " W V gP gp", fields(pegged));
        assertEquals("3000.00000000", pegged.get("gp"));
        place(limit(true, 299_000, 5_000).iceberg(1_000));
        assertEquals("0.10000000", events().get(0).get("F"));
    }

    @Test
    void tellsWhatSelfTradePreventionTook() {
        place(limit(false, 300_000, 10_000));
        events();
        place(limit(true, 300_000, 4_000).preventing(SelfTradePrevention.EXPIRE_TAKER));
        Map<?, ?> event = events().stream().filter(each -> "TRADE_PREVENTION".equals(each.get("x")))
                .findFirst()
                .orElseThrow();
        assertEquals(ALWAYS.replace(" t I", " t v I") + " W V A B u U Cs pl pL pY",
                fields(event).replace(" eR", ""));
        assertEquals(List.of("0.00000000", "0.40000000", "0.40000000", "3000.00000000", "1200.00000000", "1",
                "ETHUSDT"),
                List.of("l", "B", "pl", "pL", "pY", "U", "Cs").stream()
                        .map(f -> String.valueOf(event.get(f))).toList());
    }

    private OrderList oco() {
        return new OrderList(OrderList.Kind.OCO, 0, "list")
                .add(limit(false, 0, 1_000).makerOnly().limit(wallet, 0, false, 330_000, 1_000).makerOnly()
                        .named("up"))
                .add(limit(false, 280_000, 1_000).contingent(OrderType.STOP_LOSS_LIMIT, 281_000, 0)
                        .named("down"));
    }

    @Test
    void tellsOfLists() {
        desk.quote(true, 300_000, 10_000);
        desk.quote(false, 300_100, 10_000);
        desk.exchange.lastPrice(0, 300_000);
        OrderList list = oco();
        assertEquals(Refusal.NONE, desk.exchange.place(list));
        List<Map<?, ?>> events = events();
        Map<?, ?> status = events.stream().filter(each -> "listStatus".equals(each.get("e"))).findFirst()
                .orElseThrow();
        assertEquals("e E s g c l L r C T O", fields(status));
        assertEquals(List.of("OCO", "EXEC_STARTED", "EXECUTING", "NONE", "list"),
                List.of("c", "l", "L", "r", "C").stream().map(f -> String.valueOf(status.get(f))).toList());
        assertEquals(String.valueOf(list.id()), all(events, "g").get(0));
        desk.exchange.cancel(list, "gone");
        assertTrue(events().stream().anyMatch(each -> "ALL_DONE".equals(each.get("l"))));
    }

    @Test
    void tellsTransfersAndOutsideLocks() {
        int usdt = desk.exchange.asset("USDT");
        desk.exchange.transfer(wallet, usdt, -25_000_000_000L);
        desk.requests.ws().users().externalLock(wallet, usdt, 1_000_000_000L, desk.micros);
        List<Map<?, ?>> events = events();
        Map<?, ?> update = events.stream().filter(each -> "balanceUpdate".equals(each.get("e"))).findFirst()
                .orElseThrow();
        assertEquals("{e=balanceUpdate, E=1784102400123, a=USDT, d=-250.00000000, T=1784102400123}",
                update.toString());
        assertEquals("{e=externalLockUpdate, E=1784102400123, a=USDT, d=10.00000000, T=1784102400123}",
                events.get(events.size() - 1).toString());
    }

    @Test
    void tellsTimesInTheUnitOfTheConnection() {
        Wire micros = new Wire(desk, new WsOptions(true, true));
        micros.signed("userDataStream.subscribe.signature", "");
        micros.frames.clear();
        place(limit(true, 300_000, 10_000));
        Map<?, ?> event = (Map<?, ?>) Objects.requireNonNull(parsed(micros.frames.get(0)).get("event"));
        for (String field : List.of("E", "T", "O", "W")) {
            assertEquals(String.valueOf(desk.micros), String.valueOf(event.get(field)), field);
        }
    }

    /**
     * Recorded and documented events have no field, type or spelling that ours lack, but for what their age explains.
     */
    @Test
    void hasEveryFieldOfRecordedEvents() throws Exception {
        List<Map<?, ?>> ours = samples();
        int compared = 0;
        List<Path> files = new ArrayList<>();
        for (String one : List.of("docs-derived/nautilus/user_data_json/account_position.json",
                "ws-messages/nautilus-integration/ws_spot_trade.json")) {
            Path directory = Objects.requireNonNull(SharedData.file(one).getParent());
            try (Stream<Path> listed = Files.list(directory)) {
                files.addAll(listed.filter(file -> file.toString().contains("execution_report")
                        || !file.toString().contains("ws_spot")).sorted().toList());
            }
        }
        for (Path file : files) {
            Map<?, ?> recorded = parsed(Files.readString(file));
            Object inner = recorded.containsKey("event") ? recorded.get("event") : recorded.get("data");
            compared += compare(inner instanceof Map<?, ?> event ? event : recorded, ours) ? 1 : 0;
        }
        for (String name : List.of("Account/AccountPosition", "Account/Balance", "Account/OcoOrder",
                "Account/Order")) {
            String text = Files.readString(SharedData.file(
                    "docs-derived/jkorf-binance.net/Subscriptions/Spot/" + name + ".txt"));
            Object event = parsed(text.substring(text.indexOf("\n=") + 2)).get("event");
            compared += compare((Map<?, ?>) Objects.requireNonNull(event), ours) ? 1 : 0;
        }
        for (String line : Files.readAllLines(SharedData.file("rest/gocryptotrader/wsHandleData.jsonl"))) {
            compared += parsed(line).get("data") instanceof Map<?, ?> event && compare(event, ours) ? 1 : 0;
        }
        for (String line : Files
                .readAllLines(SharedData.file("ws-messages/unicorn-fy/spot_messages.jsonl"))) {
            compared += line.startsWith("{\"e\"") && compare(parsed(line), ours) ? 1 : 0;
        }
        assertTrue(compared >= 25, "events compared: " + compared);
    }

    private List<Map<?, ?>> samples() {
        place(limit(true, 300_000, 10_000));
        desk.exchange.lastPrice(0, 300_000);
        desk.quote(false, 300_000, 4_000);
        place(limit(true, 300_000, 300).lasting(TimeInForce.IOC));
        place(limit(false, 310_000, 300));
        desk.exchange.place(oco());
        desk.exchange.transfer(wallet, 0, 5);
        return events();
    }

    private static boolean compare(Map<?, ?> recorded, List<Map<?, ?>> ours) {
        String type = String.valueOf(recorded.get("e"));
        if (!List.of("executionReport", "outboundAccountPosition", "balanceUpdate", "listStatus")
                .contains(type)) {
            return false;
        }
        Map<?, ?> own = ours.stream()
                .filter(each -> type.equals(each.get("e")) && each.keySet().containsAll(recorded.keySet()))
                .findFirst().orElseThrow(() -> new AssertionError("none of ours is like " + recorded));
        recorded.forEach((name, value) -> {
            Object mine = own.get(name);
            if (value != null && mine != null) {
                assertEquals(value.getClass(), mine.getClass(), type + " " + name);
            }
        });
        return true;
    }

    /** A client that knows nothing but the account at the start and the events has the account at the end. */
    @Test
    void accountRebuiltFromEventsEqualsTheAccount() {
        Map<String, String> rebuilt = new HashMap<>();
        Map<String, String> open = new HashMap<>();
        Random random = new Random(11);
        for (int i = 0; i < 3_000; i++) {
            act(random);
            for (Map<?, ?> event : events()) {
                if ("outboundAccountPosition".equals(event.get("e"))) {
                    for (Object balance : (List<?>) Objects.requireNonNull(event.get("B"))) {
                        Map<?, ?> members = (Map<?, ?>) balance;
                        rebuilt.put((String) members.get("a"), members.get("f") + " " + members.get("l"));
                    }
                } else if ("executionReport".equals(event.get("e"))) {
                    String order = String.valueOf(event.get("i"));
                    if (List.of("NEW", "PARTIALLY_FILLED").contains(String.valueOf(event.get("X")))) {
                        open.put(order, event.get("q") + " " + event.get("z"));
                    } else {
                        open.remove(order);
                    }
                }
            }
        }
        String account = wire.signed("account.status", "");
        assertTrue(rebuilt.size() >= 2, rebuilt.toString());
        rebuilt.forEach((asset, balance) -> {
            String[] parts = balance.split(" ", -1);
            String wanted = "{\"asset\":\"" + asset + "\",\"free\":\"" + parts[0] + "\",\"locked\":\""
                    + parts[1] + "\"}";
            assertTrue(account.contains(wanted), wanted + " is not in " + account);
        });
        assertEquals(wallet.open().size(), open.size());
        wallet.open().forEach(order -> assertTrue(open.containsKey(Long.toString(order.id()))));
    }

    private void act(Random random) {
        long price = 300_000L + random.nextInt(41) - 20;
        long quantity = 1L + random.nextInt(200);
        boolean buy = random.nextBoolean();
        switch (random.nextInt(6)) {
            case 0, 1 -> desk.exchange.place(new Order().limit(desk.crowd, 0, buy, price, quantity));
            case 2, 3 -> desk.exchange.place(limit(buy, price, quantity));
            case 4 -> desk.exchange.place(new Order().market(wallet, 0, buy, quantity, 0));
            default -> wallet.open().stream().skip(random.nextInt(1 + wallet.open().size())).findFirst()
                    .ifPresent(order -> desk.exchange.cancel(order, "c" + random.nextLong(1_000_000)));
        }
    }
}
