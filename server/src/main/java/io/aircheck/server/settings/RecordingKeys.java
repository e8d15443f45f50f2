package io.aircheck.server.settings;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Subtitles;
import io.aircheck.recorder.names.PathTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is recorded, and what becomes of it. */
public final class RecordingKeys {

    public static final SettingKey<String> QUALITY = SettingKey.of(
                    "quality",
                    new ValueForm<>(
                            "best, worst, audio_only, a height such as 1080p60 or 720p, OD 原画, BD 蓝光, UHD 超清, HD 高清,"
                                    + " SD 标清, LD 流畅",
                            "best、worst、audio_only、高度如 1080p60 或 720p、OD 原画、BD 蓝光、UHD 超清、HD 高清、SD 标清、LD 流畅",
                            text -> StreamChoice.isWish(text) ? Optional.of(text) : Optional.empty()),
                    "best",
                    "Quality for rooms that ask for none. Where it is not offered the nearest is taken.",
                    "未单独指定画质的直播间所用的画质。没有该画质时取最接近的。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Format> FORMAT = SettingKey.of(
                    "format",
                    ValueForm.constant(Format.class),
                    "original",
                    "Form of finished files. original keeps what came and costs nothing; the others are converted"
                            + " after the recording.",
                    "成品文件格式。original 保留原样、不耗资源；其余格式在录制结束后转换。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<List<Codec>> CODECS = SettingKey.of(
                    "codecs",
                    ValueForm.list(
                            "avc, hevc, av1, vp9 in order of preference, separated by commas, or empty",
                            "avc、hevc、av1、vp9，按优先顺序用逗号分隔，或留空",
                            Codec::named),
                    "",
                    "Which video codec to take where a quality is offered in several. Empty leaves it to the platform.",
                    "同一画质提供多种编码时优先选择哪种（avc 即 H.264，hevc 即 H.265）。留空则由平台决定。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> ADAPTIVE = SettingKey.of(
                    "adaptive-quality",
                    ValueForm.yesNo(),
                    "no",
                    "Go on with a lower quality while the network does not carry the wanted one, and back up when it"
                            + " does. Each change begins a new file.",
                    "网络跟不上所选画质时自动降低画质，恢复后再升回。每次切换都会换一个新文件。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> KEEP_SOURCE = SettingKey.of(
                    "keep-source",
                    ValueForm.yesNo(),
                    "yes",
                    "Whether the original stays beside a converted file. It is only removed once the converted one was"
                            + " verified.",
                    "转换后是否保留原文件。只有在转换结果通过校验之后才会删除。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> REENCODE = SettingKey.of(
                    "reencode",
                    ValueForm.yesNo(),
                    "no",
                    "Encode the picture anew as H.264 (in MP4, unless format names another form). One file at a time;"
                            + " the original stays until that is verified.",
                    "录完后把画面重新编码为 H.264（未指定 format 时为 MP4）。一次只处理一个文件；校验通过前保留原文件。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> THUMBNAIL = SettingKey.of(
                    "thumbnail",
                    ValueForm.yesNo(),
                    "no",
                    "Put a picture (JPEG) of the first half minute beside each file.",
                    "在每个文件旁放一张取自开头半分钟的封面图（JPEG）。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Subtitles> SUBTITLES = SettingKey.of(
                    "subtitles",
                    ValueForm.constant(Subtitles.class),
                    "none",
                    "Put the time of day beside each file as subtitles (SRT): elapsed counts seconds as"
                            + " DouyinLiveRecorder does, media shows when it was on air, also behind gaps.",
                    "在每个文件旁放时间字幕（SRT）：elapsed 与 DouyinLiveRecorder 相同，逐秒计数；media 显示画面播出的时刻，缺口之后也准确。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Optional<Path>> DIRECTORY = SettingKey.of(
            "recordings",
            ValueForm.path("path of a directory", "目录路径").orNothing(),
            "",
            "Directory of the recordings; a relative path begins in the home. Empty is recordings/ in the home.",
            "录像存放目录；相对路径从程序目录（home）算起。留空则为其中的 recordings/。");

    public static final SettingKey<PathTemplate> PATH = SettingKey.of(
                    "path",
                    new ValueForm<>(
                            "a path; " + PathTemplate.allowed(),
                            "路径；可用 " + PathTemplate.placeholders() + "；或 " + PathTemplate.presets() + "，最后一个后面可用冒号加开关："
                                    + PathTemplate.switches(),
                            RecordingKeys::template),
                    "{platform}/{streamer}/{date} {time} {title}",
                    "Where in recordings/ the files go and what they are called, without extension.",
                    "文件在 recordings/ 中的位置与名称（不含扩展名）。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Split> SPLIT = SettingKey.of(
                    "split",
                    new ValueForm<>("off, a time such as 30m, a size such as 2GB", "off、时长如 30m、大小如 2GB", Split::parse),
                    "off",
                    "Begin a new file after so much time or so many bytes.",
                    "每录满一定时间或大小就换一个新文件。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> SPLIT_ON_TITLE = SettingKey.of(
                    "split-on-title",
                    ValueForm.yesNo(),
                    "no",
                    "Begin a new file when a room changes its title, or a radio its song. Rooms are then asked for"
                            + " their title while they are recorded.",
                    "直播间改标题（或电台换歌）时换一个新文件。开启后，录制期间也会按检查间隔查询标题。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> JOIN = SettingKey.of(
                    "join",
                    ValueForm.yesNo(),
                    "no",
                    "Make one file of a recording's files at its end, where picture and sound were coded alike all the"
                            + " time. The files are removed once the whole was verified against them.",
                    "录制结束后，如果各文件的画面和声音编码参数一致，则合并为一个文件。合并结果通过校验后才删除原来的各个文件。")
            .in(Layer.EVERY)
            .atOnce();

    public static final SettingKey<Duration> END_AFTER_SILENCE = SettingKey.of(
                    "end-after-silence",
                    Amounts.timeForm("10s", "1h"),
                    "60s",
                    "How long a stream may send nothing before the room is taken for off.",
                    "直播流多久没有数据即视为下播。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> AUDIO_ONLY = SettingKey.of(
                    "audio-only",
                    ValueForm.yesNo(),
                    "no",
                    "Record the sound alone: a stream without picture where one is offered, else the sound is taken"
                            + " out of the finished file (M4A, or MP3 if format says so) and the picture is not kept.",
                    "只录音频：平台提供纯音频流时直接录制，否则录完后提取音频（M4A，或按 format 为 MP3），不保留画面。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Duration> STOP_AFTER = SettingKey.of(
                    "stop-after",
                    Amounts.timeForm("0s", "30d"),
                    "0s",
                    "Record no more than so much of a broadcast. 0s records all of it.",
                    "每场直播最多录制多长时间。0s 表示全部录制。")
            .in(Layer.EVERY)
            .fromNextRecording();

    public static final SettingKey<Boolean> TRACKLIST = SettingKey.of(
                    "tracklist",
                    ValueForm.yesNo(),
                    "no",
                    "Recognise the music while it is recorded, by your own catalogue (aircheck catalogue add), and put a track list beside each file. Each recording then has an FFmpeg process that listens to it.",
                    "录制时用你自己的曲库（aircheck catalogue add）识别音乐，并在每个文件旁写一份曲目单。每路录制会多一个负责收听的 FFmpeg 进程。")
            .in(Layer.EVERY)
            .fromNextRecording();

    static final Section SECTION = new Section(
            "recording",
            "Recording",
            "录制",
            List.of(
                    QUALITY,
                    FORMAT,
                    CODECS,
                    ADAPTIVE,
                    KEEP_SOURCE,
                    REENCODE,
                    THUMBNAIL,
                    SUBTITLES,
                    TRACKLIST,
                    DIRECTORY,
                    PATH,
                    SPLIT,
                    SPLIT_ON_TITLE,
                    JOIN,
                    END_AFTER_SILENCE,
                    AUDIO_ONLY,
                    STOP_AFTER));

    private RecordingKeys() {}

    private static Optional<PathTemplate> template(String text) {
        try {
            return Optional.of(PathTemplate.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
