package io.aircheck.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The service's log in {@code logs/}, a file a day, two weeks of them, none larger than 20 MB; and on standard error, where that
 * is wished.
 */
record LogFile(ch.qos.logback.classic.Logger root, List<OutputStreamAppender<ILoggingEvent>> appenders)
        implements AutoCloseable {

    /**
     * How to write.
     *
     * @param json an object a line instead of text
     * @param console also to standard error
     */
    record Form(String level, boolean json, boolean console) {}

    /** The file of today. */
    static final String NAME = "aircheck.log";

    private static final int DAYS = 14;
    private static final FileSize LARGEST = FileSize.valueOf("20MB");
    private static final FileSize ALL = FileSize.valueOf("200MB");

    static LogFile open(Path directory, Form form) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("aircheck-file");
        appender.setFile(directory.resolve(NAME).toString());
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
        appender.setEncoder(encoder(context, form.json()));
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(ch.qos.logback.classic.Logger.ROOT_LOGGER_NAME);
        List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>(List.of(appender));
        if (form.console()) {
            appenders.add(console(context, form.json()));
        }
        appenders.forEach(root::addAppender);
        context.getLogger("io.aircheck").setLevel(Level.toLevel(form.level()));
        root.setLevel(Level.WARN);
        // What cannot start is told in a sentence of our own.
        context.getLogger("org.springframework.boot.diagnostics").setLevel(Level.OFF);
        context.getLogger("org.springframework.boot.web.server.servlet.context").setLevel(Level.ERROR);
        context.getLogger("org.springdoc").setLevel(Level.ERROR);
        return new LogFile(root, appenders);
    }

    private static OutputStreamAppender<ILoggingEvent> console(LoggerContext context, boolean json) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("aircheck-console");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, json));
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
        Encoder<ILoggingEvent> encoder = json ? json() : text();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0}: %replace(%msg){'[\\r\\n]+', ' '}%n");
        return encoder;
    }

    /** Time, level, logger, thread, message and stack trace. */
    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        return encoder;
    }

    /** Writes as much as the settings say, also when they change. */
    void follow(Settings settings, SettingsEditor editor) {
        Runnable set = () -> root.getLoggerContext()
                .getLogger("io.aircheck")
                .setLevel(Level.toLevel(settings.get(ProgramKeys.LOG_LEVEL)));
        set.run();
        editor.onChange(set);
    }

    @Override
    public void close() {
        for (OutputStreamAppender<ILoggingEvent> appender : appenders) {
            root.detachAppender(appender);
            appender.stop();
        }
    }
}
