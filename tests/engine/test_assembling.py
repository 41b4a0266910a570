"""From tokens to the reading's characters."""

import pytest
from annotating import annotate

from onrecord import Article, Engine, Reading
from onrecord.engine.assembling import reading_of

NAMES = {"Ann Lee": "PERSON", "Bo Ray": "PERSON"}
ENGINE = Engine(version="0", model="by hand")


def read(text: str, told: list[tuple[str, str, str]], types: tuple[str, ...] = ()) -> Reading:
    doc = annotate(text, told, NAMES, types)
    return reading_of(doc, Article(id="-", text=text), ENGINE)


def content_of(reading: Reading) -> list[str]:
    return [span.of(reading.article.text) for span in reading.statements[0].content]


@pytest.mark.parametrize(
    ("text", "content", "expected", "quotation"),
    [
        ('Ann Lee said "we won".', "we won", '"we won"', "direct"),
        ("Ann Lee said “we won.”", "we won", "“we won.”", "direct"),
        ("Ann Lee said ‘we won’ twice", "we won", "‘we won’", "direct"),
        ("'We won,' Ann Lee said.", "We won", "'We won,'", "direct"),
        (
            "Ann Lee said the workers' pay fell.",
            "the workers' pay fell.",
            "the workers' pay fell",
            "indirect",
        ),
        ("Ann Lee said it 'rained' a lot.", "it 'rained' a lot.", "it 'rained' a lot", "mixed"),
        ("It rained, Ann Lee said.", "It rained,", "It rained", "indirect"),
        ('"It rained," Ann Lee said.', '"It rained,"', '"It rained,"', "direct"),
        ('"It rained," Ann Lee said.', "It rained", '"It rained,"', "direct"),
        ("Ann Lee said \n it rained \n", "\n it rained \n", "it rained", "indirect"),
        ("''It rained,'' Ann Lee said.", "''It rained,''", "''It rained,''", "direct"),
    ],
)
def test_contents_keep_their_quotation_marks(text: str, content: str, expected: str, quotation: str) -> None:
    reading = read(text, [("Ann Lee", "said", content)])
    assert content_of(reading) == [expected]
    assert reading.statements[0].quotation == quotation


def test_an_unclosed_quotation_mark_ends_with_its_paragraph() -> None:
    reading = read('He said "no.\n\nAnn Lee said it rained.', [("Ann Lee", "said", "it rained")])
    assert reading.statements[0].quotation == "indirect"


def test_ids_follow_the_article() -> None:
    text = "Bo Ray met Ann Lee. Ann Lee said it rained. Bo Ray denied that it rained."
    told = [("Ann Lee", "said", "it rained"), ("Bo Ray", "denied", "that it rained")]
    reading = read(text, told, ("claim", "denial"))
    assert [(s.id, s.name, s.statements) for s in reading.sources] == [
        ("s1", "Bo Ray", ("q2",)),
        ("s2", "Ann Lee", ("q1",)),
    ]
    denial = reading.statements[1]
    assert (denial.denies, denial.stance) == (("q1",), "rejects")
    assert set(denial.confidence.denies) == {"q1"}
    assert all(span.of(text) == "Ann Lee" for span in reading.sources[1].mentions)


def test_only_those_who_speak_are_sources() -> None:
    reading = read("Bo Ray met Ann Lee. Ann Lee said it rained.", [("Ann Lee", "said", "it rained")])
    assert [s.name for s in reading.sources] == ["Ann Lee"]


def test_emoji_count_as_one_character() -> None:
    text = "🙂🙂 Ann Lee said it rained."
    reading = read(text, [("Ann Lee", "said", "it rained")])
    assert reading.statements[0].source[0].of(text) == "Ann Lee"


def test_a_document_of_another_text_is_refused_but_for_kinds_of_spaces() -> None:
    doc = annotate("Ann Lee said no.", [("Ann Lee", "said", "no")], NAMES)
    reading_of(doc, Article(id="-", text="Ann\u00a0Lee said no."), ENGINE)
    with pytest.raises(ValueError, match="not made from this article"):
        reading_of(doc, Article(id="-", text="Another text."), ENGINE)
