package io.aircheck.server.migrate;

import io.aircheck.server.migrate.Finding.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How and where to record: the section 录制设置 without its proxies. */
final class RecordingSection {

    private static final int SHORTEST_INTERVAL = 5;
    private static final int LONGEST_INTERVAL = 86_400;
    private static final int SHORTEST_PART = 10;

    private final OldConfig old;
    private final NewSettings settings;
    private final Path home;

    /** @param home the directory of the old installation */
    RecordingSection(OldConfig old, NewSettings settings, Path home) {
        this.old = old;
        this.settings = settings;
        this.home = home;
    }

    void take() {
        if (old.text(OldKey.LANGUAGE).toLowerCase(Locale.ROOT).contains("en")) {
            settings.set(OldKey.LANGUAGE, "language", "en");
        } else {
            settings.find(Kind.TAKEN, OldKey.LANGUAGE, "languageAuto");
        }
        watching();
        places();
        quality();
        format();
        splitting();
        space();
        for (OldKey key : List.of(OldKey.SHOW_COUNTDOWN, OldKey.SHOW_ADDRESS)) {
            settings.find(Kind.LEFT, key, "consoleOnly");
        }
        if (old.yes(OldKey.FORCE_HTTPS, false)) {
            settings.find(Kind.LEFT, OldKey.FORCE_HTTPS, "forceHttps");
        } else {
            settings.find(Kind.UNSET, OldKey.FORCE_HTTPS, "off");
        }
    }

    private void watching() {
        boolean notifyOnly = old.yes(OldKey.NOTIFY_ONLY, false);
        OldKey key = notifyOnly ? OldKey.NOTIFY_INTERVAL : OldKey.INTERVAL;
        int seconds = old.number(key);
        int allowed = Math.clamp(seconds, SHORTEST_INTERVAL, LONGEST_INTERVAL);
        if (allowed != seconds) {
            settings.find(Kind.CHANGED, key, "intervalClamped", seconds + "s", allowed + "s");
        }
        settings.set(key, "check-interval", allowed + "s");
        settings.find(Kind.FIXED, key, "fixedRecheck");
        if (!notifyOnly) {
            settings.find(Kind.UNSET, OldKey.NOTIFY_INTERVAL, "off");
        }
        settings.find(Kind.FIXED, OldKey.CHECK_THREADS, "fixedLimit");
        settings.find(Kind.LEFT, OldKey.QUEUE_PAUSE, "spacedByHost");
        settings.find(Kind.LEFT, OldKey.SKIP_PROXY_PROBE, "noProbe");
    }

    private void places() {
        List<String> switches = new ArrayList<>();
        addIf(switches, OldKey.STREAMER_FOLDER, "streamer-folder");
        addIf(switches, OldKey.DATE_FOLDER, "date-folder");
        addIf(switches, OldKey.TITLE_FOLDER, "title-folder");
        addIf(switches, OldKey.TITLE_IN_NAME, "title");
        if (!old.yes(OldKey.NO_EMOJI, true)) {
            switches.add("emoji");
        }
        settings.set(OldKey.STREAMER_FOLDER, "path", "douyinliverecorder:" + String.join(",", switches));
        for (OldKey key : List.of(OldKey.DATE_FOLDER, OldKey.TITLE_FOLDER, OldKey.TITLE_IN_NAME, OldKey.NO_EMOJI)) {
            settings.find(Kind.TAKEN, key, "inPath");
        }
        String path = old.text(OldKey.SAVE_PATH);
        if (path.isEmpty()) {
            settings.find(Kind.UNSET, OldKey.SAVE_PATH, "ownRecordings");
        } else {
            settings.set(
                    OldKey.SAVE_PATH,
                    "recordings",
                    home.resolve(path).normalize().toString());
        }
    }

    private void addIf(List<String> switches, OldKey key, String word) {
        if (old.yes(key, false)) {
            switches.add(word);
        }
    }

    /** An unknown word, and an empty value, is the best quality to it. */
    private void quality() {
        String word = old.text(OldKey.QUALITY);
        if (OldKey.QUALITIES.contains(word)) {
            settings.set(OldKey.QUALITY, "quality", word);
            return;
        }
        if (!word.isEmpty()) {
            settings.find(Kind.CHANGED, OldKey.QUALITY, "unknownQuality", word);
        }
        settings.set(OldKey.QUALITY, "quality", "原画");
    }

    private void format() {
        String word = old.text(OldKey.FORMAT).toUpperCase(Locale.ROOT);
        String format = switch (word) {
            case "FLV", "MKV", "MP4", "MP3", "M4A" -> word.toLowerCase(Locale.ROOT);
            case "MP3音频" -> "mp3";
            case "M4A音频" -> "m4a";
            default -> "ts";
        };
        if (format.equals("ts") && !word.equals("TS") && !word.isEmpty()) {
            settings.find(Kind.CHANGED, OldKey.FORMAT, "unknownFormat", word);
        }
        boolean toMp4 = old.yes(OldKey.TO_MP4, false) && (format.equals("ts") || format.equals("flv"));
        settings.set(OldKey.FORMAT, "format", toMp4 ? "mp4" : format);
        if (toMp4) {
            settings.find(format.equals("flv") ? Kind.FIXED : Kind.TAKEN, OldKey.TO_MP4, "toMp4", format);
        } else {
            settings.find(Kind.UNSET, OldKey.TO_MP4, "off");
        }
        if (toMp4 && old.yes(OldKey.TO_H264, false)) {
            settings.set(OldKey.TO_H264, "reencode", "yes");
        } else {
            settings.find(Kind.UNSET, OldKey.TO_H264, "off");
        }
        settings.set(
                OldKey.DELETE_SOURCE, "keep-source", toMp4 && !old.yes(OldKey.DELETE_SOURCE, false) ? "yes" : "no");
        settings.find(Kind.FIXED, OldKey.DELETE_SOURCE, "fixedVerify");
        switch (format) {
            case "mp4" -> settings.find(Kind.FIXED, OldKey.FORMAT, "fixedPlainMp4");
            case "mp3", "m4a" -> settings.find(Kind.FIXED, OldKey.FORMAT, "fixedAudio");
            default -> {}
        }
    }

    private void splitting() {
        boolean split = old.yes(OldKey.SPLIT, false);
        int seconds = old.number(OldKey.SPLIT_SECONDS);
        if (split) {
            int allowed = Math.max(seconds, SHORTEST_PART);
            settings.set(OldKey.SPLIT, "split", allowed + "s");
            settings.find(Kind.TAKEN, OldKey.SPLIT_SECONDS, "inSplit", allowed + "s");
        } else {
            settings.set(OldKey.SPLIT, "split", "off");
            settings.find(Kind.UNSET, OldKey.SPLIT_SECONDS, "off");
        }
        boolean audio = old.text(OldKey.FORMAT).endsWith("音频");
        if (!old.yes(OldKey.SUBTITLES, false)) {
            settings.find(Kind.UNSET, OldKey.SUBTITLES, "off");
        } else if (split || audio) {
            settings.find(Kind.LEFT, OldKey.SUBTITLES, "noSubtitles");
        } else {
            settings.set(OldKey.SUBTITLES, "subtitles", "elapsed");
        }
    }

    /** It counts in units of 1024; recording goes on once there is one more, so that it does not stop and start in turns. */
    private void space() {
        BigDecimal gibibytes = old.decimal(OldKey.FREE_SPACE)
                .max(BigDecimal.ZERO)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        settings.set(OldKey.FREE_SPACE, "stop-below", size(gibibytes));
        settings.set(OldKey.FREE_SPACE, "resume-above", size(gibibytes.add(BigDecimal.ONE)));
        settings.find(Kind.FIXED, OldKey.FREE_SPACE, "fixedDisk");
    }

    private static String size(BigDecimal gibibytes) {
        return gibibytes.signum() == 0 ? "0" : gibibytes.toPlainString() + "GiB";
    }
}
