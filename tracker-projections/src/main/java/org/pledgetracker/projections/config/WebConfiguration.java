package org.pledgetracker.projections.config;

import java.math.BigDecimal;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.projections.read.ReadGate;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** JSON as clients see it, and what stands before every read. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /** Amounts are text; a field that is not known, or is there twice, is an error and never dropped. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        var amounts = new SimpleModule("amounts").addSerializer(BigDecimal.class, new ValueSerializer<>() {
            @Override
            public void serialize(BigDecimal amount, JsonGenerator generator, SerializationContext context) {
                generator.writeString(Decimals.plain(amount));
            }
        });
        return builder -> builder.addModule(amounts)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    @Bean
    WebMvcConfigurer conventions(ReadGate gate) {
        return new WebMvcConfigurer() {
            // Always JSON: that an answer cannot be given must not be found out after the command was recorded.
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(gate).addPathPatterns("/api/**");
            }
        };
    }
}
