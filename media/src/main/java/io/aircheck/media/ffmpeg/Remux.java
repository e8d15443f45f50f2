package io.aircheck.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts the picture and sound of a file into another container, by copy wherever the container takes the codec. */
public final class Remux {

    /** What to make. */
    public enum Target {
        MP4,
        FMP4,
        MKV,
        TS,
        FLV,
        /** Sound only. */
        M4A,
        /** Sound only. */
        MP3;

        public boolean isAudioOnly() {
            return this == M4A || this == MP3;
        }
    }

    private Remux() {}

    /**
     * Writes {@code target}, replacing what is there, in the form that {@code form} says whatever its name is. It may be
     * incomplete where this throws.
     *
     * @param source what {@link Probe#of} found in the file
     * @throws FFmpegException if FFmpeg cannot do it, or takes longer than {@code limit}
     */
    public static void run(FFmpeg ffmpeg, Path file, Probe source, Target form, Path target, Duration limit)
            throws IOException, InterruptedException {
        ffmpeg.run(arguments(file, source, form, target), limit);
    }

    static List<String> arguments(Path file, Probe source, Target form, Path target) {
        List<String> arguments =
                new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error", "-y", "-i", fileUrl(file)));
        if (form.isAudioOnly()) {
            arguments.addAll(List.of("-map", "0:a:0"));
        } else {
            arguments.addAll(List.of("-map", "0:v?", "-map", "0:a?"));
        }
        arguments.addAll(codecs(source, form));
        arguments.addAll(
                switch (form) {
                    case MP4 -> List.of("-movflags", "+faststart", "-f", "mp4");
                    // The header waits for the first packets: only they tell the configuration of ADTS sound.
                    case FMP4 -> List.of("-movflags", "+frag_keyframe+delay_moov+default_base_moof", "-f", "mp4");
                    case M4A -> List.of("-movflags", "+faststart", "-f", "ipod");
                    case MKV -> List.of("-f", "matroska");
                    case TS -> List.of("-f", "mpegts");
                    case FLV -> List.of("-f", "flv");
                    case MP3 -> List.of("-f", "mp3");
                });
        arguments.add(fileUrl(target));
        return arguments;
    }

    private static List<String> codecs(Probe source, Target form) {
        Probe.Stream audio = source.first(Probe.Kind.AUDIO);
        Probe.Stream video = source.first(Probe.Kind.VIDEO);
        String sound = audio == null ? "" : audio.codec();
        List<String> codecs = new ArrayList<>();
        switch (form) {
            case MP3 ->
                codecs.addAll(sound.equals("mp3") ? List.of("-c", "copy") : List.of("-c:a", "libmp3lame", "-q:a", "2"));
            case M4A ->
                codecs.addAll(sound.equals("aac") ? List.of("-c", "copy") : List.of("-c:a", "aac", "-b:a", "192k"));
            case MP4, FMP4, MKV, TS, FLV -> codecs.addAll(List.of("-c", "copy"));
        }
        boolean mp4 = form == Target.MP4 || form == Target.FMP4;
        if (mp4 && sound.equals("aac")) {
            // FFmpeg adds this by itself, but not where fragments are written.
            codecs.addAll(List.of("-bsf:a", "aac_adtstoasc"));
        }
        if (mp4 && video != null && video.codec().equals("hevc")) {
            // Apple's players open HEVC in MP4 only under this name.
            codecs.addAll(List.of("-tag:v", "hvc1"));
        }
        return codecs;
    }

    /** A path as FFmpeg's file protocol takes it, so that no name is mistaken for an option or another protocol. */
    static String fileUrl(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
