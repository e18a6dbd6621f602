"""The real model: unit vectors, two languages in one space, the same whatever stands beside."""

import numpy as np
import pytest

from index import ModelError, SentenceEmbedder, model_folder

ENGLISH = "Lorry drivers clear border inspection with a face scan."
CHINESE = "货车司机刷脸通过边检。"
OTHER = "Hospitals may import urgently needed medicines."


@pytest.fixture(scope="session")
def embedder(assistant) -> SentenceEmbedder:
    return assistant.embedder


def quiet(_done: int, _of: int) -> None:
    """Nobody is waiting."""


def test_vectors_have_length_one_and_the_named_dimensions(embedder):
    vectors = embedder.encode_passages([ENGLISH, CHINESE, OTHER], quiet).vectors

    assert vectors.shape == (3, embedder.dimensions) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert np.linalg.norm(embedder.encode_question(ENGLISH).vectors[0]) == pytest.approx(1, abs=1e-5)


def test_a_sentence_is_nearer_to_its_translation_than_to_another_matter(embedder):
    question = embedder.encode_question("face recognition for truck drivers").vectors[0]
    english, chinese, other = embedder.encode_passages([ENGLISH, CHINESE, OTHER], quiet).vectors @ question

    assert min(english, chinese) > other


def test_a_vector_does_not_depend_on_its_neighbours(embedder):
    """So a rebuild after one edit gives, bit for bit, what a build from nothing gives."""
    texts = [f"{ENGLISH} {'More words. ' * count}" for count in range(40)]
    together = embedder.encode_passages(texts, quiet).vectors

    for chosen in ([3], [39, 3, 17], list(range(0, 40, 5))):
        assert (embedder.encode_passages([texts[n] for n in chosen], quiet).vectors == together[chosen]).all()


def test_passages_and_questions_get_their_prompts(embedder):
    question = embedder.encode_question(ENGLISH).vectors[0]
    passage = embedder.encode_passages([ENGLISH], quiet).vectors[0]

    assert 0.8 < float(question @ passage) < 0.999


def test_questions_at_once_are_as_one_by_one(embedder):
    texts = [ENGLISH, CHINESE, "通关"]
    at_once = embedder.encode_questions(texts).vectors

    assert [
        float(a @ embedder.encode_question(t).vectors[0]) for a, t in zip(at_once, texts, strict=True)
    ] == pytest.approx([1, 1, 1], abs=1e-3)


def test_every_token_of_a_passage_says_where_it_stands(embedder):
    """In order, as many as there are vectors, and together they are the text."""
    texts = [ENGLISH, CHINESE, f"{OTHER} " * 20, "Ｆｕｌｌ width ﬁgures: 3½"]
    encoded = embedder.encode_passages(texts, quiet)
    found = embedder.token_spans(texts)

    assert [len(spans) for spans in found] == np.diff(encoded.starts).tolist()
    for text, spans in zip(texts, found, strict=True):
        assert (np.diff(spans[:, 0]) >= 0).all()
        covered = "".join(text[start:end] for start, end in spans[:3])
        assert text.replace(" ", "").startswith(covered.replace(" ", ""))


def test_progress_counts_up_to_all(embedder):
    seen: list[tuple[int, int]] = []
    embedder.encode_passages([f"{ENGLISH} {n}" for n in range(20)], lambda done, of: seen.append((done, of)))

    assert seen[-1] == (20, 20)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


@pytest.mark.parametrize("name", ["/no/such/folder", "./nowhere", "a/b/c", "no-such-model"])
def test_a_missing_model_folder_says_what_to_set(tmp_path, name):
    with pytest.raises(ModelError, match="FTZ_CASES_MODEL"):
        model_folder(name, tmp_path, print)


def test_a_folder_without_a_model_is_refused(tmp_path):
    (tmp_path / "file.txt").write_text("no model")

    with pytest.raises(ModelError, match="no model there"):
        SentenceEmbedder(tmp_path, "broken")


def test_a_damaged_model_is_refused_in_one_line(tmp_path):
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "config.json").write_text("{")

    with pytest.raises(ModelError, match="is no sentence-transformers model"):
        SentenceEmbedder(tmp_path, "broken")


def test_the_packaged_english_model_works_too(tmp_path):
    embedder = SentenceEmbedder(model_folder("all-MiniLM-L6-v2", tmp_path, print), "all-MiniLM-L6-v2")
    near, far = (
        embedder.encode_passages([ENGLISH, OTHER], quiet).vectors
        @ embedder.encode_question("truck driver face scan").vectors[0]
    )

    assert near > far + 0.2
