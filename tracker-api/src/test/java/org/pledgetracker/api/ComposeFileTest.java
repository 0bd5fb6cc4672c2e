package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.parts.TestPart;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml promises, as far as reading it can tell; {@code compose-test.sh} runs it. */
class ComposeFileTest {

    private static final Map<String, Map<String, Object>> SERVICES = services();

    @Test
    void the_tests_run_on_the_images_that_are_named_for_use() {
        assertThat(SERVICES.get("postgres")).containsEntry("image", TestPart.POSTGRESQL.image());
        assertThat(SERVICES.get("kafka")).containsEntry("image", TestPart.KAFKA.image());
    }

    @Test
    void every_container_is_watched_and_contained() {
        assertThat(SERVICES).containsOnlyKeys("postgres", "kafka", "tracker-api", "tracker-projections");
        assertThat(SERVICES.values())
                .allSatisfy(service -> assertThat(service)
                        .containsEntry("restart", "unless-stopped")
                        .containsEntry("read_only", true)
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .containsKeys("healthcheck", "stop_grace_period"));
    }

    @Test
    void only_the_two_processes_are_published_and_on_loopback_alone() {
        assertThat(SERVICES.entrySet().stream()
                        .filter(service -> service.getValue().containsKey("ports"))
                        .map(Map.Entry::getKey))
                .isEqualTo(List.of("tracker-api", "tracker-projections"));
        assertThat(SERVICES.values())
                .flatExtracting(service -> (List<?>) service.getOrDefault("ports", List.of()))
                .hasSize(2)
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    }

    @Test
    void passwords_come_from_the_environment_and_none_may_be_missing() throws IOException {
        var offered = Set.copyOf(Files.readAllLines(Path.of("../.env.example")));
        assertThat(SERVICES.values())
                .flatExtracting(service -> ((Map<?, ?>) service.getOrDefault("environment", Map.of())).entrySet())
                .filteredOn(setting -> setting.toString().contains("PASSWORD"))
                .hasSize(11)
                .allSatisfy(setting ->
                        assertThat(setting).hasToString("%1$s=${%1$s:?see .env.example}".formatted(setting.getKey())))
                .allSatisfy(setting -> assertThat(offered).contains(setting.getKey() + "="));
    }

    private static Map<String, Map<String, Object>> services() {
        try (var file = Files.newBufferedReader(Path.of("../docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> compose =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return Objects.requireNonNull(compose.get("services"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
