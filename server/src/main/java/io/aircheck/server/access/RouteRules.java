package io.aircheck.server.access;

import io.aircheck.server.accounts.Right;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What every address needs, in one table. What stands in no line needs the most there is; the tests demand a line for every
 * route, and hold the whole table against a list that says what each is meant to need.
 */
public final class RouteRules {

    /**
     * @param method GET stands for HEAD too; {@code *} for all
     * @param right null where anybody may
     * @param act what the audit log calls it; null for what changes nothing
     */
    public record Rule(
            String method,
            PathPattern pattern,
            @Nullable Right right,
            @Nullable String act) {}

    /**
     * A rule with what a request's path put into it.
     *
     * @param variables of the path, by the names in the pattern
     */
    public record Found(Rule rule, Map<String, String> variables) {}

    private static final String ANY = "*";

    private static final Rule UNKNOWN = rule(ANY, "/**", Right.ADMINISTER, "unknown");

    private static final List<Rule> RULES = List.of(
            // What says nothing of the rooms.
            anybody("GET", "/{file:.+\\.(?:css|js|svg|png|ico)}", null),
            anybody("GET", "/manifest.json", null),
            anybody("GET", "/vendor/**", null),
            anybody(ANY, "/error", null),
            anybody("GET", "/login", null),
            anybody("POST", "/login", "login"),
            anybody("POST", "/logout", "logout"),
            anybody("GET", "/setup", null),
            anybody("POST", "/setup", "setup"),
            anybody("GET", "/actuator/health", null),
            anybody("POST", "/preferences/language", null),
            anybody("POST", "/preferences/theme", null),
            // Pages.
            see("/"),
            see("/live"),
            administer("GET", "/rooms/several", null),
            administer("POST", "/rooms/several", "rooms.change"),
            see("/rooms/{id}"),
            see("/recordings"),
            see("/recordings/{id}"),
            see("/media/{part}"),
            see("/media/{part}/index.m3u8"),
            see("/events"),
            see("/status"),
            see("/identify"),
            see("/identify/{id}"),
            identify("/identify"),
            identify("/rooms/{id}/identify"),
            identify("/recordings/{id}/identify"),
            see("/account"),
            rule("POST", "/account/password", Right.SEE, "account.own_password"),
            operate("POST", "/rooms", "room.add"),
            operate("POST", "/rooms/{id}/pause", "room.pause"),
            operate("POST", "/rooms/{id}/resume", "room.resume"),
            operate("POST", "/rooms/{id}/check", "room.check"),
            operate("POST", "/recordings/{id}/stop", "recording.stop"),
            operate("POST", "/recordings/{id}/split", "recording.split"),
            operate("GET", "/notifications", null),
            operate("POST", "/notifications/channels/{id}/test", "channel.test"),
            operate("POST", "/notifications/{id}/again", "notice.again"),
            operate("GET", "/jobs", null),
            operate("POST", "/jobs/{id}/retry", "job.retry"),
            operate("POST", "/jobs/{id}/cancel", "job.cancel"),
            operate("GET", "/cleanup", null),
            operate("POST", "/recordings/{id}/lock", "recording.lock"),
            operate("POST", "/trash/{id}/restore", "trash.restore"),
            administer("POST", "/hooks", "hook.add"),
            administer("POST", "/hooks/{name}/remove", "hook.remove"),
            administer("POST", "/hooks/{name}/test", "hook.test"),
            administer("POST", "/cleanup", "cleanup.run"),
            administer("POST", "/recordings/{id}/unlock", "recording.unlock"),
            administer("POST", "/recordings/{id}/trash", "recording.trash"),
            administer("POST", "/trash/{id}/delete", "trash.delete"),
            administer("POST", "/rooms/{id}/remove", "room.remove"),
            administer("GET", "/accounts", null),
            administer("POST", "/accounts", "account.add"),
            administer("POST", "/accounts/{id}/role", "account.role"),
            administer("POST", "/accounts/{id}/password", "account.password"),
            administer("POST", "/accounts/{id}/remove", "account.remove"),
            administer("GET", "/settings", null),
            administer("POST", "/settings", "settings.change"),
            administer("GET", "/settings/platforms/{id}", null),
            administer("POST", "/settings/platforms/{id}", "settings.change"),
            administer("GET", "/rooms/{id}/settings", null),
            administer("POST", "/rooms/{id}/settings", "settings.change"),
            administer("GET", "/keys", null),
            administer("POST", "/keys", "key.make"),
            administer("POST", "/keys/{id}/revoke", "key.revoke"),
            administer("GET", "/audit", null),
            administer("GET", "/log", null),
            // For programs.
            see("/actuator/prometheus"),
            see("/api/v1/openapi.json"),
            see("/api/v1/openapi.json.yaml"),
            see("/api/v1/overview"),
            see("/api/v1/events"),
            see("/api/v1/rooms"),
            see("/api/v1/rooms/{id}"),
            see("/api/v1/recordings"),
            see("/api/v1/recordings/{id}"),
            see("/api/v1/identifications"),
            see("/api/v1/identifications/{id}"),
            identify("/api/v1/identifications"),
            operate("POST", "/api/v1/rooms", "room.add"),
            operate("PATCH", "/api/v1/rooms/{id}", "room.change"),
            operate("POST", "/api/v1/rooms/{id}/check", "room.check"),
            operate("POST", "/api/v1/recordings/{id}/stop", "recording.stop"),
            operate("POST", "/api/v1/recordings/{id}/split", "recording.split"),
            operate("GET", "/api/v1/notifications", null),
            operate("GET", "/api/v1/notifications/channels", null),
            operate("POST", "/api/v1/notifications/channels/{id}/test", "channel.test"),
            operate("POST", "/api/v1/notifications/{id}/again", "notice.again"),
            operate("GET", "/api/v1/jobs", null),
            operate("GET", "/api/v1/jobs/{id}", null),
            operate("POST", "/api/v1/jobs/{id}/retry", "job.retry"),
            operate("POST", "/api/v1/jobs/{id}/cancel", "job.cancel"),
            operate("GET", "/api/v1/hooks", null),
            operate("GET", "/api/v1/retention/preview", null),
            operate("GET", "/api/v1/trash", null),
            operate("POST", "/api/v1/recordings/{recording}/lock", "recording.lock"),
            operate("POST", "/api/v1/trash/{recording}/restore", "trash.restore"),
            administer("POST", "/api/v1/hooks", "hook.add"),
            administer("DELETE", "/api/v1/hooks/{name}", "hook.remove"),
            administer("POST", "/api/v1/hooks/{name}/test", "hook.test"),
            administer("POST", "/api/v1/retention/run", "cleanup.run"),
            administer("POST", "/api/v1/recordings/{recording}/unlock", "recording.unlock"),
            administer("DELETE", "/api/v1/recordings/{recording}", "recording.trash"),
            administer("DELETE", "/api/v1/trash/{recording}", "trash.delete"),
            administer("DELETE", "/api/v1/rooms/{id}", "room.remove"),
            administer("PATCH", "/api/v1/rooms", "rooms.change"),
            administer("GET", "/api/v1/settings", null),
            administer("PATCH", "/api/v1/settings", "settings.change"),
            administer("GET", "/api/v1/platforms/{id}/settings", null),
            administer("PATCH", "/api/v1/platforms/{id}/settings", "settings.change"),
            administer("GET", "/api/v1/rooms/{id}/settings", null),
            administer("PATCH", "/api/v1/rooms/{id}/settings", "settings.change"),
            administer("GET", "/api/v1/accounts", null),
            administer("GET", "/api/v1/accounts/{id}", null),
            administer("POST", "/api/v1/accounts", "account.add"),
            administer("PATCH", "/api/v1/accounts/{id}", "account.change"),
            administer("DELETE", "/api/v1/accounts/{id}", "account.remove"),
            administer("GET", "/api/v1/keys", null),
            administer("POST", "/api/v1/keys", "key.make"),
            administer("DELETE", "/api/v1/keys/{id}", "key.revoke"),
            administer("GET", "/api/v1/audit", null),
            administer("GET", "/actuator", null),
            administer("GET", "/actuator/health/{*group}", null));

    private RouteRules() {}

    /** The rule of a request. */
    public static Found of(String method, String path) {
        return listed(method, path).orElseGet(() -> new Found(UNKNOWN, Map.of()));
    }

    /** The rule of a request; empty where it stands in no line. */
    public static Optional<Found> listed(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        PathContainer container = PathContainer.parsePath(path);
        for (Rule rule : RULES) {
            if (rule.method().equals(asked) || rule.method().equals(ANY)) {
                PathPattern.PathMatchInfo match = rule.pattern().matchAndExtract(container);
                if (match != null) {
                    return Optional.of(new Found(rule, match.getUriVariables()));
                }
            }
        }
        return Optional.empty();
    }

    /** The patterns of all that is asked for by one method, in the order of the table. */
    public static List<String> patterns(String method) {
        return RULES.stream()
                .filter(rule -> rule.method().equals(method))
                .map(rule -> rule.pattern().getPatternString())
                .toList();
    }

    /** All that the audit log can tell of. */
    public static List<String> acts() {
        return RULES.stream().map(Rule::act).filter(Objects::nonNull).distinct().toList();
    }

    private static Rule anybody(String method, String pattern, @Nullable String act) {
        return rule(method, pattern, null, act);
    }

    private static Rule see(String pattern) {
        return rule("GET", pattern, Right.SEE, null);
    }

    private static Rule identify(String pattern) {
        return rule("POST", pattern, Right.IDENTIFY, "song.ask");
    }

    private static Rule operate(String method, String pattern, @Nullable String act) {
        return rule(method, pattern, Right.OPERATE, act);
    }

    private static Rule administer(String method, String pattern, @Nullable String act) {
        return rule(method, pattern, Right.ADMINISTER, act);
    }

    private static Rule rule(String method, String pattern, @Nullable Right right, @Nullable String act) {
        return new Rule(method, PathPatternParser.defaultInstance.parse(pattern), right, act);
    }
}
