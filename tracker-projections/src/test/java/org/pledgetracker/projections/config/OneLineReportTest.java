package org.pledgetracker.projections.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The failures of a start that no other test waits for a whole process to show. */
@ExtendWith(OutputCaptureExtension.class)
class OneLineReportTest {

    @EnableConfigurationProperties(TrackerProperties.class)
    static class Settings {}

    @Test
    void a_value_that_cannot_be_read_is_named_with_its_property(CapturedOutput output) {
        assertThatThrownBy(() -> start("--tracker.reference-data=perhaps")).isNotNull();

        assertThat(lines(output.getErr()))
                .containsExactly("The tracker did not start: tracker.reference-data=perhaps cannot be used"
                        + " (Invalid boolean value 'perhaps'). Correct it or leave it out.");
        assertThat(output.getOut()).doesNotContain("FAILED", "ERROR", "\tat ");
    }

    @Test
    void a_secret_is_not_repeated() {
        var wrong = new InvalidConfigurationPropertyValueException("tracker.database.password", "s3cr3t", "too short");

        assertThat(KnownFailures.explain(wrong))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("tracker.database.password=***")
                        .doesNotContain("s3cr3t"));
    }

    @Test
    void an_address_that_is_not_this_machine_s_is_told() {
        var unbound = new IllegalStateException(new BindException("Cannot assign requested address"));

        assertThat(KnownFailures.explain(unbound))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("Cannot assign requested address")
                        .contains("server.address"));
    }

    @Test
    void what_was_not_expected_has_one_line_and_keeps_its_stack_trace(CapturedOutput output) {
        var application = application();
        application.addInitializers(_ -> {
            throw new IllegalStateException(new IOException("two\nlines"));
        });

        assertThatThrownBy(application::run).isNotNull();

        assertThat(lines(output.getErr()))
                .containsExactly("The tracker did not start: java.io.IOException: two lines."
                        + " This was not expected: the log tells more.");
        assertThat(output.getOut()).contains("Caused by: java.io.IOException");
    }

    @Test
    void a_wrong_password_of_the_database_is_told(@TempDir Path data) {
        var right = TestDatabase.fresh();

        assertThatThrownBy(() -> open(data, new DatabaseAddress(right.url(), right.username(), "s3cr3t")))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("check tracker.database.username and tracker.database.password")
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void a_database_that_holds_something_else_is_told(@TempDir Path data) throws SQLException {
        var address = TestDatabase.fresh();
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA event_store");
            statement.execute("CREATE TABLE event_store.theirs (n int)");
        }

        assertThatThrownBy(() -> open(data, address))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("non-empty schema(s) \"event_store\"")
                .hasMessageContaining("Give the tracker a database of its own");
    }

    private static Database open(Path data, DatabaseAddress address) {
        return Database.open(TestProperties.of(
                data,
                Map.of(
                        "tracker.database.url", address.url(),
                        "tracker.database.username", address.username(),
                        "tracker.database.password", address.password())));
    }

    private static void start(String argument) {
        application().run(argument).close();
    }

    private static SpringApplication application() {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .build();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
