package io.aircheck.server.access;

import io.aircheck.server.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Spring Security, set up by the {@link AccessPolicy}. */
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
    LoginBrake loginBrake(Clock clock) {
        return new LoginBrake(clock);
    }

    @Bean
    FilterRegistrationBean<HostGuard> hostGuard(AccessPolicy policy) {
        FilterRegistrationBean<HostGuard> registration = new FilterRegistrationBean<>(new HostGuard(policy));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Only the remember-me cookie asks for users; the password is checked by {@link OwnerLogin}. */
    @Bean
    UserDetailsService owner(AccessPolicy policy) {
        String secret =
                policy.password().map(it -> new Password(it).rememberKey()).orElse("");
        return new InMemoryUserDetailsManager(User.withUsername(OwnerLogin.OWNER)
                .password(secret)
                .authorities(OwnerLogin.RIGHTS)
                .build());
    }

    @Bean
    SecurityFilterChain access(HttpSecurity http, AccessPolicy policy, LoginBrake brake, UserDetailsService owner)
            throws Exception {
        http.headers(AccessConfiguration::headers);
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(new ForeignPage()));
        if (policy.password().isPresent()) {
            demandLogin(http, new Password(policy.password().get()), brake, owner);
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        }
        return http.build();
    }

    private static void demandLogin(HttpSecurity http, Password password, LoginBrake brake, UserDetailsService owner)
            throws Exception {
        http.authenticationProvider(new OwnerLogin(password, brake));
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PublicPaths.VENDOR)
                .permitAll()
                .requestMatchers(PublicPaths.FILES)
                .permitAll()
                .requestMatchers(PublicPaths.PAGES)
                .permitAll()
                .anyRequest()
                .authenticated());
        http.formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"));
        http.logout(logout -> logout.logoutSuccessUrl("/login?logout"));
        http.rememberMe(remember -> remember.key(password.rememberKey())
                .userDetailsService(owner)
                .tokenValiditySeconds((int) REMEMBERED.toSeconds()));
        BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();
        basic.setRealmName("Aircheck");
        http.httpBasic(it -> it.authenticationEntryPoint(basic));
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(basic, forPrograms())
                .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), forLivePages()));
    }

    private static RequestMatcher forPrograms() {
        return request -> startsWith(request, "/api/") || startsWith(request, "/actuator/");
    }

    private static RequestMatcher forLivePages() {
        return request -> startsWith(request, "/live");
    }

    private static boolean startsWith(HttpServletRequest request, String path) {
        return request.getRequestURI().startsWith(path);
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
