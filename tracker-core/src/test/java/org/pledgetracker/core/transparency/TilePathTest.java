package org.pledgetracker.core.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @Test
    void an_index_is_written_in_groups_of_three_digits() {
        assertThat(TilePath.ofTile(0, 1_234_067, 256)).hasToString("tile/0/x001/x234/067");
        assertThat(TilePath.ofTile(1, 5, 8)).hasToString("tile/1/005.p/8");
        assertThat(TilePath.ofEntries(1_000, 256)).hasToString("tile/entries/x001/000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/x001/x234/067",
                "tile/1/005.p/8",
                "tile/entries/x001/000",
                "tile/63/000.p/255",
                "tile/0/000"
            })
    void what_is_written_is_read(String path) {
        assertThat(TilePath.parse(path)).get().hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/64/000",
                "tile/00/000",
                "tile/0/1",
                "tile/0/001/002",
                "tile/0/x000/001",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/08",
                "tile/0/000/",
                "tile/0/x072/x057/x594/x037/x927/936",
                "tile/entries/x001/x000/x000/x000/x000/000.p/1",
                "/tile/0/000",
                "tile/leaves/000"
            })
    void there_is_one_address_for_each_tile(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }
}
