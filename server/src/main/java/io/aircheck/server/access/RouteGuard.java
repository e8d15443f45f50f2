package io.aircheck.server.access;

import io.aircheck.server.accounts.Right;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request through if its sender has the right that {@link RouteRules} demand. */
final class RouteGuard implements AuthorizationManager<RequestAuthorizationContext> {

    private final Gate gate;

    RouteGuard(Gate gate) {
        this.gate = gate;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        String method = context.getRequest().getMethod();
        Right right = RouteRules.of(method, context.getRequest().getRequestURI())
                .rule()
                .right();
        return new AuthorizationDecision(
                right == null || gate.visitor(authentication.get()).may(right));
    }
}
