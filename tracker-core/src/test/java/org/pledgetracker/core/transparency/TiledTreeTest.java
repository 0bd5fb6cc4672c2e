package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiledTreeTest {

    private static final int MANY = 70_000;

    private final MemoryTiles tiles = new MemoryTiles();
    private final TreeBuilder builder = new TreeBuilder();

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void roots_are_those_that_other_logs_publish(int size, String root) {
        Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
                .limit(size)
                .forEach(data -> builder.add(Hashes.leaf(HexFormat.of().parseHex(data))));

        assertThat(HexFormat.of().formatHex(builder.root())).isEqualTo(root);
    }

    @Test
    void roots_and_proofs_of_every_small_tree_are_as_defined() {
        var leaves = new ArrayList<byte[]>();
        for (int size = 1; size <= 70; size++) {
            add(leaves, 1);
            var tree = new TiledTree(tiles, size);
            assertThat(tree.root()).isEqualTo(builder.root()).isEqualTo(NaiveTree.root(leaves));
            for (int index = 0; index < size; index++) {
                assertThat(tree.inclusionProof(index)).containsExactlyElementsOf(NaiveTree.path(index, leaves));
                assertThat(tree.consistencyProof(index + 1))
                        .containsExactlyElementsOf(NaiveTree.proof(index + 1, leaves));
            }
        }
    }

    @Test
    void proofs_hold_at_any_size_that_tiles_of_several_levels_have() {
        var leaves = new ArrayList<byte[]>();
        add(leaves, MANY);
        var random = new Random(20_180_907);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(MANY);
            int earlier = 1 + random.nextInt(size);
            int index = random.nextInt(size);
            var tree = new TiledTree(tiles, size);
            var root = tree.root();
            assertThat(Proofs.includes(leaves.get(index), index, size, tree.inclusionProof(index), root))
                    .isTrue();
            assertThat(Proofs.extend(
                            earlier, new TiledTree(tiles, earlier).root(), size, root, tree.consistencyProof(earlier)))
                    .isTrue();
        }
        assertThat(new TiledTree(tiles, MANY).root()).isEqualTo(NaiveTree.root(leaves));
    }

    @Test
    void a_tree_grows_on_from_its_tiles_as_if_it_had_never_stopped() {
        var leaves = new ArrayList<byte[]>();
        var random = new Random(7);
        var grown = builder;
        while (leaves.size() < 2_000) {
            add(grown, leaves, 1 + random.nextInt(40));
            grown = new TreeBuilder(tiles, leaves.size());
            assertThat(grown.root()).isEqualTo(NaiveTree.root(leaves));
        }
    }

    private void add(List<byte[]> leaves, int count) {
        add(builder, leaves, count);
    }

    private void add(TreeBuilder tree, List<byte[]> leaves, int count) {
        IntStream.range(0, count).forEach(_ -> {
            var leaf = Hashes.leaf(("leaf " + leaves.size()).getBytes(UTF_8));
            leaves.add(leaf);
            tree.add(leaf);
        });
        tiles.storeChanged(tree);
    }
}
