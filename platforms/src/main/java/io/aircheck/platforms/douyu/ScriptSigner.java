package io.aircheck.platforms.douyu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.Ways;
import io.aircheck.platforms.script.Sandbox;
import io.aircheck.platforms.script.ScriptFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a script that the site serves and that differs from day to day (fact sheet douyu, "Streams, script generation"). It
 * runs in the sandbox, as it came: what it decodes and evaluates finds an MD5 under the name that it calls.
 */
final class ScriptSigner implements PlaySigner {

    private static final String DEVICE = "10000000000000000000000000003306";
    private static final String VERSION = "22011191";
    private static final String SITE = "https://www.douyu.com/";
    private static final String FUNCTION = "ub98484234";
    private static final String HASH = "var CryptoJS = { MD5: text => ({ toString: () => md5(String(text)) }) };\n";

    /** The part of a page that makes the signature: to the function after the one that is called. */
    private static final Pattern IN_PAGE =
            Pattern.compile("vdwdae325w_64we[\\s\\S]*?function " + FUNCTION + "[\\s\\S]*?(?=function|</script)");

    private static final Pattern SIGNED =
            Pattern.compile("v=(?<v>[0-9A-Za-z]{1,32})&did=[0-9a-z]*&tt=\\d+&sign=(?<sign>[0-9A-Za-z]{1,128})");

    private final SiteClient client;
    private final Visit visit;
    private final Sandbox sandbox;
    private final String room;
    private @Nullable Served served;

    /** A script, and what it was served with. */
    private record Served(SiteAnswer answer, String script) {}

    ScriptSigner(SiteClient client, Visit visit, Sandbox sandbox, String room) {
        this.client = client;
        this.visit = visit;
        this.sandbox = sandbox;
        this.room = room;
    }

    @Override
    public HttpRequest wish(long rate, String cdn) throws IOException, SiteRefusal {
        if (served == null) {
            served = Ways.first(List.of(this::inPage, this::byItself));
        }
        String now = Long.toString(visit.clock().instant().getEpochSecond());
        Matcher signed = SIGNED.matcher(run(served, now));
        if (!signed.find()) {
            throw served.answer.failed("gave a script that does not sign");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("v", signed.group("v"));
        form.put("did", DEVICE);
        form.put("tt", now);
        form.put("sign", signed.group("sign"));
        form.put("ver", VERSION);
        form.put("rid", room);
        if (!cdn.isEmpty()) {
            form.put("cdn", cdn);
        }
        form.put("rate", Long.toString(rate));
        return HttpRequest.postForm(SITE + "lapi/live/getH5Play/" + room, form);
    }

    private String run(Served from, String now) throws SiteRefusal {
        try {
            return sandbox.evaluate(HASH + from.script, FUNCTION, List.of(room, DEVICE, now));
        } catch (ScriptFailure e) {
            throw from.answer.failed("gave a script that cannot be run: it " + e.sentence());
        }
    }

    private Served inPage() throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + room);
        Matcher script = IN_PAGE.matcher(answer.page());
        if (!script.find()) {
            throw answer.failed("gave no script that signs");
        }
        return new Served(answer, "var " + script.group());
    }

    private Served byItself() throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(SITE + "swf_api/homeH5Enc?rids=" + room);
        return new Served(answer, answer.requireText(answer.json().at("data", "room" + room), "room" + room));
    }

    @Override
    public void renew() {
        served = null;
    }
}
