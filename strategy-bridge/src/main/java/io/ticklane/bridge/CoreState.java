package io.ticklane.bridge;

import io.ticklane.bridge.latency.StageMode;
import io.ticklane.connector.Instruments;

/** What the parts of one core share. Core thread, except where the parts say otherwise. */
final class CoreState {
    final Positions positions;
    final Counters counters = new Counters();
    final KillSwitch killSwitch = new KillSwitch();
    final Moment moment;

    CoreState(Instruments instruments, NanoClock clock, StageMode stages) {
        positions = new Positions(instruments);
        moment = new Moment(clock, stages);
    }
}
