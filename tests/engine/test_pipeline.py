"""The shipped model, through the public functions."""

import json
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc

import onrecord
import onrecord_resources
from onrecord import loading
from onrecord.engine.assembling import reading_of
from onrecord.engine.pipeline import engine_of, load, read

pytestmark = pytest.mark.model

GOLD = Path(__file__).parent / "gold" / "sample.jsonl"


@pytest.fixture(scope="module")
def nlp() -> Language:
    return onrecord.load()


@pytest.fixture(scope="module")
def sample(nlp: Language) -> onrecord.Reading:
    return onrecord.read(loading.load(str(onrecord_resources.path("sample.html"))), nlp)


def overlaps(a: list[dict[str, int]], b: tuple[onrecord.Span, ...]) -> float:
    one = {i for s in a for i in range(s["start"], s["end"])}
    two = {i for s in b for i in range(s.start, s.end)}
    return len(one & two) / max(1, len(one | two))


def test_the_sample_is_read_much_as_a_person_reads_it(sample: onrecord.Reading) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf8"))
    assert sample.article.text == gold["text"]
    found = sum(
        any(overlaps(g["content"], s.content) >= 0.5 for s in sample.statements) for g in gold["statements"]
    )
    assert found >= 0.75 * len(gold["statements"])


def test_denials_of_the_sample_are_denials_of_the_gold(sample: onrecord.Reading) -> None:
    gold = [g for g in json.loads(GOLD.read_text(encoding="utf8"))["statements"] if g["type"] == "denial"]
    denials = [s for s in sample.statements if s.type == "denial"]
    right = [s for s in denials if any(overlaps(g["content"], s.content) >= 0.5 for g in gold)]
    assert len(right) >= 2
    assert len(right) == len(denials)
    assert all(s.stance for s in denials)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009"])
def test_every_kind_of_space_is_read_alike_and_kept(nlp: Language, space: str) -> None:
    text = "Mayor Ann Lee denied the report. Mr. Ray said that she lied."
    plain, other = (onrecord.read(t, nlp) for t in (text, text.replace(" ", space)))
    assert other.article.text == text.replace(" ", space)
    assert other.statements == plain.statements
    assert other.sources == plain.sources


def test_a_reading_survives_its_json(sample: onrecord.Reading) -> None:
    assert onrecord.Reading.from_json(sample.to_json()) == sample


def test_every_span_lies_on_words_of_the_text(sample: onrecord.Reading) -> None:
    text = sample.article.text
    for statement in sample.statements:
        for span in statement.parts:
            words = span.of(text)
            assert words
            assert words == words.strip()


def test_the_engine_says_which_model_read(sample: onrecord.Reading) -> None:
    assert sample.engine.version == onrecord.__version__
    assert sample.engine.model.startswith("en_onrecord ")


def test_a_reading_depends_neither_on_threads_nor_on_what_was_read_before(nlp: Language) -> None:
    text = loading.load(str(onrecord_resources.path("sample.html"))).text
    once = read(text, load(threads=1))
    nlp("Something else was said by somebody else, she said.")
    assert read(text, nlp) == once


@pytest.mark.parametrize(("threads", "batch"), [(1, 1), (2, 2), (3, 5)])
def test_a_reading_depends_on_neither_threads_nor_batch(threads: int, batch: int, nlp: Language) -> None:
    sample = loading.load(str(onrecord_resources.path("sample.html")))
    short = loading.from_text("Ann Lee said the bridge was safe. Bob Ray denied that it was.", id="short")
    articles = [short, sample, short, sample.model_copy(update={"id": "again"})]
    engine = load(threads=threads)
    docs = engine.pipe([article.text for article in articles], batch_size=batch)
    together = [reading_of(doc, a, engine_of(engine)) for doc, a in zip(docs, articles, strict=True)]
    assert together == [read(article, nlp) for article in articles]


def test_a_window_that_fails_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = load()
    encoder = engine.get_pipe("encoder")
    text = "The mayor said the bridge was safe. " * 60
    whole = len(read(text, engine).statements)
    vectors = encoder._vectors
    calls: list[int] = []

    def second_fails(pieces, window):  # type: ignore[no-untyped-def]
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("no memory")
        return vectors(pieces, window)

    monkeypatch.setattr(encoder, "_vectors", second_fails)
    reading = read(text, engine)
    assert len(reading.gaps) == 1
    assert "failed" in reading.gaps[0].reason
    assert 0 < reading.gaps[0].start < reading.gaps[0].end < len(text)
    assert 0 < len(reading.statements) < whole


def failing(*_arguments: object) -> Doc:
    raise IndexError("no such word")


@pytest.mark.parametrize("name", ["names", "attributions", "sources", "types", "denials"])
def test_a_component_that_fails_leaves_what_the_others_found(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = load()
    component = engine.get_pipe(name)

    monkeypatch.setattr(type(component), "__call__", failing)
    reading = read("Mayor Ann Lee said the bridge was safe. Bob Ray denied that it was.", engine)
    assert [(gap.start, gap.end) for gap in reading.gaps] == [(0, len(reading.article.text))]
    assert "IndexError" in reading.gaps[0].reason
    assert len(reading.statements) == (0 if name == "attributions" else 2)


def test_an_article_that_cannot_be_read_is_said_in_a_sentence(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(nlp.get_pipe("encoder")), "__call__", failing)
    with pytest.raises(onrecord.ReadingError, match="text could not be read because of a fault"):
        read("Mayor Ann Lee said the bridge was safe.", nlp)


@pytest.mark.parametrize("text", ["\u200b\n\n.\n", "!!!\r\n\r\n???", "\ufeff \u00a0"])
def test_a_text_without_words_is_no_fault_of_the_components(nlp: Language, text: str) -> None:
    assert nlp(text)._.attributions == ()


def test_emoji_and_right_to_left_text_keep_offsets(nlp: Language) -> None:
    text = "“We will win 🎉🎉,” Mayor Ann Lee said on Monday.\n\nالسلام The council said it disagreed."
    reading = read(text, nlp)
    assert any(s.content and "We will win 🎉🎉" in s.content[0].of(text) for s in reading.statements)


def test_the_pipeline_works_in_any_spacy_program(nlp: Language) -> None:
    doc = nlp("Ann Lee said the bridge was safe. Bob Ray denied that it was.")
    assert [e.text for e in doc.ents][:1] == ["Ann Lee"]
    assert len(doc._.attributions) == len(doc._.identities) == len(doc._.relations) == 2
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}


def test_vectors_of_the_cores_cover_every_word(nlp: Language) -> None:
    doc = nlp.make_doc("The mayor said the bridge was safe. " * 80)
    encoded = nlp.get_pipe("encoder")(doc)._.encoded
    assert len(encoded.windows) > 1
    vectors = np.concatenate(list(encoded.core_vectors()))
    assert vectors.shape == (len(encoded.words), encoded.vectors[0].shape[1])
    assert np.isfinite(vectors).all()


def test_a_missing_model_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(onrecord.EngineError, match="cannot be loaded"):
        load(tmp_path / "none")
