package org.pledgetracker.api.pages;

import org.pledgetracker.projections.read.ReadGate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Pages wait for what must be seen on them, as the API does. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    @Bean
    WebMvcConfigurer pageGate(ReadGate gate) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).addPathPatterns("/", "/commitments/**", "/record/**");
            }
        };
    }
}
