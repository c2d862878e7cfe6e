package io.ticklane.bench.throughput;

import io.ticklane.simulator.Simulator;
import io.ticklane.simulator.SimulatorConfig;
import io.ticklane.simulator.StartWhen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * The sending end, a process of its own: the simulator with a market as fast as its readers, or plain sockets that are
 * filled with the same frames. Prints {@code READY host port}; the end of standard input ends it.
 */
final class Flood {
    private static final int CHUNK = 1 << 16;

    private Flood() {}

    /** Arguments: {@code simulator} or {@code plain}, and how many readers there are. */
    public static void main(String[] arguments) throws IOException {
        int readers = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("simulator")) {
            simulator();
        } else {
            plain(readers);
        }
    }

    private static void simulator() throws IOException {
        SimulatorConfig config = SimulatorConfig.builder().symbols(List.of("BTCUSDT"))
                .metronome(0, Duration.ZERO).startWhen(StartWhen.FIRST_SUBSCRIPTION).spin(true).build();
        try (Simulator simulator = Simulator.start(config)) {
            ready(simulator.port());
            waitForEnd();
        }
    }

    private static void plain(int readers) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), readers);
            ready(server.socket().getLocalPort());
            Thread filler = new Thread(() -> fill(server, readers), "filler");
            filler.setDaemon(true);
            filler.start();
            waitForEnd();
        }
    }

    /** One thread keeps every socket full, as the venue's one thread does. */
    private static void fill(ServerSocketChannel server, int readers) {
        try (Selector selector = Selector.open()) {
            ByteBuffer frames = frames();
            for (int i = 0; i < readers; i++) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_WRITE, frames.duplicate());
            }
            while (true) {
                selector.select(key -> write((SocketChannel) key.channel(), (ByteBuffer) key.attachment()));
            }
        } catch (IOException | IllegalStateException e) {
            // The readers went away: that is the end of the run.
            return;
        }
    }

    private static void write(SocketChannel channel, ByteBuffer frames) {
        try {
            if (!frames.hasRemaining()) {
                frames.clear();
            }
            channel.write(frames);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A chunk of whole bookTicker frames such as the simulator sends. */
    private static ByteBuffer frames() {
        byte[] payload = ("{\"u\":1784102400123456,\"s\":\"BTCUSDT\",\"b\":\"97000.00000000\",\"B\":\"0.10309000\","
                + "\"a\":\"97000.05000000\",\"A\":\"0.10309000\"}").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frames = ByteBuffer.allocateDirect(CHUNK / (payload.length + 2) * (payload.length + 2));
        while (frames.hasRemaining()) {
            frames.put((byte) 0x81).put((byte) payload.length).put(payload);
        }
        return frames.flip();
    }

    private static void ready(int port) {
        System.out.println("READY 127.0.0.1 " + port);
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
    }
}
