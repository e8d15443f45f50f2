package io.aircheck.platforms.bigo;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.Md5;
import io.aircheck.platforms.Query;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the site tells of one room; every question spends a token of its own. */
final class Studio {

    private static final String URL = "https://ta.bigo.tv/official_website/studio/getInternalStudioInfo";

    /**
     * An answer.
     *
     * @param data an object that has a uid, if only an empty one
     * @param withoutToken why the question had no token, or null where it had one
     */
    record Answer(SiteAnswer site, Json data, @Nullable SiteRefusal withoutToken) {

        /** Of a question without a token this says nothing about the room. */
        boolean wantsLogin() {
            return data.at("needLogin").isTrue();
        }

        /** On air without an address, and no password that would explain it. */
        boolean hasUsedToken() {
            return Boolean.TRUE.equals(data.at("alive").flag())
                    && data.at("hls_src").text() == null
                    && data.at("passRoom").isMissing();
        }
    }

    private final SiteClient client;
    private final RandomGenerator random;
    private final String id;
    private final @Nullable String password;

    Studio(SiteClient client, RandomGenerator random, String id, @Nullable String password) {
        this.client = client;
        this.random = random;
        this.id = id;
        this.password = password;
    }

    Answer ask() throws IOException, SiteRefusal {
        String token = "";
        SiteRefusal withoutToken = null;
        try {
            token = WebToken.mint(client, random);
        } catch (SiteRefusal e) {
            withoutToken = e;
        } catch (IOException e) {
            withoutToken = SiteRefusal.failed(WebToken.SERVER_NAME + " could not be reached");
        }
        SiteAnswer site = client.ask(HttpRequest.post(URL, "application/x-www-form-urlencoded", form(token)));
        Json json = site.json();
        if (site.requireWhole(json.at("code"), "code") != 0) {
            throw site.says(json.at("msg"), json.at("code"));
        }
        Json data = json.at("data");
        if (!data.node().has("uid")) {
            throw site.failed("gave no data.uid");
        }
        return new Answer(site, data, withoutToken);
    }

    private String form(String token) {
        Query form = Query.of("siteId", id, "verify", password == null ? "" : Md5.hex(password));
        if (password != null) {
            form = form.and("isEncrypt", "1");
        }
        return (token.isEmpty() ? form : form.and("token", token)).toString();
    }
}
