package io.ticklane.bench.receive;

import io.ticklane.app.measure.MeasureOrder;
import io.ticklane.bench.endtoend.SenderProcess;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A {@link PlannedSender} in a process of its own, ended with this object. One thread. */
final class SenderHost implements AutoCloseable {
    private final Process process;
    private final Target target;

    /** Starts it and waits until its port is open. */
    SenderHost(MeasureOrder order, long flood) throws IOException {
        List<String> command = SenderProcess.javaCommand();
        command.addAll(List.of(PlannedSender.class.getName(), Integer.toString(order.rate()),
                Long.toString(order.warmUp().toMillis()), Long.toString(order.duration().toMillis()),
                Long.toString(flood), order.tls() ? "tls" : "plain"));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
        String line = output.readLine();
        String[] ready = line == null ? new String[0] : line.split(" ", -1);
        if (ready.length != 3) {
            close();
            throw new IOException("the sender did not start; see above");
        }
        target = target(Integer.parseInt(ready[1]), ready[2]);
    }

    Target target() {
        return target;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** @param certificate in Base64, or {@code -} */
    static Target target(int port, String certificate) throws IOException {
        return new Target(port, certificate.equals("-") ? null : trust(certificate));
    }

    private static SSLContext trust(String base64) throws IOException {
        try {
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("sender", certificate);
            TrustManagerFactory trust = TrustManagerFactory
                    .getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the sender's certificate cannot be used: " + e.getMessage(), e);
        }
    }
}
