package io.aircheck.platforms.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.script.ScriptFailure.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a script may do and what it may not, with the real process. */
class SandboxTest {

    /** What each attempt is stopped in; the sandbox itself allows 1.5 s of computing. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final String BOMB = "return /^(a|aa)+\\1?$/.test('a'.repeat(60) + 'b');";
    private static final Sandbox.Requests NONE = _ -> Json.write(Map.of("error", "there is no site"));
    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = new Sandbox(ScriptLimits.USUAL);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    private static ScriptFile check(String body) {
        return new ScriptFile("evil.js", "export async function check(room) {\n" + body + "\n}");
    }

    private static Json run(String body, Sandbox.Requests requests) throws ScriptFailure {
        return sandbox.call(check(body), "check", "room", requests);
    }

    private static void warmUp() throws ScriptFailure {
        assertThat(run("return 1;", NONE).whole()).isEqualTo(1);
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                Arguments.of("an endless loop", "for (;;);", "and was stopped"),
                Arguments.of("an endless wait", "for (;;) await null;", "stopped"),
                Arguments.of("a promise never kept", "await new Promise(() => {});", "never comes"),
                Arguments.of("endless recursion", "return (function f() { return f() + 1; })();", "RangeError"),
                Arguments.of("a text of 1 GB", "return 'x'.repeat(1 << 29) + 'x'.repeat(1 << 29);", "memory"),
                Arguments.of(
                        "a text that doubles", "let s = 'x'; for (;;) s = s.concat(s).slice(1);", "and was stopped"),
                Arguments.of("an array of 1 GB", "return new Uint8Array(1 << 30).length;", "memory"),
                Arguments.of(
                        "arrays for ever",
                        "const all = []; for (;;) all.push(new Array(1000).fill(7));",
                        "and was stopped"),
                Arguments.of("a large result", "return 'x'.repeat(3 << 20);", "more than 1048576 characters"),
                Arguments.of("a regular expression bomb", BOMB, "computed for more than 1.5 s"),
                Arguments.of(
                        "a sort that computes",
                        "'x'.repeat(4e6).split('').sort().join().replace(/x(?=(x+))\\1/g, 'y');",
                        "stopped"),
                Arguments.of(
                        "a file by load", "return load('/etc/passwd');", "load is not defined (a script has no files"),
                Arguments.of(
                        "a file by read", "return read('/etc/passwd');", "read is not defined (a script has no files"),
                Arguments.of("a file by import", "return await import('file:///etc/passwd');", "cannot import"),
                Arguments.of(
                        "a file by require",
                        "return require('fs').readFileSync('/etc/passwd');",
                        "require is not defined"),
                Arguments.of("a process", "process.exit(1);", "process is not defined"),
                Arguments.of("a process by Java", "java.lang.Runtime.getRuntime().exec('id');", "java is not defined"),
                Arguments.of("Java's types", "Java.type('java.io.File');", "Java is not defined"),
                Arguments.of("packages", "return Packages.java.io.File;", "Packages is not defined"),
                Arguments.of("another language", "return Polyglot.eval('js', '1');", "Polyglot is not defined"),
                Arguments.of(
                        "the network by fetch", "return await fetch('https://example.org/');", "fetch is not defined"),
                Arguments.of("the network by XMLHttpRequest", "new XMLHttpRequest();", "XMLHttpRequest is not defined"),
                Arguments.of(
                        "the network by WebSocket", "new WebSocket('wss://example.org/');", "WebSocket is not defined"),
                Arguments.of("a thread", "new Worker('x.js');", "Worker is not defined"),
                Arguments.of(
                        "sleep",
                        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e9);",
                        "Unsupported operation"),
                Arguments.of("another file", "return await import('./douyin.js');", "cannot import"),
                Arguments.of("what drives it", "return md5.constructor('return this')().getClass();", "failed"),
                Arguments.of(
                        "requests without end",
                        "for (;;) { try { await request('https://example.org/'); } catch (e) { if (/requests/.test(e)) throw e; } }",
                        "made more than 20 requests"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void isStoppedWithAClearSentence(String name, String body, String sentence) throws ScriptFailure {
        warmUp();
        long before = System.nanoTime();
        ScriptFailure failure = catchThrowableOfType(ScriptFailure.class, () -> run(body, NONE));
        Duration took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(failure).as("%s must not succeed", name).isNotNull();
        assertThat(failure.sentence())
                .contains(sentence)
                .hasSizeLessThan(600)
                .doesNotContain("\n", "io.aircheck", "polyglot");
        assertThat(took).isLessThan(LONGEST);
        warmUp();
    }

    @Test
    void oneScriptDoesNotSeeWhatAnotherLeft() throws ScriptFailure {
        run("globalThis.secret = 42; Object.prototype.stain = 42; Array.prototype.map = () => 42; return 1;", NONE);
        Json seen = run("return [typeof secret, typeof ({}).stain, [1].map(x => x + 1)];", NONE);
        assertThat(seen.node()).hasToString("[\"undefined\",\"undefined\",[2]]");
    }

    @Test
    void aScriptThatSpoilsTheLanguageSpoilsOnlyItself() throws ScriptFailure {
        ScriptFailure failure = catchThrowableOfType(
                ScriptFailure.class,
                () -> run(
                        "JSON.stringify = () => 'x'; Promise.prototype.then = undefined; throw new Error('mine');",
                        NONE));
        assertThat(failure.sentence()).startsWith("failed");
        warmUp();
    }

    @Test
    void whateverAScriptTakesTheServiceDoesNot() throws ScriptFailure {
        warmUp();
        long before = peakOfHeap();
        for (String greedy : List.of(
                "return 'x'.repeat(1 << 29) + 'x'.repeat(1 << 29);",
                "return 'x'.repeat(3 << 20);",
                "await request('https://example.org/', { body: 'x'.repeat(30 << 20) });")) {
            assertThat(catchThrowableOfType(ScriptFailure.class, () -> run(greedy, NONE)))
                    .isNotNull();
        }
        assertThat(peakOfHeap() - before).isLessThan(32L << 20);
    }

    /** Of all that was in use at a time since this was last asked. */
    private static long peakOfHeap() {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        return peak;
    }

    @Test
    void aResultNestedTooDeeplyIsAnError() {
        String body = "let a = []; for (let i = 0; i < 600; i++) a = [a]; return a;";
        assertThat(catchThrowableOfType(ScriptFailure.class, () -> run(body, NONE))
                        .sentence())
                .isEqualTo("gave a result that cannot be read");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessHasNothingOfOurEnvironment() throws Exception {
        warmUp();
        byte[] environment =
                Files.readAllBytes(Path.of("/proc", Long.toString(sandbox.pid().orElseThrow()), "environ"));
        assertThat(new String(environment, StandardCharsets.UTF_8)).doesNotContain("PATH", "HOME");
    }

    @Test
    void itAsksAndGoesOnWithTheAnswer() throws ScriptFailure {
        Json result = run("""
                const first = await request('https://example.org/a', { headers: { Referer: 'x' } });
                const [b, c] = await Promise.all([request('https://example.org/b'), request('https://example.org/c')]);
                let refused;
                try { await request('https://example.org/error'); } catch (e) { refused = e.message; }
                return { first: first.json().path, status: first.status, b: b.text, c: c.text, refused };""", asked -> {
            String url = asked.at("url").text("");
            return url.endsWith("error")
                    ? "{\"error\":\"no\"}"
                    : Json.write(Map.of("status", 200, "text", "{\"path\":\"" + url + "\"}"));
        });
        assertThat(result.at("first").text()).isEqualTo("https://example.org/a");
        assertThat(result.at("status").whole()).isEqualTo(200);
        assertThat(result.at("c").text()).isEqualTo("{\"path\":\"https://example.org/c\"}");
        assertThat(result.at("refused").text()).isEqualTo("no");
    }

    @Test
    void digestsAreThere() throws ScriptFailure {
        Json result = run("return [md5('abc'), sha1('abc'), sha256(''), hmacSha256('', ''), md5('斗鱼')];", NONE);
        assertThat(result.items().stream().map(Json::text).toList())
                .containsExactly(
                        "900150983cd24fb0d6963f7d28e17f72",
                        "a9993e364706816aba3e25717850c26c9cd0d89d",
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
                        "710eab25b5a7013dac491a06a6224a98");
    }

    /** The call that waits while another one has the process killed is begun anew, and its caller does not notice. */
    @Test
    void whatOneScriptBreaksIsMendedForTheOthers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Json> waits = other.submit(() -> run("return (await request('https://example.org/')).text;", _ -> {
                asked.countDown();
                try {
                    killed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "{\"text\":\"here\"}";
            }));
            asked.await();
            ScriptFailure failure = catchThrowableOfType(ScriptFailure.class, () -> run(BOMB, NONE));
            killed.countDown();

            assertThat(failure.kind()).isEqualTo(Kind.STOPPED);
            assertThat(waits.get().text()).isEqualTo("here");
        }
    }

    /** In the form of Douyu's older pages: the script decodes another one, evaluates it and calls what that defines. */
    @Test
    void evaluatesAScriptThatASiteServes() throws ScriptFailure {
        String script = """
                var vdwdae325w_64we = "220120260822";
                function ub98484234(rid, did, tt) {
                  var strc = "(function (a, b, c) { var v = '" + vdwdae325w_64we + "';"
                    + "return 'v=' + v + '&did=' + b + '&tt=' + c + '&sign=' + md5(a + b + c + v); })";
                  return eval(strc)(rid, did, tt);
                }""";
        assertThat(sandbox.evaluate(script, "ub98484234", List.of("6000001", "1003306", "1755864000")))
                .isEqualTo("v=220120260822&did=1003306&tt=1755864000&sign=f9bedd9e373d6e40d97bdeaffaa8e9a9");
    }

    @Test
    void aSitesScriptIsBoundedLikeAnyOther() {
        assertThat(catchThrowableOfType(
                                ScriptFailure.class,
                                () -> sandbox.evaluate("function f() { for (;;); }", "f", List.of()))
                        .sentence())
                .contains("and was stopped");
        assertThat(catchThrowableOfType(
                                ScriptFailure.class,
                                () -> sandbox.evaluate(
                                        "function f() { return request('https://example.org/'); }", "f", List.of()))
                        .sentence())
                .contains("request is not defined");
    }
}
