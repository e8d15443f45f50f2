package io.aircheck.server.access;

import io.aircheck.server.accounts.Accounts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Notes the login, and goes on to the page that was wanted. */
final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Accounts accounts;

    LoggedIn(Accounts accounts) {
        this.accounts = accounts;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof Visitor.Person person) {
            accounts.loggedIn(person.accountId());
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
