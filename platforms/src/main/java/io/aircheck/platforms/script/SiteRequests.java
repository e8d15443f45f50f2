package io.aircheck.platforms.script;

import io.aircheck.net.AnswerTooLargeException;
import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends what a script asks of its site, as any platform's requests are sent: with the user's cookie, proxy and limits. */
final class SiteRequests implements Sandbox.Requests {

    private final SiteClient client;
    private final List<String> hosts;
    private final ScriptLimits limits;

    SiteRequests(Visit visit, List<String> hosts, ScriptLimits limits) {
        this.client = SiteClient.of(visit, Map.of(), hosts.toArray(String[]::new));
        this.hosts = hosts;
        this.limits = limits;
    }

    /** Any answer is an answer; what cannot be sent, and no answer at all, is an error that the script may catch. */
    @Override
    public String answer(Json asked) {
        try {
            HttpRequest request = RequestReader.read(asked, hosts).maxBodyBytes(limits.answerBytes());
            return Json.write(answer(client.send(request)));
        } catch (ScriptFailure e) {
            return Json.write(Map.of("error", e.sentence()));
        } catch (AnswerTooLargeException e) {
            return Json.write(Map.of("error", "got an answer of more than " + limits.answerBytes() + " bytes"));
        } catch (IOException e) {
            return Json.write(Map.of("error", "got no answer: " + e.getMessage()));
        }
    }

    private static Map<String, Object> answer(HttpAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers()
                .fields()
                .forEach(field -> headers.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        return Map.of("status", answer.status(), "url", answer.url(), "headers", headers, "text", answer.text());
    }
}
