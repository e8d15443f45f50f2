package io.aircheck.platforms.twitcasting;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The login of the site's form (fact sheet twitcasting, "Login"). */
final class TwitCastingLogin {

    private static final String SITE = "https://twitcasting.tv/";
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*\\bname=\"cs_session_id\"[^>]*>");

    private TwitCastingLogin() {}

    /**
     * Logs in.
     *
     * @param accountType "twitter" for an account of that kind, else the site's own
     * @return the cookies of the session
     * @throws SiteRefusal login required where name or password are wrong
     */
    static Map<String, String> open(SiteClient client, String username, String password, @Nullable String accountType)
            throws IOException, SiteRefusal {
        String page = "twitter".equals(accountType) ? "indexpasswordlogin.php" : "indexcaslogin.php";
        SiteAnswer form = client.ask(SITE + page + "?redir=%2F&keep=1");
        Matcher hidden = HIDDEN.matcher(form.page());
        String session = hidden.find() ? HtmlText.attribute(hidden.group(), "value") : null;
        if (session == null) {
            throw form.failed("gave no cs_session_id");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("username", username);
        fields.put("password", password);
        fields.put("action", "login");
        fields.put("cs_session_id", session);
        SiteAnswer answer =
                client.ask(HttpRequest.postForm(SITE + page + "?redir=/indexloginwindow.php?next=%2F&keep=1", fields));
        Map<String, String> cookies = Cookies.setBy(answer.http());
        if (cookies.containsKey("tc_ss")) {
            return cookies;
        }
        if (answer.status() != 302 && !answer.http().text().contains("cs_session_id")) {
            answer.requireSuccess();
            throw answer.failed("gave no tc_ss");
        }
        throw SiteRefusal.loginRequired("TwitCasting does not accept the name and password");
    }
}
