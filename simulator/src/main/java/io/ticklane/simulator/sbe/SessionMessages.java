package io.ticklane.simulator.sbe;

import io.ticklane.simulator.sbe.codec.spot.BoolEnum;
import io.ticklane.simulator.sbe.codec.spot.UserDataStreamSubscribeResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.UserDataStreamUnsubscribeResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.WebSocketResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.WebSocketSessionLogonResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.WebSocketSessionLogoutResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.WebSocketSessionStatusResponseEncoder;
import io.ticklane.simulator.sbe.codec.spot.WebSocketSessionSubscriptionsResponseEncoder;

/** What the WebSocket API alone says: templates 50 to 54, 503 and 504. */
final class SessionMessages {
    private SessionMessages() {}

    /** The envelope of an answer. */
    static byte[] envelope(SbeEnvelope envelope, int status, byte[] message) {
        Draft draft = new Draft();
        Value limits = new Value(envelope.rateLimits(), false);
        Object id = envelope.id();
        var to = new WebSocketResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header);
        to.sbeSchemaIdVersionDeprecated(envelope.version().deprecated() ? BoolEnum.True : BoolEnum.False)
                .status(status);
        var group = to.rateLimitsCount(limits.size());
        limits.each(e -> group.next().rateLimitType(Enums.RATE_LIMIT_TYPE.in(e, "rateLimitType"))
                .interval(Enums.RATE_LIMIT_INTERVAL.in(e, "interval")).intervalNum(e.uint8("intervalNum"))
                .rateLimit(e.number("limit")).current(e.number("count")));
        to.id(id == null ? "" : id.toString()).putResult(message, 0, message.length);
        return draft.bytes(to.limit());
    }

    /** A session that began. */
    static int logon(Draft draft, Value v) {
        return new WebSocketSessionLogonResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .authorizedSince(v.time("authorizedSince")).connectedSince(v.time("connectedSince"))
                .returnRateLimits(v.flag("returnRateLimits")).serverTime(v.time("serverTime"))
                .userDataStream(v.flagOrNull("userDataStream")).loggedOnApiKey(v.text("apiKey")).limit();
    }

    /** How a session stands. */
    static int status(Draft draft, Value v) {
        return new WebSocketSessionStatusResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .authorizedSince(v.timeOrNull("authorizedSince")).connectedSince(v.time("connectedSince"))
                .returnRateLimits(v.flag("returnRateLimits")).serverTime(v.time("serverTime"))
                .userDataStream(v.flagOrNull("userDataStream")).loggedOnApiKey(v.textOrEmpty("apiKey"))
                .limit();
    }

    /** A session that ended. */
    static int logout(Draft draft, Value v) {
        return new WebSocketSessionLogoutResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .authorizedSince(v.timeOrNull("authorizedSince")).connectedSince(v.time("connectedSince"))
                .returnRateLimits(v.flag("returnRateLimits")).serverTime(v.time("serverTime"))
                .userDataStream(v.flagOrNull("userDataStream")).loggedOnApiKey(v.textOrEmpty("apiKey"))
                .limit();
    }

    /** The subscriptions of a connection. */
    static int subscriptions(Draft draft, Value v) {
        var to = new WebSocketSessionSubscriptionsResponseEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header);
        var subscriptions = to.subscriptionsCount(v.size());
        v.each(e -> subscriptions.next().subscriptionId(e.uint16("subscriptionId"))
                .expirationTime(e.timeOrNull("expirationTime")));
        return to.limit();
    }

    /** A subscription to user data. */
    static int subscribed(Draft draft, Value v) {
        return new UserDataStreamSubscribeResponseEncoder().wrapAndApplyHeader(draft.buffer, 0, draft.header)
                .subscriptionId(v.uint16OrNull("subscriptionId")).limit();
    }

    /** The end of a subscription to user data. */
    static int unsubscribed(Draft draft, Value v) {
        return new UserDataStreamUnsubscribeResponseEncoder()
                .wrapAndApplyHeader(draft.buffer, 0, draft.header).limit();
    }
}
