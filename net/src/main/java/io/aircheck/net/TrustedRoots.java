package io.aircheck.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed: the system's roots, and those that a user adds. The system's are read when the first
 * connection needs them: there are some hundred and fifty, and of plain HTTP many streams are recorded.
 */
final class TrustedRoots {

    /** @param trust for those who ask it themselves */
    private record Tls(SSLContext context, X509TrustManager trust) {}

    private final List<Certificate> added;
    private @Nullable Tls tls;

    private TrustedRoots(List<Certificate> added) {
        this.added = added;
    }

    /** @throws InvalidSettingException if a file cannot be read or holds no certificate */
    static TrustedRoots withFiles(List<Path> caFiles) {
        List<Certificate> added = new ArrayList<>();
        for (Path file : caFiles) {
            added.addAll(certificates(file));
        }
        return new TrustedRoots(added);
    }

    SSLContext context() {
        return tls().context();
    }

    X509TrustManager trust() {
        return tls().trust();
    }

    SSLSocketFactory sockets() {
        return context().getSocketFactory();
    }

    private synchronized Tls tls() {
        if (tls == null) {
            try {
                X509TrustManager trust = trustManager(null);
                if (!added.isEmpty()) {
                    List<Certificate> all = new ArrayList<>(Arrays.asList(trust.getAcceptedIssuers()));
                    all.addAll(added);
                    trust = trustManager(keyStore(all));
                }
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {trust}, null);
                tls = new Tls(context, trust);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("this Java installation cannot do TLS: " + e.getMessage(), e);
            }
        }
        return tls;
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        byte[] pem;
        try {
            pem = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidSettingException("the certificates in " + file + " cannot be read: " + e, e);
        }
        try {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (found.isEmpty()) {
                throw new CertificateException("it holds none");
            }
            return found;
        } catch (CertificateException e) {
            throw new InvalidSettingException(
                    file + " holds no certificates in PEM form (-----BEGIN CERTIFICATE-----): " + e.getMessage(), e);
        }
    }

    private static KeyStore keyStore(List<Certificate> roots) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < roots.size(); i++) {
            store.setCertificateEntry("root-" + i, roots.get(i));
        }
        return store;
    }

    private static X509TrustManager trustManager(@Nullable KeyStore roots) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    }
}
