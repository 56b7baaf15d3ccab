"""The numpy encoder against the library that the weights were made with."""

import numpy as np
import pytest

from fairlead.core.engines import sentence_encoder
from fairlead.core.recall.encoder import Kept, Transformer, WordPiece, dequantised, quantised

TEXTS = (
    "Every placement is called after one week.",
    "We phone each person one week after they start.",
    "Invoices are paid within ten days.",
    "Café ÉCOLE: naïve façade!",
    "We don't wait three weeks…",
    "日本 growth 2026-03-31 (20%)",
)
# Authority: transformers 5 with PyTorch 2.13 on the same weights as 32-bit floats: mean of the last states, length one.
PIECES = (
    [101, 2296, 11073, 2003, 2170, 2044, 2028, 2733, 1012, 102],
    [101, 2057, 3042, 2169, 2711, 2028, 2733, 2044, 2027, 2707, 1012, 102],
    [101, 1999, 6767, 23522, 2024, 3825, 2306, 2702, 2420, 1012, 102],
    [101, 7668, 12431, 1024, 15743, 8508, 999, 102],
    [101, 2057, 2123, 1005, 1056, 3524, 2093, 3134, 1529, 102],
    [101, 1864, 1876, 3930, 16798, 2575, 1011, 6021, 1011, 2861, 1006, 2322, 1003, 1007, 102],
)
COSINES = np.array(
    [
        [1, 0.3680, 0.2227, 0.1303, 0.3813, 0.1144],
        [0.3680, 1, 0.2295, 0.0290, 0.3266, 0.0143],
        [0.2227, 0.2295, 1, 0.0144, 0.1648, -0.0221],
        [0.1303, 0.0290, 0.0144, 1, 0.0512, 0.1318],
        [0.3813, 0.3266, 0.1648, 0.0512, 1, 0.0855],
        [0.1144, 0.0143, -0.0221, 0.1318, 0.0855, 1],
    ]
)
encoded = pytest.mark.skipif(
    sentence_encoder() is None, reason="NO SENTENCE ENCODER HERE: call `make weights` to test it"
)


@encoded
def test_texts_are_cut_into_the_pieces_of_the_published_tokenizer() -> None:
    pieces = sentence_encoder()._encoder._pieces
    assert [pieces.numbers(text) for text in TEXTS] == list(PIECES)


@encoded
def test_vectors_agree_with_the_library_that_trained_them() -> None:
    found = sentence_encoder().encode(TEXTS)
    assert np.abs(found @ found.T - COSINES).max() < 0.01  # whole numbers of eight bits cost this much


@encoded
def test_a_text_has_one_vector_whatever_goes_through_beside_it() -> None:
    encoder = sentence_encoder()._encoder
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_a_word_that_no_piece_begins_is_unknown() -> None:
    pieces = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "ab", "##c"])
    assert pieces.numbers("abc xyz") == [2, 4, 5, 1, 3]
    assert pieces.numbers("") == [2, 3]
    assert pieces.numbers("ab " * 500) == [2, *[4] * 126, 3]


def test_no_weight_is_off_by_more_than_half_a_step_of_its_row() -> None:
    weights = {"w": np.random.default_rng(1).normal(size=(7, 9)).astype(np.float32), "b": np.ones(3, "f4")}
    kept = quantised(weights)
    back = dequantised(kept)
    assert np.all(np.abs(back["w"] - weights["w"]) <= kept["w.scale"][:, None] / 2 + 1e-7)
    assert back["b"].tolist() == [1, 1, 1]


def test_a_small_transformer_made_by_hand_reckons_what_the_formula_says() -> None:
    """One layer, all weights nought: the states are the normed words and places, and the vector their mean."""
    weights, vocabulary = nothing_but_words()
    vector = Transformer(weights, vocabulary).encode(["a b"])[0]
    states = np.array([weights["embeddings.word_embeddings.weight"][i] for i in (2, 4, 5, 3)])
    normed = (states - states.mean(axis=1, keepdims=True)) / states.std(axis=1, keepdims=True)
    mean = normed.mean(axis=0)
    assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-4)


def nothing_but_words(width: int = 24) -> tuple[dict[str, np.ndarray], list[str]]:
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b"]
    rng = np.random.default_rng(2)
    zero = np.zeros
    weights = {
        "embeddings.word_embeddings.weight": rng.normal(size=(6, width)),
        "embeddings.position_embeddings.weight": zero((16, width)),
        "embeddings.token_type_embeddings.weight": zero((2, width)),
    }
    for name, out in (("attention.self.query", width), ("attention.self.key", width), ("attention.self.value", width),
                      ("attention.output.dense", width), ("intermediate.dense", 2 * width)):  # fmt: skip
        weights[f"encoder.layer.0.{name}.weight"] = zero((out, width))
        weights[f"encoder.layer.0.{name}.bias"] = zero(out)
    weights["encoder.layer.0.output.dense.weight"] = zero((width, 2 * width))
    weights["encoder.layer.0.output.dense.bias"] = zero(width)
    for name in (
        "embeddings.LayerNorm",
        "encoder.layer.0.attention.output.LayerNorm",
        "encoder.layer.0.output.LayerNorm",
    ):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = np.ones(width), zero(width)
    return {name: array.astype(np.float32) for name, array in weights.items()}, vocabulary


def test_a_text_that_is_kept_is_not_encoded_again_and_the_oldest_is_forgotten() -> None:
    asked: list[list[str]] = []

    class Plain:
        name = "plain"

        def knows(self, word: str) -> bool:
            return True

        def encode(self, texts):
            asked.append(list(texts))
            return np.ones((len(texts), 2), dtype=np.float32)

    kept = Kept(Plain(), room=2)
    for texts in (["a", "b"], ["b"], ["c"], ["b", "c"], ["a"]):
        assert kept.encode(texts).shape == (len(texts), 2)
    assert asked == [["a", "b"], ["c"], ["a"]]


@encoded
def test_two_sentences_that_say_the_same_are_likest() -> None:
    from fairlead.core.engines import sentence_likeness

    found = sentence_likeness(
        [
            "We answer every letter within a day.",
            "Every letter is answered within a day.",
            "We plant oaks.",
        ]
    )
    assert found[0][1] >= 0.9 > max(found[0][2], found[1][2])
