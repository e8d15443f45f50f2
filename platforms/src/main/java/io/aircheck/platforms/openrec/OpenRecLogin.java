package io.aircheck.platforms.openrec;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.Map;

/** The two values of a login, which the API wants as headers; empty for a visitor. */
record OpenRecLogin(String token, String uuid) {

    /** That of the user's cookie. */
    static OpenRecLogin of(SiteClient client) {
        return new OpenRecLogin(
                client.userCookie("access_token").orElse(""),
                client.userCookie("uuid").orElse(""));
    }

    /** @throws SiteRefusal login required where mail or password are wrong, in the site's words */
    static OpenRecLogin open(SiteClient client, String mail, String password) throws IOException, SiteRefusal {
        SiteAnswer answer = client.ask(HttpRequest.postForm(
                "https://www.openrec.tv/viewapp/v4/mobile/user/login", Map.of("mail", mail, "password", password)));
        Json told = answer.json();
        if (answer.requireWhole(told.at("status"), "status") != 0) {
            throw SiteRefusal.loginRequired(
                    "OPENREC.tv wants a login: " + told.at("error_message").text("the name or password is wrong"));
        }
        Map<String, String> cookies = Cookies.setBy(answer.http());
        return new OpenRecLogin(cookies.getOrDefault("access_token", ""), cookies.getOrDefault("uuid", ""));
    }

    boolean isEmpty() {
        return token.isEmpty();
    }

    HttpRequest on(String url) {
        return HttpRequest.get(url).header("access-token", token).header("uuid", uuid);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "OpenRecLogin[…]";
    }
}
