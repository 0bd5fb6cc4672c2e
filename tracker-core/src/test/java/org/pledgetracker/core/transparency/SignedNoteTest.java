package org.pledgetracker.core.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SignedNoteTest {

    /** From the documentation of Go's package for notes. */
    private static final String KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String KNOWN_SIGNATURE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1"
            + "FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
    private static final String KNOWN_NOTE = KNOWN_TEXT + "\n" + KNOWN_SIGNATURE + "\n";

    private final SignerKey key = SignerKey.create("example.org/log");
    private final String text =
            Checkpoint.of("example.org/log", 3, Hashes.ofNothing()).text();
    private final String note = key.sign(text);

    @Test
    void a_note_that_another_program_signed_is_opened() {
        var key = VerifierKey.parse(KNOWN_KEY);

        assertThat(SignedNote.open(KNOWN_NOTE, key)).isEqualTo(KNOWN_TEXT);
        assertThat(key).hasToString(KNOWN_KEY);
    }

    @Test
    void what_a_key_has_signed_is_opened_by_its_verifier_alone() {
        assertThat(SignedNote.open(note, key.verifier())).isEqualTo(text);
        assertThatThrownBy(() -> SignedNote.open(
                        note, SignerKey.create("example.org/log").verifier()))
                .isInstanceOf(MalformedLogException.class)
                .hasMessageContaining("not signed by example.org/log");
    }

    @Test
    void signatures_of_others_are_left_aside() {
        var cosigned = note + key.sign("other\n").replace("other\n\n", "").replace("example.org/log", "witness");

        assertThat(SignedNote.open(cosigned, key.verifier())).isEqualTo(text);
    }

    @Test
    void a_note_with_any_character_changed_is_refused() {
        for (int place = 0; place < note.length(); place++) {
            var changed = new StringBuilder(note);
            changed.setCharAt(place, (char) (note.charAt(place) ^ 1));
            assertThatThrownBy(() -> SignedNote.open(changed.toString(), key.verifier()))
                    .as("at %d", place)
                    .isInstanceOf(MalformedLogException.class);
        }
    }

    @Test
    void a_secret_key_is_kept_as_text_and_shows_itself_nowhere_else() {
        var kept = SignerKey.parse(key.secret() + "\n");

        assertThat(kept.verifier()).isEqualTo(key.verifier());
        assertThat(SignedNote.open(kept.sign(text), key.verifier())).isEqualTo(text);
        assertThat(key.toString())
                .doesNotContain(key.secret().substring(key.secret().length() - 20));
        assertThatThrownBy(() -> SignerKey.parse("PRIVATE+KEY+x+00000000+AAAA"))
                .isInstanceOf(MalformedLogException.class);
    }

    @Test
    void a_verifier_key_that_is_not_its_own_is_refused() {
        assertThatThrownBy(() -> VerifierKey.parse(KNOWN_KEY.replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> VerifierKey.parse("nonsense")).isInstanceOf(MalformedLogException.class);
    }

    @Test
    void a_checkpoint_is_read_as_it_was_written() {
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text + "extension\n").size()).isEqualTo(3);
        assertThatThrownBy(() -> Checkpoint.parse(text.replace("\n3\n", "\n03\n")))
                .isInstanceOf(MalformedLogException.class);
    }
}
