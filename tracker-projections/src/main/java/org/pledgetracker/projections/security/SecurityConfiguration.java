package org.pledgetracker.projections.security;

import jakarta.servlet.DispatcherType;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Deny by default: who is not signed in sees nothing but health and the description of the API. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            @Qualifier(Readers.OF_FIGURES) Readers readers,
            @Qualifier(Readers.OF_THE_LOG) Readers log,
            AccessLog accesses,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems)
            throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/actuator/health/**",
                                "/problems/*",
                                "/v3/api-docs/**",
                                "/swagger-ui/**",
                                "/swagger-ui.html")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/audit/replays/*/swap")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/api/v1/audit/**")
                        .hasAnyRole(Role.auditing())
                        .requestMatchers("/log/**")
                        .access(log)
                        .requestMatchers(HttpMethod.GET, "/api/v1/**")
                        .access(readers)
                        .requestMatchers(HttpMethod.POST, "/api/v1/commitments/*/settlements", "/api/v1/exchange-rates")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(HttpMethod.POST, "/api/v1/**")
                        .hasAnyRole(Role.recording())
                        // For the rest a signed-in account gets a plain 404, and nothing there takes what is sent.
                        .requestMatchers(HttpMethod.GET, "/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .authenticated()
                        .requestMatchers("/api/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(new AccessLogFilter(accesses), SecurityContextHolderFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(
                        (request, response, failure) -> problems.resolveException(request, response, null, failure)))
                .exceptionHandling(handling -> handling.accessDeniedHandler(
                        (request, response, denied) -> problems.resolveException(request, response, null, denied)))
                // No cookies, and JSON and files of types that no form can send: another site's form cannot speak for a
                // signed-in browser.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean(Readers.OF_FIGURES)
    Readers readersOfFigures(@Value("${tracker.public-read:false}") boolean everybody) {
        return new Readers(everybody, Role.reading());
    }

    @Bean(Readers.OF_THE_LOG)
    Readers readersOfTheLog(@Value("${tracker.public-log:false}") boolean everybody) {
        return new Readers(everybody, Role.auditing());
    }

    /** Addresses that could be read in two ways are refused before anything looks at them. */
    @Bean
    RequestRejectedHandler rejected(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, rejected) -> problems.resolveException(request, response, null, rejected);
    }

    /** Who signs in and what is refused is measured; each step on a request's way is not, which costs a part of every request. */
    @Bean
    SecurityObservationSettings measured() {
        return SecurityObservationSettings.withDefaults()
                .shouldObserveAuthentications(true)
                .shouldObserveAuthorizations(true)
                .shouldObserveRequests(false)
                .build();
    }

    @Bean
    AccountTable accounts(@Qualifier("accounts") DataSource dataSource) {
        return new AccountTable(new JdbcTemplate(dataSource));
    }

    @Bean
    AccessLog accessLog(@Qualifier("accounts") DataSource dataSource) {
        return new AccessLog(new JdbcTemplate(dataSource));
    }

    @Bean
    UserDetailsService accountDetails(AccountTable accounts) {
        return name -> accounts.find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    PasswordEncoder passwords() {
        return new RememberedPasswords(new BCryptPasswordEncoder());
    }
}
