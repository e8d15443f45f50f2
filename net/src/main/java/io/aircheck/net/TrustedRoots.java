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

/** Whose certificates are believed: the system's roots, and those that a user adds. */
record TrustedRoots(SSLContext context, X509TrustManager trust) {

    SSLSocketFactory sockets() {
        return context.getSocketFactory();
    }

    /** @throws InvalidSettingException if a file cannot be read or holds no certificate */
    static TrustedRoots withFiles(List<Path> caFiles) {
        try {
            X509TrustManager trust = trustManager(null);
            if (!caFiles.isEmpty()) {
                List<Certificate> roots = new ArrayList<>(Arrays.asList(trust.getAcceptedIssuers()));
                for (Path file : caFiles) {
                    roots.addAll(certificates(file));
                }
                trust = trustManager(keyStore(roots));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return new TrustedRoots(context, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java installation cannot do TLS: " + e.getMessage(), e);
        }
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
