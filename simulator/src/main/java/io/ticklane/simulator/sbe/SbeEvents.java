package io.ticklane.simulator.sbe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * User data events in SBE, made of their JSON twins as {@link io.ticklane.simulator.json.Json} parses them. What
 * the schema has no words for is a message that says so. Stateless; any thread.
 */
public final class SbeEvents {
    private static final Map<String, Template> BY_TYPE = Map.of(
            "balanceUpdate", EventMessages::balanceUpdate,
            "eventStreamTerminated", EventMessages::terminated,
            "executionReport", EventMessages::executionReport,
            "externalLockUpdate", EventMessages::externalLock,
            "listStatus", EventMessages::listStatus,
            "outboundAccountPosition", EventMessages::position,
            "serverShutdown", EventMessages::shutdown);

    private SbeEvents() {}

    /**
     * The frame of an event.
     *
     * @param event the object with {@code e} and {@code E}
     * @param subscriptionId of the envelope; null if it has none
     * @param micros whether the times of the event are in microseconds, not milliseconds
     */
    public static byte[] frame(Map<String, ?> event, @Nullable Integer subscriptionId, boolean micros) {
        Value v = new Value(event, micros);
        Template template = BY_TYPE.getOrDefault(v.textOrEmpty("e"), GeneralMessages::nonRepresentable);
        return new Draft(subscriptionId == null ? Draft.NO_SUBSCRIPTION : subscriptionId).written(template,
                v);
    }
}
