package io.aircheck.platforms.script.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * Makes the worlds that scripts run in: one for each call, so that no script sees another or what it left behind. There is the
 * language and what {@code prelude.js} adds; no Java, no files, no threads, no network.
 */
final class Contexts {

    private static final HostAccess NO_JAVA =
            HostAccess.newBuilder(HostAccess.NONE).allowMutableTargetMappings().build();

    private final Engine engine = Engine.newBuilder("js")
            .sandbox(SandboxPolicy.CONSTRAINED)
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .option("engine.WarnInterpreterOnly", "false")
            .build();
    private final Source prelude = read("prelude.js");
    private final long mostStatements;
    private final int mostRequests;

    /**
     * @param mostStatements of one call, all its steps together
     * @param mostRequests of one call
     */
    Contexts(long mostStatements, int mostRequests) {
        this.mostStatements = mostStatements;
        this.mostRequests = mostRequests;
    }

    Context open() {
        return Context.newBuilder("js")
                .engine(engine)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .allowHostAccess(NO_JAVA)
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .option("js.esm-eval-returns-exports", "true")
                .option("js.load", "false")
                .resourceLimits(ResourceLimits.newBuilder()
                        .statementLimit(mostStatements, null)
                        .build())
                .build();
    }

    /** The driver that {@code prelude.js} gives. */
    Value driver(Context context) {
        return context.eval(prelude).execute((ProxyExecutable) Contexts::digest, mostRequests);
    }

    /** A platform's file, which is an ECMAScript module. */
    static Source module(String file, String source) {
        return Source.newBuilder("js", source, file)
                .mimeType("application/javascript+module")
                .buildLiteral();
    }

    /** A script that shares the global object with those before it. */
    static Source script(String name, String source) {
        return Source.newBuilder("js", source, name).buildLiteral();
    }

    /** The digest of a text (second argument) as hexadecimal digits, for the algorithms that the prelude names. */
    private static String digest(Value... arguments) {
        String algorithm = arguments[0].asString();
        byte[] text = arguments[1].asString().getBytes(StandardCharsets.UTF_8);
        byte[] key = arguments[2].asString().getBytes(StandardCharsets.UTF_8);
        try {
            if (!algorithm.startsWith("Hmac")) {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance(algorithm).digest(text));
            }
            Mac mac = Mac.getInstance(algorithm);
            // A MAC's key may be empty, a SecretKeySpec's may not; a zero byte more means the same (RFC 2104, section
            // 2).
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static Source read(String name) {
        try (InputStream file = Contexts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return script(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
