package io.aircheck.server.migrate;

import io.aircheck.server.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command after a recording. A shell took it apart, together with the streamer's name; here it becomes a program with its
 * arguments, each of which stays one argument whatever a streamer is called.
 */
final class HookSection {

    private final OldConfig old;
    private final NewSettings settings;

    HookSection(OldConfig old, NewSettings settings) {
        this.old = old;
        this.settings = settings;
    }

    void take() {
        boolean run = old.yes(OldKey.RUN_SCRIPT, false);
        if (!run || !old.isSet(OldKey.SCRIPT)) {
            settings.find(Kind.UNSET, OldKey.RUN_SCRIPT, "off");
            settings.find(Kind.UNSET, OldKey.SCRIPT, old.isSet(OldKey.SCRIPT) ? "off" : "empty");
            return;
        }
        Optional<List<String>> words = ShellWords.of(old.text(OldKey.SCRIPT));
        if (words.isEmpty()) {
            settings.find(Kind.PROBLEM, OldKey.RUN_SCRIPT, "scriptOfShell");
            settings.find(Kind.PROBLEM, OldKey.SCRIPT, "scriptOfShell");
            return;
        }
        boolean split = old.yes(OldKey.SPLIT, false);
        List<String> command = new ArrayList<>(words.get());
        command.addAll(arguments(split));
        Map<String, Object> hook = new LinkedHashMap<>();
        hook.put("name", "DouyinLiveRecorder");
        hook.put("on", split ? "part" : "finished");
        hook.put("command", command);
        settings.set(OldKey.SCRIPT, "hooks", JsonMapper.shared().writeValueAsString(List.of(hook)));
        settings.find(Kind.FIXED, OldKey.RUN_SCRIPT, "fixedShell");
        if (split) {
            settings.find(Kind.FIXED, OldKey.SCRIPT, "fixedPattern");
        }
    }

    /** What it added to the command: named for a script of Python, by their place for others. */
    private List<String> arguments(boolean split) {
        String format = old.text(OldKey.FORMAT).toUpperCase(Locale.ROOT);
        String splits = split ? "True" : "False";
        String converts = old.yes(OldKey.TO_MP4, false) ? "True" : "False";
        return old.text(OldKey.SCRIPT).contains("python")
                ? List.of(
                        "--record_name",
                        "{streamer}",
                        "--save_file_path",
                        "{file}",
                        "--save_type",
                        format,
                        "--split_video_by_time",
                        splits,
                        "--converts_to_mp4",
                        converts)
                : List.of(
                        "{streamer}", "{file}", format, "split_video_by_time:" + splits, "converts_to_mp4:" + converts);
    }
}
