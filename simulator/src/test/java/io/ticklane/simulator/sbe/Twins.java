package io.ticklane.simulator.sbe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether JSON and SBE say the same, but for what one of the two leaves out by design. */
public final class Twins {
    /** What JSON says and SBE does not. */
    private static final Set<String> NOT_IN_SBE = Set.of("timezone", "serverTime", "quotePrecision",
            "opoAllowed", "makerCommission", "takerCommission", "trailingTime=-1", "buyerCommission",
            "sellerCommission", "e",
            "");

    /** What SBE says where JSON, at least that of the time of the recording, leaves it out. */
    private static final Set<String> NOT_IN_JSON = Set.of("preventedQuantity=0", "usedSor=false",
            "orderCapacity=PRINCIPAL", "workingFloor=EXCHANGE", "matchType=AUTO_MATCH", "origQuoteOrderQty=0",
            "origQty=0",
            "workingTime=-1", "orderListId=-1", "closeTime=-1", "selfTradePreventionMode=NON_REPRESENTABLE",
            "defaultSelfTradePreventionMode=NON_REPRESENTABLE", "ocoAllowed=false", "otoAllowed=false",
            "allowTrailingStop=false", "cancelReplaceAllowed=false", "amendAllowed=false",
            "quoteOrderQtyMarketAllowed=false", "requireSelfTradePrevention=false", "preventSor=false",
            "m=false",
            "brokered=false", "isBestMatch=false", "A=0", "y=PRINCIPAL", "k=EXCHANGE", "b=AUTO_MATCH",
            "uS=false",
            "V=NON_REPRESENTABLE", "isBuyer=false", "isMaker=false", "isWorking=false");

    private static final Pattern UNORDERED = Pattern
            .compile("(orderTypes|allowedSelfTradePreventionModes)/\\d+");

    private Twins() {}

    /** Fails unless the message says what {@code json} says; {@code what} names them. */
    public static void assertAlike(String what, Object json, SbeReader.Message message) {
        Set<String> inJson = facts(json);
        Set<String> inSbe = facts(message.json());
        assertEquals(Set.of(), without(inJson, inSbe, NOT_IN_SBE), () -> what + " lacks");
        assertEquals(Set.of(), without(inSbe, inJson, NOT_IN_JSON), () -> what + " adds");
    }

    /** {@code path=value}; sets of constants have no order. */
    private static Set<String> facts(Object json) {
        Set<String> facts = new TreeSet<>();
        Meaning.of(json).forEach((path, value) -> facts
                .add(UNORDERED.matcher(path).replaceFirst("$1") + "=" + value));
        return facts;
    }

    /** What of {@code facts} is neither in {@code others} nor known to be missing there, by name or with its value. */
    private static Set<String> without(Set<String> facts, Set<String> others, Set<String> known) {
        Set<String> rest = new TreeSet<>(facts);
        rest.removeAll(others);
        rest.removeIf(fact -> known.contains(last(fact))
                || known.contains(last(fact.substring(0, fact.indexOf('=')))));
        return rest;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
