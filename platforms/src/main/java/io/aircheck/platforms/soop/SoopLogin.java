package io.aircheck.platforms.soop;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The login of an account; its cookies prove it. */
final class SoopLogin {

    private SoopLogin() {}

    /** @return the cookies of the new session */
    static Map<String, String> open(SiteClient client, String domain, String username, String password)
            throws IOException, SiteRefusal {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("szWork", "login");
        form.put("szType", "json");
        form.put("szUid", username);
        form.put("szPassword", password);
        form.put("isSaveId", "true");
        form.put("isSavePw", "false");
        form.put("isSaveJoin", "false");
        form.put("isLoginRetain", "Y");
        SiteAnswer answer = client.ask(HttpRequest.postForm("https://login." + domain + "/app/LoginAction.php", form));
        long result = answer.requireWhole(answer.json().at("RESULT"), "RESULT");
        if (result != 1) {
            throw SiteRefusal.loginRequired("SOOP refused the login: " + reason(result));
        }
        Map<String, String> cookies = Cookies.setBy(answer.http());
        if (!cookies.containsKey("AuthTicket")) {
            throw answer.failed("gave no AuthTicket");
        }
        return cookies;
    }

    private static String reason(long result) {
        return switch ((int) result) {
            case 0, -1, -3 -> "wrong name or password";
            case -4 -> "the account is suspended";
            case -7 -> "this is an account of the international site";
            case -8 -> "a guardian has to consent";
            case -9, -10 -> "the account is blocked";
            case -11 -> "it wants a second factor; set a cookie instead";
            case -12 -> "the password has to be changed first";
            default -> "RESULT " + result;
        };
    }
}
