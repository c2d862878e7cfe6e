package io.ticklane.bench.receive;

import io.ticklane.connector.stream.StreamBase;
import io.ticklane.connector.stream.StreamConfig;
import io.ticklane.connector.stream.StreamManager;
import io.ticklane.connector.wire.MarketDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connector's own streams, with nothing behind the decoder but the collector. */
final class OurReceiver implements Receiver {
    private final StreamManager streams;
    private final Collector into;

    OurReceiver(Target target, Collector into, boolean spin) {
        this.into = into;
        streams = new StreamManager(StreamBase.open(target.base(), target.tls()), List.of(Target.STREAM),
                StreamConfig.DEFAULT.withSpin(spin), () -> new MarketDecoder(Target.INSTRUMENTS, into), into,
                null);
        into.reads(() -> streams.status().get(0).reads());
    }

    @Override
    public void receive() throws InterruptedException {
        streams.start();
        into.await(TimeUnit.DAYS.toNanos(1));
    }

    @Override
    public void close() {
        streams.close();
    }
}
