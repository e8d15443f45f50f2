package io.aircheck.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.server.access.RouteRules;
import io.aircheck.server.accounts.Right;
import io.aircheck.server.accounts.Role;
import io.aircheck.server.accounts.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route there is, as the program itself knows them, against {@code routes.txt}, which says what each needs; then each
 * asked by everybody. A new route belongs into that list and into {@link RouteRules}.
 */
class RoutesTest {

    private static final String PASSWORD = "correct horse";
    private static final Pattern CHOICE = Pattern.compile("\\{\\w+:([\\w|]+)}");
    private static final Set<Integer> SHUT = Set.of(401, 403);

    @TempDir
    static Path home;

    private static PageServer server;
    private static Map<Route, String> listed;

    /** @param path with its variables */
    record Route(String method, String path) implements Comparable<Route> {

        /** The path with something in place of each variable. */
        String filled() {
            return path.replaceAll("\\{[^}]+}", "999999").replace("/**", "/part");
        }

        boolean isForPrograms() {
            return path.startsWith("/api/") || path.startsWith("/media/") || path.startsWith("/actuator");
        }

        boolean changes() {
            return !method.equals("GET");
        }

        @Override
        public int compareTo(Route other) {
            return (path + method).compareTo(other.path + other.method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = new PageServer(home, Map.of());
        for (Role role : Role.values()) {
            server.accounts.add(role.id() + "1", role, PASSWORD);
        }
        listed = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(RoutesTest.class.getResourceAsStream("/routes.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(words -> listed.put(new Route(words[0], words[1]), words[2]));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What the handler mappings know, with an entry for each alternative. */
    static Set<Route> mapped(PageServer server) {
        Collection<RequestMappingInfoHandlerMapping> mappings = server.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values();
        Set<Route> routes = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info)));
        }
        return routes;
    }

    private static List<Route> routes(RequestMappingInfo info) {
        List<String> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .toList();
        return info.getPatternValues().stream()
                .flatMap(RoutesTest::alternatives)
                .flatMap(path -> methods.stream().map(method -> new Route(method, path)))
                .toList();
    }

    private static Stream<String> alternatives(String pattern) {
        Matcher choice = CHOICE.matcher(pattern);
        return choice.find()
                ? Stream.of(choice.group(1).split("\\|"))
                        .map(one -> pattern.substring(0, choice.start()) + one + pattern.substring(choice.end()))
                : Stream.of(pattern);
    }

    @Test
    void everyRouteIsListedWithWhatItNeeds() {
        assertThat(mapped(server)).isNotEmpty().allMatch(listed::containsKey, "stands in routes.txt");
        assertThat(mapped(server))
                .allMatch(
                        route -> RouteRules.listed(route.method(), route.filled())
                                .isPresent(),
                        "stands in RouteRules");
    }

    @Test
    void theRulesSayWhatTheListSays() {
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> meant = new LinkedHashMap<>();
        listed.forEach((route, right) -> {
            Right ruled = RouteRules.of(route.method(), route.filled()).rule().right();
            said.put(route.toString(), ruled == null ? "anybody" : ruled.name().toLowerCase(Locale.ROOT));
            meant.put(route.toString(), right);
        });
        assertThat(said).isEqualTo(meant);
    }

    @Test
    void whatChangesSomethingHasANameForTheAuditLog() {
        assertThat(listed.keySet().stream()
                        .filter(Route::changes)
                        .filter(route -> !route.path().startsWith("/preferences/"))
                        .filter(route -> RouteRules.of(route.method(), route.filled())
                                        .rule()
                                        .act()
                                == null))
                .isEmpty();
    }

    @Test
    void withoutASessionNothingIsToldAndNothingDone() {
        server.library.done.clear();
        try (Guest stranger = Guest.stranger(server)) {
            listed.forEach((route, right) -> {
                HttpResponse<InputStream> answer = stranger.send(route.method(), route.filled(), Guest.Token.OWN);
                if (right.equals("anybody")) {
                    assertThat(answer.statusCode()).as(route.toString()).isNotIn(SHUT);
                } else if (route.isForPrograms() || route.path().equals("/live")) {
                    assertThat(answer.statusCode()).as(route.toString()).isEqualTo(401);
                } else {
                    assertThat(answer.statusCode()).as(route.toString()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("location").orElse(""))
                            .as(route.toString())
                            .endsWith("/login");
                }
            });
        }
        assertThat(server.library.done).isEmpty();
    }

    @Test
    void eachRoleMayWhatItMayAndNoMore() {
        Map<Role, Guest> guests = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            guests.put(role, Guest.loggedIn(server, role.id() + "1", PASSWORD));
        }
        listed.forEach((route, right) -> guests.forEach((role, guest) -> {
            if (right.equals("anybody")) {
                return;
            }
            boolean may = role.most().covers(Right.valueOf(right.toUpperCase(Locale.ROOT)));
            int status =
                    guest.send(route.method(), route.filled(), Guest.Token.OWN).statusCode();
            if (may) {
                assertThat(status).as(route + " by " + role).isNotIn(SHUT);
            } else {
                assertThat(status).as(route + " by " + role).isEqualTo(403);
            }
        }));
        guests.values().forEach(Guest::close);
    }

    @Test
    void aKeyOpensWhatItsScopeSaysAndNoPage() {
        try (Guest program = Guest.stranger(server)) {
            for (Scope scope : Scope.values()) {
                String key = "Bearer "
                        + server.keys.make(scope.id(), scope, null, "test").secret();
                listed.forEach((route, right) -> {
                    if (right.equals("anybody")) {
                        return;
                    }
                    HttpResponse<InputStream> answer =
                            program.send(route.method(), route.filled(), Guest.Token.NONE, "Authorization", key);
                    String what = route + " by a key to " + scope.id();
                    if (!route.isForPrograms()) {
                        assertThat(answer.statusCode()).as(what).isIn(302, 401, 403);
                        assertThat(answer.headers().firstValue("location").orElse("/login"))
                                .endsWith("/login");
                    } else if (scope.most().covers(Right.valueOf(right.toUpperCase(Locale.ROOT)))) {
                        assertThat(answer.statusCode()).as(what).isNotIn(SHUT);
                    } else {
                        assertThat(answer.statusCode()).as(what).isEqualTo(403);
                        assertThat(answer.headers().firstValue("content-type").orElse(""))
                                .as(what)
                                .startsWith("application/problem+json");
                    }
                });
            }
        }
    }

    @Test
    void whateverChangesSomethingDemandsTheToken() {
        try (Guest owner = Guest.loggedIn(server, "owner1", PASSWORD)) {
            listed.keySet().stream()
                    .filter(Route::changes)
                    .forEach(route -> assertThat(owner.send(route.method(), route.filled(), Guest.Token.NONE)
                                    .statusCode())
                            .as(route.toString())
                            .isEqualTo(403));
            assertThat(owner.get("/accounts").statusCode())
                    .as("the session is still there")
                    .isEqualTo(200);
        }
    }
}
