package io.aircheck.server.access;

import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.audit.AuditLine.Actor;
import io.aircheck.server.audit.AuditLine.Result;
import io.aircheck.server.audit.AuditLog;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Notes the login, and goes on to the page that was wanted. */
final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Accounts accounts;
    private final AuditLog log;

    LoggedIn(Accounts accounts, AuditLog log) {
        this.accounts = accounts;
        this.log = log;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof Visitor.Person person) {
            accounts.loggedIn(person.accountId());
            log.keep(
                    new Actor(person.kind(), person.name()),
                    request.getRemoteAddr(),
                    "login",
                    "",
                    Result.DONE,
                    HttpServletResponse.SC_OK);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
