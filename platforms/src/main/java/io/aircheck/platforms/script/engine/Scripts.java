package io.aircheck.platforms.script.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/** Runs scripts, one step at a time; calls that wait for an answer stay until it comes. */
final class Scripts {

    private static final String NAME_OF_SITE_SCRIPT = "the site's script";

    private final Contexts contexts;
    private final Sentences sentences;
    private final int longestResult;
    private final Map<String, Running> waiting = new HashMap<>();

    private record Running(String file, Context context, Value driver) {}

    /** @param longestResult in characters of JSON */
    Scripts(Contexts contexts, Sentences sentences, int longestResult) {
        this.contexts = contexts;
        this.sentences = sentences;
        this.longestResult = longestResult;
    }

    /** Runs a little of everything, so that the first real step takes no longer than others. */
    void warmUp() {
        String file =
                "export const platform = {}; export async function check(a) { return a.replace(/b/, await 'c'); }";
        answer(new Ask.Describe("warm.js", file));
        answer(new Ask.Call("warm", "warm.js", file, "check", "[\"ab\"]"));
        answer(new Ask.Evaluate("function f(a) { return eval(a); }", "f", "[\"1\"]"));
    }

    Reply answer(Ask ask) {
        return switch (ask) {
            case Ask.Describe(String file, String source) ->
                guarded(file, () -> {
                    try (Context context = contexts.open()) {
                        Value driver = contexts.driver(context);
                        Value module = context.eval(Contexts.module(file, source));
                        return bounded(driver.invokeMember("describe", module).asString());
                    }
                });
            case Ask.Call it -> call(it);
            case Ask.Resume it -> resume(it);
            case Ask.Drop(String call) -> {
                Running dropped = waiting.remove(call);
                if (dropped != null) {
                    dropped.context().close(true);
                }
                yield new Reply.Done("null");
            }
            case Ask.Evaluate it -> evaluate(it);
        };
    }

    private Reply call(Ask.Call ask) {
        Context context = contexts.open();
        return stepped(ask.call(), ask.file(), context, () -> {
            Value driver = contexts.driver(context);
            driver.invokeMember("allowRequests");
            Value module = context.eval(Contexts.module(ask.file(), ask.source()));
            driver.invokeMember("start", module.getMember(ask.function()), false, ask.arguments());
            return new Running(ask.file(), context, driver);
        });
    }

    private Reply resume(Ask.Resume ask) {
        Running running = waiting.remove(ask.call());
        if (running == null) {
            throw new IllegalStateException("no call " + ask.call() + " waits");
        }
        return stepped(ask.call(), running.file(), running.context(), () -> {
            running.driver().invokeMember("answer", ask.request(), ask.answer());
            return running;
        });
    }

    private Reply evaluate(Ask.Evaluate ask) {
        Context context = contexts.open();
        return stepped("", NAME_OF_SITE_SCRIPT, context, () -> {
            Value driver = contexts.driver(context);
            context.eval(Contexts.script(NAME_OF_SITE_SCRIPT, ask.source()));
            Value function = context.eval(Contexts.script("function", ask.function()));
            driver.invokeMember("start", function, true, ask.arguments());
            return new Running(NAME_OF_SITE_SCRIPT, context, driver);
        });
    }

    /** Takes a step of a call and sees what it came to; the context outlives the step only where the call waits. */
    private Reply stepped(String call, String file, Context context, Supplier<Running> step) {
        Reply reply = guarded(file, () -> {
            Running running = step.get();
            String outcome = running.driver().invokeMember("outcome").asString();
            Reply now = sentences.outcome(outcome, file, longestResult);
            if (now instanceof Reply.Waiting) {
                waiting.put(call, running);
            }
            return now;
        });
        if (!(reply instanceof Reply.Waiting)) {
            close(context);
        }
        return reply;
    }

    private static void close(Context context) {
        try {
            context.close(true);
        } catch (PolyglotException e) {
            // Closing what was cancelled reports the cancellation once more.
        }
    }

    private Reply bounded(String json) {
        return json.length() > longestResult ? sentences.tooLong(longestResult) : new Reply.Done(json);
    }

    private Reply guarded(String file, Supplier<Reply> step) {
        try {
            return step.get();
        } catch (PolyglotException e) {
            return new Reply.Failed(sentences.of(e, file));
        }
    }
}
