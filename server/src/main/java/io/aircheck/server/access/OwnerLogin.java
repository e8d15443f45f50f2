package io.aircheck.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks the one password there is. There is one user; what is typed as a name does not matter. */
final class OwnerLogin implements AuthenticationProvider {

    static final String OWNER = "aircheck";
    static final List<SimpleGrantedAuthority> RIGHTS = List.of(new SimpleGrantedAuthority("ROLE_OWNER"));

    private final Password password;
    private final LoginBrake brake;

    OwnerLogin(Password password, LoginBrake brake) {
        this.password = password;
        this.brake = brake;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (brake.waitOf(address).isPresent()) {
            throw new LockedException("too many wrong passwords; wait");
        }
        if (!(attempt.getCredentials() instanceof String typed) || !password.matches(typed)) {
            brake.failed(address);
            throw new BadCredentialsException("wrong password");
        }
        brake.succeeded(address);
        UsernamePasswordAuthenticationToken known =
                UsernamePasswordAuthenticationToken.authenticated(OWNER, null, RIGHTS);
        known.setDetails(attempt.getDetails());
        return known;
    }

    @Override
    public boolean supports(@Nullable Class<?> kind) {
        return kind != null && UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
