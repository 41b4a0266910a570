"""Who speaks: numbers, names, hues."""

from __future__ import annotations

from onrecord import Article, Reading, Source, Span
from onrecord.outline import NO_SOURCE, name_of
from onrecord_desktop.voices import Voices


def test_voices_stand_in_order_with_the_sourceless_last(reading: Reading) -> None:
    assert [(v.number, v.name) for v in Voices(reading)] == [
        ("1", "Mara Voss"),
        ("2", "Ellery Wire"),
        ("3+4", "port authority, ferry union"),
        ("5", "Tomas Reed"),
        ("6", "His office"),
        ("", NO_SOURCE),
    ]


def test_those_in_dispute_have_a_hue_before_all_others(reading: Reading) -> None:
    voices = {v.number: v for v in Voices(reading)}
    assert voices["1"].hue is not None
    assert voices["5"].hue is not None
    assert voices[""].hue is None


def test_only_as_many_hues_as_there_are_and_each_once(reading: Reading) -> None:
    hues = [v.hue for v in Voices(reading) if v.hue is not None]
    assert hues == [0, 1, 2, 3, 4]


def test_a_source_that_only_passes_on_is_a_voice_too(reading: Reading) -> None:
    without = tuple(s for s in reading.statements if s.id != "q3")
    names = [v.name for v in Voices(reading.model_copy(update={"statements": without}))]
    assert "Ellery Wire" in names


def test_an_unnamed_source_is_spelt_as_in_the_article() -> None:
    text = "A North Ellery envoy to the League said no."
    article = Article(id="a", text=text)
    source = Source(id="s1", name="north ellery envoy", kind="unnamed", mentions=(Span(start=0, end=33),))
    assert name_of(source, article.text) == "North Ellery envoy"


def test_short_names_are_for_links(reading: Reading) -> None:
    assert [v.short for v in Voices(reading)][:2] == ["Voss", "Ellery Wire"]
