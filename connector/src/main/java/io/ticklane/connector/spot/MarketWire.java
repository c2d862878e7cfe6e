package io.ticklane.connector.spot;

import io.ticklane.connector.Credentials;
import io.ticklane.connector.EventTimeUnit;
import io.ticklane.connector.InboundHandler;
import io.ticklane.connector.Instruments;
import io.ticklane.connector.stream.StreamBase;
import io.ticklane.connector.wire.FrameDecoder;
import io.ticklane.connector.wire.MarketDecoder;
import io.ticklane.connector.wire.SbeDecoder;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What the format of market data decides: where the streams are, what the venue asks for, who decodes. */
final class MarketWire {
    private MarketWire() {}

    /**
     * Where to connect.
     *
     * @throws IllegalArgumentException one line: the venue, the streams or the key do not fit the format
     */
    static StreamBase base(SpotConfig config, @Nullable Credentials credentials, @Nullable SSLContext tls) {
        // Refuses a kind that the format has not.
        config.streamNames();
        if (config.format() == StreamFormat.JSON) {
            return new StreamBase(config.venue().stream(), tls, null,
                    config.timeUnit() == EventTimeUnit.MILLISECOND ? "" : "timeUnit=" + config.timeUnit());
        }
        URI address = config.venue().sbe();
        if (address == null) {
            throw new IllegalArgumentException("no SBE streams are known of " + config.venue().name()
                    + ": give their address, or use JSON");
        }
        if (credentials == null || credentials.type() != Credentials.Type.ED25519) {
            throw new IllegalArgumentException("SBE streams of " + config.venue().name()
                    + " need an Ed25519 API key: give its credentials, or use JSON");
        }
        return new StreamBase(address, tls, credentials.apiKey(), "");
    }

    /** A decoder of one connection. */
    static FrameDecoder decoder(SpotConfig config, Instruments instruments, InboundHandler sink) {
        return config.format() == StreamFormat.SBE
                ? new SbeDecoder(instruments, config.timeUnit(), sink)
                : new MarketDecoder(instruments, sink);
    }
}
