package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the embedded server, and as what. */
class AccessTest {

    private final EmbeddedDatabase server = TestDatabase.server();

    @Test
    void nobody_gets_in_with_no_or_a_wrong_password() {
        for (String role : new String[] {EmbeddedDatabase.SUPERUSER, Roles.OWNER}) {
            assertThatThrownBy(() -> new DatabaseAddress(server.urlOf("tracker"), role, "wrong").connect())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThatThrownBy(() -> new DatabaseAddress(server.urlOf("tracker"), role, "").connect())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no password was provided");
        }
    }

    @Test
    void the_only_ways_in_are_the_two_loopback_addresses_with_scram() throws Exception {
        assertThat(Sql.ask(
                        server.superuser(),
                        "SELECT concat_ws(' ', type, database, user_name, address, netmask, auth_method)"
                                + " FROM pg_hba_file_rules"))
                .containsExactly(
                        "host {all} {all} 127.0.0.1 255.255.255.255 scram-sha-256",
                        "host {all} {all} ::1 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff scram-sha-256");
        assertThat(Sql.ask(server.superuser(), "SHOW listen_addresses")).containsExactly("localhost");
        assertThat(Sql.ask(server.superuser(), "SHOW unix_socket_directories")).containsExactly("");
        assertThat(Sql.ask(
                        server.superuser(), "SELECT DISTINCT left(rolpassword, 13) FROM pg_authid WHERE rolcanlogin"))
                .containsExactly("SCRAM-SHA-256");
    }

    @Test
    void a_rule_of_trust_that_was_put_in_does_not_last_until_the_next_start(@TempDir Path data) throws Exception {
        EmbeddedDatabase.open(data, TestDatabase.binaries()).close();
        Files.writeString(data.resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        try (EmbeddedDatabase again = EmbeddedDatabase.open(data, TestDatabase.binaries())) {
            assertThatThrownBy(() -> new DatabaseAddress(again.urlOf("tracker"), Roles.OWNER, "wrong").connect())
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_passwords_are_long_different_and_those_of_the_file() throws Exception {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(TestDatabase.binaries().resolveSibling("credentials.properties"))) {
            kept.load(reader);
        }

        assertThat(server.address().password()).hasSizeGreaterThanOrEqualTo(32).isEqualTo(kept.getProperty("owner"));
        assertThat(server.superuser().password())
                .hasSizeGreaterThanOrEqualTo(32)
                .isEqualTo(kept.getProperty("superuser"))
                .isNotEqualTo(server.address().password());
    }

    @Test
    void the_address_is_that_of_an_owner_without_further_rights() throws Exception {
        assertThat(Sql.ask(
                        server.address(),
                        "SELECT concat_ws(' ', current_database(), current_user, rolsuper, rolcreaterole, rolcreatedb,"
                                + " rolreplication) FROM pg_roles WHERE rolname = current_user"))
                .containsExactly("tracker tracker_owner f f f f");
        assertThat(Sql.ask(
                        server.address(), "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'tracker'"))
                .containsExactly("tracker_owner");
    }
}
