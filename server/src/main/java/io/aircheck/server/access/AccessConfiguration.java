package io.aircheck.server.access;

import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.audit.AuditLog;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Spring Security, set up by the {@link Gate} and the {@link RouteRules}. */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** Nothing inline, nothing from elsewhere; the player feeds its video through blob addresses. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    @Bean
    AccessPolicy accessPolicy(Settings settings) {
        return AccessPolicy.of(settings);
    }

    @Bean
    Gate gate(AccessPolicy policy, Accounts accounts) {
        return new Gate(policy, accounts);
    }

    @Bean
    LoginBrakes loginBrakes(Clock clock) {
        return new LoginBrakes(clock);
    }

    @Bean
    @Lazy(false)
    SetupCode setupCode(Gate gate) {
        SetupCode code = SetupCode.random();
        if (gate.state() == Gate.State.SETUP) {
            code.tell();
        }
        return code;
    }

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard(Gate gate) {
        FilterRegistrationBean<HostGuard> registration = new FilterRegistrationBean<>(new HostGuard(gate));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    /** First of all, so that everything behind it sees whom the proxy stands for. */
    @Bean
    FilterRegistrationBean<TrustedProxies> trustedProxies(Settings settings) {
        FilterRegistrationBean<TrustedProxies> registration =
                new FilterRegistrationBean<>(new TrustedProxies(settings.get(PageKeys.TRUSTED_PROXIES)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ServletContextInitializer sessionCookies() {
        return SessionCookies::set;
    }

    /**
     * For the cookie that remembers who was logged in. No bean, or Spring would check passwords by it beside
     * {@link AccountLogin}.
     */
    private static UserDetailsService remembered(Gate gate, Accounts accounts) {
        return name -> accounts.named(name)
                .map(Gate::person)
                .or(gate::configured)
                .orElseThrow(() -> new UsernameNotFoundException("nobody is called so"));
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            Gate gate,
            AccessPolicy policy,
            Accounts accounts,
            ApiKeys keys,
            Passwords passwords,
            LoginBrakes brakes,
            AuditLog log,
            AuditedThings things)
            throws Exception {
        WayIn wayIn = new WayIn(gate);
        http.headers(AccessConfiguration::headers);
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(new ForeignPage()));
        http.authorizeHttpRequests(requests -> requests.anyRequest().access(new RouteGuard(gate)));
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        http.authenticationProvider(new AccountLogin(policy, gate, accounts, passwords, brakes, log));
        http.formLogin(
                form -> form.loginPage("/login").failureHandler(failed()).successHandler(new LoggedIn(accounts, log)));
        http.logout(logout -> logout.logoutSuccessUrl("/login?logout").deleteCookies(SessionCookies.SESSION));
        http.rememberMe(remember -> remember.key(accounts.cookieKey())
                .rememberMeCookieName(SessionCookies.REMEMBERED)
                .userDetailsService(remembered(gate, accounts))
                .tokenValiditySeconds((int) REMEMBERED.toSeconds()));
        http.httpBasic(basic -> basic.authenticationEntryPoint(wayIn));
        http.exceptionHandling(
                handling -> handling.authenticationEntryPoint(wayIn).accessDeniedHandler(wayIn));
        http.addFilterAfter(new AuditTrail(gate, log, things), SecurityContextHolderFilter.class);
        http.addFilterBefore(new KeyLogin(keys), BasicAuthenticationFilter.class);
        http.addFilterBefore(new EndedSessions(gate), AnonymousAuthenticationFilter.class);
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setRequestMatcher(AccessConfiguration::isPage);
        http.requestCache(cache -> cache.requestCache(wanted));
        return http.build();
    }

    /** What somebody is sent to once they are logged in. */
    private static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && !ProgramPaths.matches(request)
                && !request.getRequestURI().startsWith("/live");
    }

    private static AuthenticationFailureHandler failed() {
        return (_, response, failure) -> response.sendRedirect(
                failure instanceof BrakedException braked
                        ? "/login?error&wait=" + Math.max(1, braked.left().toSeconds())
                        : "/login?error");
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"));
        headers.crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        headers.crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
