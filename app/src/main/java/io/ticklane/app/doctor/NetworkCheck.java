package io.ticklane.app.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Looks a host up, connects to it and shakes hands. One thread. */
final class NetworkCheck {
    private NetworkCheck() {}

    static Finding run(String what, URI address, Duration timeout) {
        String host = address.getHost();
        boolean tls = address.getScheme().equals("https") || address.getScheme().equals("wss");
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        String where = what + " " + host + ":" + port;
        InetAddress ip;
        try {
            ip = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            return Finding.bad(where + ": the name is not known to DNS",
                    "check the network and the address in the profile");
        }
        long start = System.nanoTime();
        int millis = (int) Math.min(timeout.toMillis(), 60_000);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(ip, port), millis);
            socket.setSoTimeout(millis);
            if (tls) {
                shakeHands(socket, host, port);
            }
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            return Finding.good(where + " reachable" + (tls ? " over TLS" : "") + " in " + took + " ms");
        } catch (SSLException e) {
            return Finding.bad(where + ": TLS failed: " + e.getMessage(),
                    "check the clock, the certificates of this JDK, and whether a proxy stands between");
        } catch (IOException e) {
            return Finding.bad(where + ": no connection: " + e.getMessage(),
                    "check firewall and proxy, and that the venue serves your country");
        }
    }

    private static void shakeHands(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }
}
