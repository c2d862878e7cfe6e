package io.ticklane.bridge;

import com.sun.management.ThreadMXBean;
import io.ticklane.connector.rest.TrustAnchors;
import io.ticklane.simulator.net.TlsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * What the JDK's own TLS allocates on the thread that uses it, over a plain socket and with nothing else around it.
 *
 * @param read bytes with each record read
 * @param written bytes with each record written
 */
record BareTls(long read, long written) {
    private static final int WARM_UP = 20_000;
    private static final int RECORDS = 10_000;
    /** About that of a price or an order; what is allocated does not depend on it. */
    private static final int SIZE = 300;

    /** Measures it on the calling thread. */
    static BareTls measure() throws Exception {
        TlsIdentity identity = TlsIdentity.create();
        try (SSLServerSocket server = (SSLServerSocket) identity.serverContext().getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Void> peer = new FutureTask<>(() -> {
                talk(server);
                return null;
            });
            new Thread(peer, "bare-peer").start();
            try (SSLSocket socket = (SSLSocket) TrustAnchors
                    .context(TrustAnchors.only(identity.certificate())).getSocketFactory()
                    .createSocket(server.getInetAddress(), server.getLocalPort())) {
                byte[] record = new byte[SIZE];
                InputStream in = socket.getInputStream();
                read(in, record, WARM_UP);
                long before = allocated();
                read(in, record, RECORDS);
                long read = allocated() - before;
                OutputStream out = socket.getOutputStream();
                write(out, record, WARM_UP);
                before = allocated();
                write(out, record, RECORDS);
                long written = allocated() - before;
                peer.get();
                return new BareTls(read / RECORDS, written / RECORDS);
            }
        }
    }

    private static void talk(SSLServerSocket server) throws IOException {
        byte[] record = new byte[SIZE];
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            write(socket.getOutputStream(), record, WARM_UP + RECORDS);
            read(socket.getInputStream(), record, WARM_UP + RECORDS);
        }
    }

    /** A read gives a record at most, and there is room for one. */
    private static void read(InputStream in, byte[] record, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (in.read(record) != record.length) {
                throw new IOException("no whole record");
            }
        }
    }

    private static void write(OutputStream out, byte[] record, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(record);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
