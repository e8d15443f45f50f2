package io.aircheck.testkit.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A throw-away certificate authority that signs one certificate a host, when it is first asked for. */
public final class TestAuthority {

    private final HeldCertificate root = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Aircheck test root")
            .build();
    private final Map<String, SSLContext> contexts = new ConcurrentHashMap<>();

    /** The root in PEM form. */
    public String pem() {
        return root.certificatePem();
    }

    /** Writes the root to a file that {@code --ca-file} takes, and returns the file. */
    public Path writePem(Path file) throws IOException {
        return Files.writeString(file, pem());
    }

    /** What a server that goes by this name or address needs to speak TLS. */
    public SSLContext serverContext(String host) {
        return contexts.computeIfAbsent(host, this::sign);
    }

    private SSLContext sign(String host) {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .signedBy(root)
                .commonName(host)
                .addSubjectAlternativeName(host)
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }
}
