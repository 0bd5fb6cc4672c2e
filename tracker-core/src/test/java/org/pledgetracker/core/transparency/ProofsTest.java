package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofsTest {

    private static final List<byte[]> LEAVES = IntStream.range(0, 21)
            .mapToObj(number -> Hashes.leaf(("leaf " + number).getBytes(UTF_8)))
            .toList();
    private static final int SIZE = LEAVES.size();
    private static final byte[] ROOT = NaiveTree.root(LEAVES);

    @Test
    void a_leaf_is_included_where_it_is_and_nowhere_else() {
        for (int index = 0; index < SIZE; index++) {
            var proof = NaiveTree.path(index, LEAVES);
            for (int asked = -1; asked <= SIZE; asked++) {
                assertThat(Proofs.includes(LEAVES.get(index), asked, SIZE, proof, ROOT))
                        .isEqualTo(asked == index);
            }
        }
    }

    @Test
    void a_proof_of_inclusion_with_any_bit_changed_proves_nothing() {
        for (int index = 0; index < SIZE; index++) {
            int of = index;
            everyChange(NaiveTree.path(index, LEAVES))
                    .forEach(changed -> assertThat(Proofs.includes(LEAVES.get(of), of, SIZE, changed, ROOT))
                            .isFalse());
        }
    }

    @Test
    void a_tree_extends_what_it_begins_with_and_no_other() {
        for (int earlier = 1; earlier <= SIZE; earlier++) {
            var root = NaiveTree.root(LEAVES.subList(0, earlier));
            var proof = NaiveTree.proof(earlier, LEAVES);
            assertThat(Proofs.extend(earlier, root, SIZE, ROOT, proof)).isTrue();
            assertThat(Proofs.extend(earlier, Hashes.leaf(root), SIZE, ROOT, proof))
                    .isFalse();
            assertThat(Proofs.extend(earlier, root, SIZE, Hashes.leaf(ROOT), proof))
                    .isFalse();
            assertThat(Proofs.extend(earlier - 1, root, SIZE, ROOT, proof)).isFalse();
            int of = earlier;
            everyChange(proof)
                    .forEach(changed -> assertThat(Proofs.extend(of, root, SIZE, ROOT, changed))
                            .isFalse());
        }
    }

    @Test
    void an_earlier_tree_that_is_larger_is_not_extended_and_the_empty_one_always_is() {
        assertThat(Proofs.extend(SIZE + 1, ROOT, SIZE, ROOT, List.of())).isFalse();
        assertThat(Proofs.extend(0, Hashes.ofNothing(), SIZE, ROOT, List.of())).isTrue();
        assertThat(Proofs.extend(0, ROOT, SIZE, ROOT, List.of())).isFalse();
    }

    /** One bit of each byte flipped, a hash too few, a hash too many. */
    private static List<List<byte[]>> everyChange(List<byte[]> proof) {
        var changes = new ArrayList<List<byte[]>>();
        for (int hash = 0; hash < proof.size(); hash++) {
            for (int place = 0; place < Hashes.LENGTH; place++) {
                var changed = new ArrayList<>(proof);
                var bytes = proof.get(hash).clone();
                bytes[place] ^= (byte) (1 << place % Byte.SIZE);
                changed.set(hash, bytes);
                changes.add(changed);
            }
        }
        if (!proof.isEmpty()) {
            changes.add(proof.subList(1, proof.size()));
            changes.add(proof.subList(0, proof.size() - 1));
        }
        var longer = new ArrayList<>(proof);
        longer.add(ROOT);
        changes.add(longer);
        return changes;
    }
}
