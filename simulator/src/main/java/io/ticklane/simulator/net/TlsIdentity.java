package io.ticklane.simulator.net;

import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;

/** A key and a self-signed certificate for localhost, made anew at every start and kept in memory. Immutable. */
public final class TlsIdentity {
    private final X509Bundle bundle;
    private final SslContext context;

    private TlsIdentity(X509Bundle bundle, SslContext context) {
        this.bundle = bundle;
        this.context = context;
    }

    /**
     * Makes one for {@code localhost}, 127.0.0.1 and ::1, good for a month.
     *
     * @throws IllegalStateException if this Java cannot make certificates
     */
    public static TlsIdentity create() {
        try {
            X509Bundle bundle = new CertificateBuilder()
                    .ecp256()
                    .subject("CN=localhost, O=Ticklane simulator")
                    .notBefore(Instant.now().minus(1, ChronoUnit.DAYS))
                    .notAfter(Instant.now().plus(30, ChronoUnit.DAYS))
                    .addSanDnsName("localhost")
                    .addSanIpAddress("127.0.0.1")
                    .addSanIpAddress("::1")
                    .addExtendedKeyUsageServerAuth()
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
            SslContext context = SslContextBuilder
                    .forServer(bundle.getKeyPair().getPrivate(), bundle.getCertificate())
                    .sslProvider(SslProvider.JDK)
                    .build();
            return new TlsIdentity(bundle, context);
        } catch (Exception e) {
            throw new IllegalStateException("cannot make a certificate for --tls: " + e.getMessage(), e);
        }
    }

    /** The certificate that a client has to trust. */
    public X509Certificate certificate() {
        return bundle.getCertificate();
    }

    /** The certificate as PEM text. */
    public String pem() {
        return bundle.getCertificatePEM();
    }

    /** For servers on the JDK's own sockets. */
    public SSLContext serverContext() {
        return ((JdkSslContext) context).context();
    }

    SslContext context() {
        return context;
    }
}
