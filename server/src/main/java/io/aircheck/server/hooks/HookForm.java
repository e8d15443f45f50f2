package io.aircheck.server.hooks;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.facts.FactTemplate;
import io.aircheck.server.hooks.Hook.Action;
import io.aircheck.server.hooks.Hook.Shape;
import io.aircheck.server.settings.Amounts;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hooks as the user writes them: a list of blocks in {@code aircheck.yaml}, which reaches here as JSON, as an environment variable
 * has it.
 */
public final class HookForm {

    /** What is allowed, for the settings. */
    public static final String ALLOWED = "a list of blocks, see docs/hooks.md";

    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_LIMIT = Duration.ofDays(2);
    private static final int MOST = 100;
    private static final Set<String> KEYS = Set.of("name", "on", "command", "webhook", "secret", "shape", "limit");
    private static final JsonMapper JSON = JsonMapper.shared();

    private HookForm() {}

    /** @throws InvalidSettingException saying which hook is wrong and why; it repeats no secret */
    public static List<Hook> read(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidSettingException("the hooks are no list of blocks; see docs/hooks.md", e);
        }
        if (!root.isArray() || root.size() > MOST) {
            throw new InvalidSettingException("the hooks must be a list of at most " + MOST + " blocks");
        }
        List<Hook> hooks = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode node : root) {
            int number = hooks.size() + 1;
            try {
                Hook hook = hook(node, "hook " + number);
                if (!names.add(hook.name())) {
                    throw new InvalidSettingException("two hooks are called \"" + hook.name() + "\"");
                }
                hooks.add(hook);
            } catch (InvalidSettingException e) {
                throw new InvalidSettingException("hook " + number + ": " + e.getMessage(), e);
            }
        }
        return hooks;
    }

    private static Hook hook(JsonNode node, String usualName) {
        if (!node.isObject()) {
            throw new InvalidSettingException("a hook is a block of lines \"key: value\"");
        }
        for (String key : node.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new InvalidSettingException(
                        "there is no \"" + key + "\"; there are " + String.join(", ", new TreeSet<>(KEYS)));
            }
        }
        boolean isCommand = node.has("command");
        if (isCommand == node.has("webhook")) {
            throw new InvalidSettingException("it needs either a command or a webhook");
        }
        String name = text(node.path("name"), usualName).strip();
        if (isCommand && (node.has("secret") || node.has("shape"))) {
            throw new InvalidSettingException("secret and shape belong to a webhook");
        }
        return isCommand
                ? command(name, words(node.path("on")), words(node.path("command")), text(node.path("limit"), ""))
                : webhook(
                        name,
                        words(node.path("on")),
                        text(node.path("webhook"), ""),
                        text(node.path("secret"), ""),
                        text(node.path("shape"), ""),
                        text(node.path("limit"), ""));
    }

    /** A program; the moments may be none where it is a step of recordings. */
    static Hook command(String name, Collection<String> on, List<String> words, String limit) {
        if (words.isEmpty() || words.getFirst().isBlank()) {
            throw new InvalidSettingException(
                    "a command is a list of the program and its arguments, such as [rclone, copy, \"{file}\","
                            + " \"nas:live\"]");
        }
        if (words.size() == 1 && words.getFirst().strip().contains(" ")) {
            throw new InvalidSettingException("a command is not one text but a list: the program, then each argument by"
                    + " itself; nothing is given to a shell");
        }
        if (words.getFirst().contains("{")) {
            throw new InvalidSettingException("the program itself cannot be put together from what a streamer wrote");
        }
        return new Hook(
                named(name),
                moments(on),
                new Action.Command(words.stream().map(FactTemplate::new).toList()),
                limit(limit));
    }

    static Hook webhook(String name, Collection<String> on, String url, String secret, String shape, String limit) {
        Set<Moment> moments = moments(on);
        if (moments.isEmpty()) {
            throw new InvalidSettingException("it says not on what; there are " + Moment.all());
        }
        return new Hook(
                named(name),
                moments,
                new Action.Webhook(address(url), secret.isEmpty() ? null : secret, shape(shape)),
                limit.isBlank() ? Duration.ofSeconds(15) : limit(limit));
    }

    private static String named(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}")) {
            throw new InvalidSettingException(
                    "a name is of letters, digits, spaces, dots, lines and minuses, at most 64 of them");
        }
        return name;
    }

    private static Set<Moment> moments(Collection<String> words) {
        Set<Moment> moments = EnumSet.noneOf(Moment.class);
        for (String word : String.join(",", words).split("[,，]")) {
            if (!word.isBlank()) {
                moments.add(Moment.named(word)
                        .orElseThrow(() -> new InvalidSettingException(
                                "there is no moment \"" + word.strip() + "\"; there are " + Moment.all())));
            }
        }
        return moments;
    }

    private static String address(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return url.strip();
            }
        } catch (URISyntaxException e) {
            throw new InvalidSettingException("a webhook is an http or https address", e);
        }
        throw new InvalidSettingException("a webhook is an http or https address with a host and without a password");
    }

    private static Shape shape(String word) {
        return word.isBlank()
                ? Shape.AIRCHECK
                : Arrays.stream(Shape.values())
                        .filter(shape -> shape.id().equalsIgnoreCase(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> new InvalidSettingException("a shape is aircheck or bililive-recorder"));
    }

    private static Duration limit(String text) {
        if (text.isBlank()) {
            return USUAL_LIMIT;
        }
        return Amounts.time(text)
                .filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(LONGEST_LIMIT) <= 0)
                .orElseThrow(() -> new InvalidSettingException("a limit is a time from 1s to 2d, such as 10m"));
    }

    private static String text(JsonNode node, String standard) {
        return node.isValueNode() ? node.asString(standard) : standard;
    }

    /** A list, or one text for a list of one; moments also with commas between them. */
    private static List<String> words(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.isArray()) {
            List<String> words = new ArrayList<>();
            for (JsonNode item : node) {
                if (!item.isValueNode()) {
                    throw new InvalidSettingException("a list holds plain texts");
                }
                words.add(item.asString(""));
            }
            return words;
        }
        return List.of(text(node, ""));
    }
}
