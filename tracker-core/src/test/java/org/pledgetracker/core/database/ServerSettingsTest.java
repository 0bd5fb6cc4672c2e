package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSettingsTest {

    private static final long MEGABYTE = 1_048_576;

    @ParameterizedTest
    @CsvSource({"256, 128", "512, 128", "1024, 256", "4096, 1024", "8192, 2048", "65536, 2048"})
    void a_quarter_of_the_memory_is_for_the_server_within_bounds(long memory, long buffers) {
        assertThat(ServerSettings.buffers(memory * MEGABYTE)).isEqualTo(buffers * MEGABYTE);
    }

    @ParameterizedTest
    @CsvSource({"fsync, on", "synchronous_commit, on", "full_page_writes, on", "listen_addresses, localhost"})
    void what_is_confirmed_is_on_the_disk_and_nobody_elsewhere_is_listened_to(String setting, String value) {
        assertThat(ServerSettings.all()).containsEntry(setting, value);
    }
}
