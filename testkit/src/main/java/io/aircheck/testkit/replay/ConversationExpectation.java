package io.aircheck.testkit.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a client made of a conversation with what it should. A client may list a part of the offered streams, but
 * nothing beside them, and its first must be one of the best quality.
 */
public final class ConversationExpectation {

    private static final Pattern ADDRESS = Pattern.compile(
            "^[a-z]+://(?:[^/?#@]*@)?(?<host>[^/?#:]*)(?::\\d+)?(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?");

    private ConversationExpectation() {}

    /**
     * Why the answer is wrong; empty where it is right.
     *
     * @param conversation the whole case
     * @param answer one object of {@code check --json}
     */
    public static Optional<String> mismatch(JsonNode conversation, JsonNode answer) {
        JsonNode expect = conversation.path("expect");
        String state = expect.path("state").asString();
        if (!state.equals(text(answer, "state"))) {
            String error = text(answer, "error");
            return Optional.of("state " + text(answer, "state") + " for " + state
                    + (error == null || error.isEmpty() ? "" : " (" + error + ")"));
        }
        if (!state.equals("live")) {
            return Optional.empty();
        }
        return Stream.of(named("streamer", expect, answer), named("title", expect, answer), streams(expect, answer))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> named(String key, JsonNode expect, JsonNode answer) {
        String wanted = text(expect, key);
        if (wanted == null || wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!answer.has(key)) {
            return Optional.of("no " + key);
        }
        String have = text(answer, key);
        boolean right = wanted.strip().equals(have == null ? "" : have.strip())
                || expect.path(key + "s")
                        .valueStream()
                        .anyMatch(other -> other.asString().equals(have));
        return right ? Optional.empty() : Optional.of(key + " " + have + " for " + wanted);
    }

    private static Optional<String> streams(JsonNode expect, JsonNode answer) {
        List<JsonNode> offered = expect.path("streams").valueStream().toList();
        List<String> given = answer.path("streams")
                .valueStream()
                .map(stream -> stream.path("url").asString(""))
                .toList();
        if (given.isEmpty()) {
            return Optional.of("no streams");
        }
        JsonNode best = offered.getFirst();
        boolean firstIsBest = offered.stream()
                .filter(stream -> stream.path("pick").equals(best.path("pick"))
                        && stream.path("quality").equals(best.path("quality")))
                .anyMatch(stream -> same(stream, given.getFirst()));
        if (!firstIsBest) {
            return Optional.of("first stream " + given.getFirst() + " is not " + text(best, "url"));
        }
        return given.stream()
                .filter(url -> offered.stream().noneMatch(stream -> same(stream, url)))
                .findFirst()
                .map(url -> "offers " + url + ", which is not there");
    }

    private static boolean same(JsonNode stream, String url) {
        String expected = stream.path("url").asString("");
        String master = text(stream, "master");
        if (bare(expected).equals(bare(url))
                || stream.path("also_accepted")
                        .valueStream()
                        .anyMatch(also -> bare(also.asString()).equals(bare(url)))
                || (master != null && bare(master).equals(bare(url)))) {
            return true;
        }
        return "path".equals(text(stream, "url_match")) && samePath(expected, url, stream.path("query"));
    }

    private static boolean samePath(String expected, String url, JsonNode parameters) {
        Matcher one = ADDRESS.matcher(expected);
        Matcher other = ADDRESS.matcher(url);
        if (!one.find()
                || !other.find()
                || !one.group("host").equalsIgnoreCase(other.group("host"))
                || !one.group("path").equals(other.group("path"))) {
            return false;
        }
        Map<String, List<String>> query = RecordedExchange.query(other.group("query"));
        return parameters.properties().stream().allMatch(entry -> {
            List<String> values = query.get(entry.getKey());
            String have = values == null ? null : values.getFirst();
            if (entry.getValue().isNull()) {
                return have == null || have.isEmpty() || have.equals("0");
            }
            String wanted = entry.getValue().asString();
            return wanted.equals("*") ? have != null : wanted.equals(have);
        });
    }

    /** Without the scheme, since http and https lead to the same, and without a trailing codec parameter. */
    private static String bare(String url) {
        return url.replaceFirst("^[a-z]+://", "").replaceFirst("[?&]codec=[^&]*$", "");
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }
}
