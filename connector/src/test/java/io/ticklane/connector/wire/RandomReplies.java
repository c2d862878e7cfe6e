package io.ticklane.connector.wire;

import io.ticklane.connector.Decimals;
import io.ticklane.connector.Instrument;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.OrderStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes answers to placements: the venue's usual ones, and such as only a careful reader takes rightly. */
final class RandomReplies {
    private static final List<String> UNKNOWN = List.of("\"usedSor\":true", "\"workingFloor\":\"EXCHANGE\"",
            "\"strategyId\":37463720", "\"icebergQty\":\"0.00000000\"", "\"x\":null", "\"x\":[]",
            "\"y\":{\"symbol\":\"A\",\"fills\":[{}],\"status\":-1.5e+3}", "\"\":\"\"", "\"ID\":\"x\"",
            "\"preventedMatches\":[{\"preventedMatchId\":0,\"price\":\"0.1\"},[[\"{\"]]]",
            "\"tradeGroupId\":-1", "\"orderReport\":[]", "\"expiryreason\":\"\"");
    private static final List<String> ODD = List.of("\"error\":{\"code\":-1,\"msg\":\"x\"}",
            "\"orderReports\":[]", "\"expiryReason\":\"\"", "\"expiryReason\":null",
            "\"expiryReason\":\"" + "R".repeat(70) + "\"",
            "\"origClientOrderId\":\"trnd-1\"",
            "\"fills\":null", "\"fills\":{}", "\"symbol\":null", "\"orderId\":\"12\"", "\"orderId\":-3",
            "\"orderId\":1.0", "\"orderId\":012", "\"orderId\":99999999999999999999",
            "\"clientOrderId\":\"web_1\"", "\"clientOrderId\":\"trnd-1\\u002d\"", "\"price\":1.5",
            "\"price\":\"1e3\"", "\"price\":\"0.123456789\"", "\"price\":\"-1.0\"", "\"origQty\":\"\"",
            "\"executedQty\":\"99999999999999999999.0\"", "\"cummulativeQuoteQty\":\"-1.00000000\"",
            "\"cummulativeQuoteQty\":\"1.0000000000000000000001\"", "\"status\":\"HELD\"", "\"status\":200",
            "\"status\":400", "\"status\":\"200\"", "\"status\":200.0", "\"side\":\"buy\"", "\"side\":null",
            "\"s\\u0069de\":\"SELL\"", "\"id\":7", "\"id\":null", "\"id\":\"7x\"", "\"id\":\"\"",
            "\"commission\":\"0.000000001\"", "\"commission\":\"-0.1\"", "\"commission\":0.1",
            "\"commission\":\"90000000000.00000000\"", "\"commissionAsset\":\"BNB\"",
            "\"commissionAsset\":\"\"", "\"commissionAsset\":\"B\\u004eB\"", "\"commissionAsset\":null",
            "\"result\":null", "\"result\":{}", "\"x\":\"\u00e9\"", "\"x\":\"\\\"", "\"x\":tru",
            "\"x\":" + "1".repeat(1_100), "\"x\":\"\t\"");
    private static final OrderStatus[] STATUSES = OrderStatus.values();

    final Instruments instruments = new Instruments(List.of(
            new Instrument(0, "ETHUSDT", "ETH", "USDT", 2, 4, 0, 0, 0, 0, 0, 0, 0, true),
            new Instrument(1, "PEPEUSDT", "PEPE", "USDT", 8, 0, 0, 0, 0, 0, 0, 0, 0, true),
            new Instrument(2, "A", "A", "B", 0, 8, 0, 0, 0, 0, 0, 0, 0, true),
            new Instrument(3, "LONGNAMEDCOINUSDT", "LONGNAMEDCOIN", "USDT", 6, 1, 0, 0, 0, 0, 0, 0, 0,
                    true),
            new Instrument(4, "FINEFINE", "FINE", "FINE", 10, 9, 0, 0, 0, 0, 0, 0, 0, true)));
    final ClientOrderIds ids = new ClientOrderIds("rnd");
    private final Random random;
    private boolean odd;
    private boolean loose;

    RandomReplies(long seed) {
        random = new Random(seed);
    }

    /** As the venue and the simulator write it. */
    String usual() {
        odd = false;
        loose = false;
        return message(instruments.get(random.nextInt(4)));
    }

    /** The same told in another way: members in any order, with space and with members that nobody asked for. */
    String loose() {
        odd = false;
        loose = true;
        return message(instruments.get(random.nextInt(4)));
    }

    /** With something in it that the usual answer does not have, if it is to be had. */
    String odd() {
        odd = true;
        loose = random.nextBoolean();
        return message(instruments.get(random.nextInt(instruments.size())));
    }

    private String message(Instrument instrument) {
        List<String> members = new ArrayList<>();
        members.add("\"id\":\"" + (random.nextLong() >>> (1 + random.nextInt(62))) + "\"");
        members.add("\"status\":200");
        members.add("\"result\":" + result(instrument));
        if (random.nextInt(4) > 0) {
            members.add("\"rateLimits\":[{\"rateLimitType\":\"ORDERS\",\"interval\":\"SECOND\","
                    + "\"intervalNum\":10,\"limit\":100,\"count\":1},{\"rateLimitType\":\"REQUEST_WEIGHT\","
                    + "\"interval\":\"MINUTE\",\"intervalNum\":1,\"limit\":6000,\"count\":2}]");
        }
        return object(members);
    }

    private String result(Instrument instrument) {
        int priceScale = Math.min(8, instrument.priceScale());
        int quantityScale = Math.min(8, instrument.quantityScale());
        List<String> members = new ArrayList<>(List.of("\"symbol\":\"" + instrument.symbol() + "\"",
                "\"orderId\":" + (random.nextLong() >>> (1 + random.nextInt(62))), "\"orderListId\":-1",
                "\"clientOrderId\":\"" + ids.text(random.nextLong() >>> (1 + random.nextInt(62)),
                        random.nextInt(3) == 0 ? 0 : random.nextLong() >>> 20) + "\"",
                "\"transactTime\":1784102400123", text("price", priceScale), text("origQty", quantityScale),
                text("executedQty", quantityScale), text("origQuoteOrderQty", 0),
                text("cummulativeQuoteQty", Math.min(8, priceScale + quantityScale)),
                "\"status\":\"" + STATUSES[random.nextInt(STATUSES.length)] + "\"",
                "\"timeInForce\":\"IOC\"", "\"type\":\"LIMIT\"",
                random.nextBoolean() ? "\"side\":\"BUY\"" : "\"side\":\"SELL\"",
                "\"workingTime\":1784102400123"));
        if (random.nextInt(5) > 0) {
            members.add(fills(instrument));
        }
        if (random.nextInt(4) == 0) {
            members.add("\"expiryReason\":\"REASON_" + random.nextInt(12) + "\"");
        }
        members.add("\"selfTradePreventionMode\":\"EXPIRE_MAKER\"");
        return object(members);
    }

    private String fills(Instrument instrument) {
        List<String> fills = new ArrayList<>();
        String asset = switch (random.nextInt(4)) {
            case 0 -> instrument.baseAsset();
            case 1 -> instrument.quoteAsset();
            case 2 -> "BNB";
            default -> "COIN" + random.nextInt(6);
        };
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> members = new ArrayList<>(List.of(text("price", 8), text("qty", 8),
                    text("commission", 8), "\"commissionAsset\":\"" + asset + "\"",
                    "\"tradeId\":" + random.nextInt(1 << 30)));
            fills.add(object(members));
        }
        return "\"fills\":[" + space() + String.join("," + space(), fills) + space() + "]";
    }

    /** A decimal that fits the scale, with zeros up to eight decimals, or with as few as there are. */
    private String text(String name, int scale) {
        String value = Decimals.format(random.nextLong(1L << (1 + random.nextInt(50))), scale);
        if (loose && random.nextInt(4) == 0) {
            return "\"" + name + "\":\"" + value + "\"";
        }
        return "\"" + name + "\":\"" + (scale == 0 ? value + "." : value) + "0".repeat(8 - scale) + "\"";
    }

    private String object(List<String> members) {
        List<String> all = new ArrayList<>(members);
        if (loose) {
            for (int i = random.nextInt(3); i > 0; i--) {
                all.add(UNKNOWN.get(random.nextInt(UNKNOWN.size())));
            }
            if (random.nextBoolean()) {
                Collections.shuffle(all, random);
            }
        }
        if (odd && random.nextInt(3) == 0) {
            String strange = ODD.get(random.nextInt(ODD.size()));
            switch (random.nextInt(4)) {
                case 0 -> all.remove(random.nextInt(all.size()));
                case 1 -> all.add(random.nextInt(all.size()), strange);
                case 2 -> all.add(all.get(random.nextInt(all.size())));
                default -> replace(all, strange);
            }
        }
        return space() + "{" + space() + String.join(space() + "," + space(), all) + space() + "}"
                + space();
    }

    /** Puts the member into the place of the one of its name, if there is one. */
    private static void replace(List<String> all, String member) {
        String name = member.substring(0, member.indexOf(':') + 1);
        all.replaceAll(one -> one.startsWith(name) ? member : one);
    }

    private String space() {
        return loose && random.nextInt(12) == 0 ? " \n\t\r".substring(random.nextInt(4)) : "";
    }
}
