package io.ticklane.bench.receive;

import io.ticklane.bench.floor.FloorLine;
import io.ticklane.bench.floor.FloorReader;
import io.ticklane.connector.wire.MarketDecoder;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The floor: a read, a clock reading, the decoder, and nothing else. */
final class BareReceiver implements Receiver {
    private final Target target;
    private final Collector into;
    private final boolean spin;
    private volatile @Nullable Thread reading;
    private long reads;

    BareReceiver(Target target, Collector into, boolean spin) {
        this.target = target;
        this.into = into;
        this.spin = spin;
        into.reads(() -> reads);
    }

    @Override
    public void receive() throws IOException {
        reading = Thread.currentThread();
        FloorLine line = new FloorLine(target.base(), "/stream", Map.of(), target.tls(), spin);
        try (FloorReader reader = new FloorReader(line, new MarketDecoder(Target.INSTRUMENTS, into))) {
            line.writeText(Target.SUBSCRIBE);
            while (!into.ended()) {
                if (reader.poll()) {
                    reads++;
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }

    /** An interrupt closes the channel of the thread, also while it still shakes hands. */
    @Override
    public void close() {
        Thread thread = reading;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
