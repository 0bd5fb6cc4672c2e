package org.pledgetracker.api.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgetracker.projections.security.AccessLog;
import org.pledgetracker.projections.security.AccessLogFilter;
import org.pledgetracker.projections.security.AccountTable;
import org.pledgetracker.projections.security.Readers;
import org.pledgetracker.projections.security.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Pages are for people with a browser: they sign in with a form and stay signed in by a cookie, so that every form of
 * theirs carries a token that another site cannot know. The API has no cookies and needs none.
 */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Everything comes from the tracker itself, nothing is framed, and no style or script stands in the page. */
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain pages(
            HttpSecurity http,
            @Qualifier(Readers.OF_FIGURES) Readers readers,
            AccountTable accounts,
            AccessLog accesses)
            throws Exception {
        var destination = new Destination();
        return http.securityMatcher(PageRequests::matches)
                .authorizeHttpRequests(requests -> rules(requests, readers))
                .requestCache(cache -> cache.requestCache(destination.requests()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens()))
                .addFilterAfter(new AccessLogFilter(accesses), SecurityContextHolderFilter.class)
                .addFilterAfter(new AccountStillThere(accounts), SecurityContextHolderFilter.class)
                .formLogin(form ->
                        form.loginPage("/sign-in").successHandler(destination).failureHandler(PageSecurity::askAgain))
                .httpBasic(basic -> basic.authenticationEntryPoint(PageSecurity::askWhoItIs))
                .logout(out -> out.logoutUrl("/sign-out")
                        .logoutSuccessHandler((_, response, _) -> response.sendRedirect("/sign-in?ended")))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(PageSecurity::askWhoItIs)
                        .accessDeniedHandler(PageSecurity::deny))
                .headers(PageSecurity::policies)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Readers readers) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/sign-in", "/assets/**")
                .permitAll()
                .requestMatchers("/record", "/record/**")
                .hasAnyRole(Role.recording())
                .requestMatchers("/audit", "/audit/**")
                .hasAnyRole(Role.auditing())
                .requestMatchers(HttpMethod.GET, "/**")
                .access(readers)
                .requestMatchers(HttpMethod.HEAD, "/**")
                .access(readers)
                .requestMatchers(HttpMethod.POST, "/sign-out")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    private static void policies(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }

    private static CookieCsrfTokenRepository tokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    private static void askAgain(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        AccessLogFilter.markRefused(request);
        response.sendRedirect("/sign-in?refused");
    }

    /** A program that sends a password is told that it is wrong; a person is led to the form. */
    private static void askWhoItIs(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        AccessLogFilter.markRefused(request);
        if (isProgram(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pledge Tracker\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/sign-in");
        }
    }

    /** A form without its token was open for longer than its session: who sent it may simply sign in again. */
    private static void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        AccessLogFilter.markRefused(request);
        boolean isForm = HttpMethod.POST.matches(request.getMethod()) && !isProgram(request);
        if (denied instanceof CsrfException && isForm) {
            response.sendRedirect("/sign-in?expired");
        } else {
            request.getRequestDispatcher(ForbiddenController.PATH).forward(request, response);
        }
    }

    private static boolean isProgram(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }
}
