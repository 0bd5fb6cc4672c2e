package org.pledgetracker.api.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

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
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        var signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        signIn.setFavorRelativeUris(true);
        return http.securityMatcher(PageRequests::matches)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers("/sign-in", "/assets/**")
                                .permitAll()
                                .requestMatchers("/record", "/record/**")
                                .hasAnyRole("RECORDER", "ADMIN")
                                .requestMatchers(HttpMethod.GET, "/**")
                                .hasAnyRole("VIEWER", "RECORDER", "AUDITOR", "ADMIN")
                                .requestMatchers(HttpMethod.POST, "/sign-out")
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .requestCache(cache -> cache.requestCache(whereTheyWereGoing()))
                .formLogin(form -> form.loginPage("/sign-in").failureUrl("/sign-in?refused"))
                .httpBasic(basic -> basic.authenticationEntryPoint(signIn))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?ended"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(signIn).accessDeniedHandler(PageSecurity::denied))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(FrameOptionsConfig::deny))
                .build();
    }

    /** After signing in people are led to the page that they asked for; a form that they sent is gone. */
    @SuppressWarnings("NullAway") // absent is allowed there, and keeps a parameter of its own out of our addresses
    private static RequestCache whereTheyWereGoing() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()));
        return cache;
    }

    /** A form without its token was open for longer than its session: who sent it may simply sign in again. */
    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException) {
            response.sendRedirect("/sign-in?expired");
        } else {
            request.getRequestDispatcher(ForbiddenController.PATH).forward(request, response);
        }
    }
}
