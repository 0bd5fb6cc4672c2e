package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each role against each endpoint: a new endpoint is held to the rules before anybody thinks of it. */
class AccessTest extends TrackerTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private static final String REPLAYS = "/api/v1/audit/replays";

    private record Endpoint(RequestMethod method, String path) {}

    @Test
    void reads_are_open_to_every_role_and_those_of_auditors_to_them_alone() {
        assertThat(endpoints(RequestMethod.GET)).hasSizeGreaterThan(5).allSatisfy(endpoint -> {
            assertThat(nobody.get(endpoint.path()).status()).as(endpoint.path()).isEqualTo(401);
            var others = new ArrayList<>(List.of(viewer, manager, auditor, admin));
            others.removeAll(readers(endpoint));
            for (var other : others) {
                assertThat(other.get(endpoint.path()).status())
                        .as(endpoint.path())
                        .isEqualTo(403);
            }
            for (var reader : readers(endpoint)) {
                assertThat(reader.get(endpoint.path()).status())
                        .as(endpoint.path())
                        .isNotIn(401, 403, 500);
            }
        });
    }

    @Test
    void commands_are_open_to_those_whose_work_they_are() {
        assertThat(endpoints(RequestMethod.POST)).hasSizeGreaterThan(15).allSatisfy(endpoint -> {
            assertThat(nobody.post(endpoint.path(), "{}").status())
                    .as(endpoint.path())
                    .isEqualTo(401);
            var others = new ArrayList<>(List.of(viewer, auditor, manager));
            others.removeAll(writers(endpoint));
            for (var reader : others) {
                assertThat(reader.post(endpoint.path(), "{}").status())
                        .as(endpoint.path())
                        .isEqualTo(403);
            }
            for (var writer : writers(endpoint)) {
                assertThat(writer.post(endpoint.path(), "{}").status())
                        .as(endpoint.path())
                        .isIn(answers(endpoint));
            }
        });
    }

    /** Of an empty body, or about what is not there. */
    private static List<Integer> answers(Endpoint endpoint) {
        return switch (endpoint.path()) {
            case "/api/v1/imports" -> List.of(415);
            case REPLAYS -> List.of(202, 503);
            default -> List.of(404, 422);
        };
    }

    private List<Client> readers(Endpoint endpoint) {
        return endpoint.path().startsWith("/api/v1/audit/")
                ? List.of(auditor, admin)
                : List.of(viewer, manager, auditor, admin);
    }

    /** Who settles a conflict judges the records of others, and a rate changes the figures of all. */
    private List<Client> writers(Endpoint endpoint) {
        boolean isForAdministrators = endpoint.path().endsWith("/settlements")
                || endpoint.path().endsWith("/swap")
                || endpoint.path().equals("/api/v1/exchange-rates");
        if (endpoint.path().equals(REPLAYS)) {
            return List.of(auditor, admin);
        }
        return isForAdministrators ? List.of(admin) : List.of(manager, admin);
    }

    @Test
    void there_are_no_endpoints_beside_those_under_the_rules_and_the_pages() {
        assertThat(endpoints(false))
                .filteredOn(endpoint -> !endpoint.path().startsWith("/problems/"))
                .allSatisfy(endpoint -> {
                    assertThat(endpoint.path()).matches("/(api/v1|log)/.*");
                    assertThat(endpoint.method()).isIn(RequestMethod.GET, RequestMethod.POST);
                });
    }

    @Test
    void pages_are_shown_to_those_who_are_signed_in_and_take_nothing_from_those_who_read() {
        assertThat(endpoints(true)).hasSizeGreaterThan(5).allSatisfy(endpoint -> {
            if (!endpoint.path().equals("/sign-in")) {
                assertThat(nobody.method(endpoint.method().name(), endpoint.path())
                                .status())
                        .as(endpoint.toString())
                        .isIn(302, 403);
            }
            if (endpoint.method() != RequestMethod.GET && endpoint.method() != RequestMethod.HEAD) {
                for (var reader : List.of(viewer, auditor)) {
                    assertThat(reader.method(endpoint.method().name(), endpoint.path())
                                    .status())
                            .as(endpoint.toString())
                            .isIn(302, 403);
                }
            }
        });
    }

    @Test
    void a_wrong_password_is_not_remembered_as_a_right_one() {
        assertThat(viewer.get("/api/v1/commitments").status()).isEqualTo(200);
        assertThat(viewer.withPassword("guess").get("/api/v1/commitments").status())
                .isEqualTo(401);
        assertThat(viewer.get("/api/v1/commitments").status()).isEqualTo(200);
    }

    private List<Endpoint> endpoints(RequestMethod method) {
        return endpoints(false).stream()
                .filter(endpoint -> endpoint.method() == method)
                .filter(endpoint -> endpoint.path().startsWith("/api/"))
                .toList();
    }

    /** @param pages whether those of the web application, or all others. A mapping without a method takes them all. */
    private List<Endpoint> endpoints(boolean pages) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("org.pledgetracker"))
                .filter(entry ->
                        !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
                .filter(entry -> entry.getValue().getBeanType().getPackageName().endsWith(".pages") == pages)
                .flatMap(entry -> methods(entry.getKey()).stream()
                        .flatMap(each -> entry.getKey().getPatternValues().stream()
                                .map(pattern -> new Endpoint(each, filled(pattern)))))
                .toList();
    }

    private static Collection<RequestMethod> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST, RequestMethod.PUT) : methods;
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{[^}]*:(\\w+)[^}]*}", "$1").replaceAll("\\{[^}]*}", "ZZ-NONE");
    }
}
