package io.aircheck.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The service's log in {@code logs/}: a file a day, two weeks of them, none larger than 20 MB. */
record LogFile(ch.qos.logback.classic.Logger root, RollingFileAppender<ILoggingEvent> appender)
        implements AutoCloseable {

    private static final int DAYS = 14;
    private static final FileSize LARGEST = FileSize.valueOf("20MB");
    private static final FileSize ALL = FileSize.valueOf("200MB");

    static LogFile open(Path directory, String level) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'[\\r\\n]+', ' '}%n");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("aircheck-file");
        appender.setFile(directory.resolve("aircheck.log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(
                directory.resolve("aircheck.%d{yyyy-MM-dd}.%i.log").toString());
        rolling.setMaxFileSize(LARGEST);
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(ALL);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.setEncoder(encoder);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(ch.qos.logback.classic.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        context.getLogger("io.aircheck").setLevel(Level.toLevel(level));
        root.setLevel(Level.WARN);
        // What cannot start is told in a sentence of our own.
        context.getLogger("org.springframework.boot.diagnostics").setLevel(Level.OFF);
        context.getLogger("org.springframework.boot.web.server.servlet.context").setLevel(Level.ERROR);
        context.getLogger("org.springdoc").setLevel(Level.ERROR);
        return new LogFile(root, appender);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
