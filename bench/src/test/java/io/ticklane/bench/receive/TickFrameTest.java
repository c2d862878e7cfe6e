package io.ticklane.bench.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ticklane.bench.TicksOnly;
import io.ticklane.connector.Tick;
import io.ticklane.connector.wire.MarketDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickFrameTest {
    @Test
    void ourDecoderAndJacksonReadTheSame() throws IOException {
        Recorder ours = new Recorder();
        Recorder jackson = new Recorder();
        TickFrame frame = new TickFrame();
        for (long id : new long[]{PlannedSender.PACED + 17, PlannedSender.FLOOD, PlannedSender.END}) {
            byte[] bytes = frame.with(id);
            new MarketDecoder(Target.INSTRUMENTS, ours).decode(bytes, 4, TickFrame.SIZE - 4, 1);
            new JacksonTicks(jackson)
                    .read(new String(bytes, 4, TickFrame.SIZE - 4, StandardCharsets.US_ASCII));
        }
        assertEquals(List.of("200000000000000017 6712345 123456 6712346 65432",
                "300000000000000000 6712345 123456 6712346 65432",
                "900000000000000000 6712345 123456 6712346 65432"),
                ours.ticks);
        assertEquals(ours.ticks, jackson.ticks);
    }

    @Test
    void jacksonPassesOverWhatIsNoPrice() throws IOException {
        Recorder jackson = new Recorder();
        new JacksonTicks(jackson).read("{\"result\":null,\"id\":1}");
        assertEquals(List.of(), jackson.ticks);
    }

    @Test
    void aMaskedFrameIsReadOnceItIsWhole() {
        byte[] text = "{\"id\":7}".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer in = ByteBuffer.allocate(64).put((byte) 0x81).put((byte) (0x80 | text.length))
                .putInt(0x01020304);
        assertEquals("", TickFrame.unmasked(in));
        for (int i = 0; i < text.length; i++) {
            in.put((byte) (text[i] ^ (i % 4 + 1)));
        }
        assertEquals("{\"id\":7}", TickFrame.unmasked(in));
    }

    private static final class Recorder extends TicksOnly {
        final List<String> ticks = new ArrayList<>();

        @Override
        public void onTick(Tick tick) {
            ticks.add(tick.updateId + " " + tick.bidPrice + " " + tick.bidQuantity + " " + tick.askPrice + " "
                    + tick.askQuantity);
        }
    }
}
