package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

    private static final String SECRET = "s3cr3t-word";

    @Test
    void a_durable_server_of_our_version_passes() {
        DatabaseAddress address = TestDatabase.fresh();

        assertThatCode(() -> ExternalDatabase.check(address)).doesNotThrowAnyException();
    }

    @Test
    void a_wrong_password_is_told_with_the_settings_to_check() {
        DatabaseAddress right = TestDatabase.fresh();
        var wrong = new DatabaseAddress(right.url() + "?sslpassword=" + SECRET, right.username(), SECRET);

        assertRefused(wrong)
                .hasMessageContaining(right.url() + "?sslpassword=***")
                .hasMessageContaining("password authentication failed")
                .hasMessageContaining("check tracker.database.username and tracker.database.password");
    }

    @Test
    void a_url_that_keeps_values_from_going_in_binary_form_is_refused() {
        DatabaseAddress right = TestDatabase.fresh();

        for (String parameter :
                new String[] {"preferQueryMode=simple", "binaryTransfer=false", "binaryTransferEnable=20"}) {
            var wrong = new DatabaseAddress(right.url() + "?" + parameter, right.username(), right.password());
            assertRefused(wrong).hasMessageContaining("binary form").hasMessageContaining("tracker.database.url");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_with_the_address() throws Exception {
        int unused;
        try (var socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        String url = "jdbc:postgresql://localhost:" + unused + "/tracker";

        assertRefused(new DatabaseAddress(url + "?user=me&password=" + SECRET, "", ""))
                .hasMessageContaining(url + "?user=me&password=***")
                .hasMessageContaining("refused")
                .hasMessageContaining("tracker.database.url");
    }

    @Test
    void a_database_that_can_only_be_read_is_told() throws Exception {
        DatabaseAddress address = TestDatabase.fresh();
        String name = address.url().substring(address.url().lastIndexOf('/') + 1);
        Sql.run(address, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");

        assertRefused(address).hasMessageContaining(address.url()).hasMessageContaining("read-only");
    }

    @Test
    void a_database_that_is_not_there_is_told() {
        DatabaseAddress there = TestDatabase.fresh();
        var elsewhere = new DatabaseAddress(there.url() + "_missing", there.username(), there.password());

        assertRefused(elsewhere).hasMessageContaining("does not exist").hasMessageContaining("tracker.database.url");
    }

    @Test
    void an_address_of_another_kind_is_told() {
        assertRefused(new DatabaseAddress("jdbc:mysql://me:" + SECRET + "@localhost/tracker", "me", SECRET))
                .hasMessageContaining("jdbc:mysql://***@localhost/tracker")
                .hasMessageContaining("jdbc:postgresql://");
    }

    @Test
    void versions_before_16_are_refused_and_16_and_later_are_not() {
        assertThatThrownBy(() -> ExternalDatabase.checkVersion(15))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("PostgreSQL 15");
        assertThatCode(() -> ExternalDatabase.checkVersion(16)).doesNotThrowAnyException();
        assertThatCode(() -> ExternalDatabase.checkVersion(19)).doesNotThrowAnyException();
    }

    @Test
    void an_address_shows_no_password() {
        var address = new DatabaseAddress("jdbc:postgresql://h/d?password=" + SECRET + "&ssl=true", "me", SECRET);

        assertThat(address)
                .hasToString(
                        "DatabaseAddress[url=jdbc:postgresql://h/d?password=***&ssl=true, username=me, password=***]");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(DatabaseAddress address) {
        AbstractThrowableAssert<?, ? extends Throwable> problem =
                assertThatThrownBy(() -> ExternalDatabase.check(address)).isInstanceOf(StartupProblem.class);
        problem.message().doesNotContain("\n").doesNotContain(SECRET);
        return problem;
    }
}
