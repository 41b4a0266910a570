"""Statements as they are passed on."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from exported import HOSTILE, bare, hostile, made, nested, person, reading

from onrecord import Reading
from onrecord.citation import cite

WHOLE = reading().article.model_copy(
    update={
        "byline": "Kim", "outlet": "Wire", "published": "2031-05-04", "url": "https://example.org/a",
        "retrieved": "2031-05-06T09:30:00+00:00",
    }
)  # fmt: skip


def text(of: Reading, *ids: str) -> str:
    return cite(of, ids).as_text()


def test_a_denial_is_passed_on_with_all_that_it_needs_to_be_understood() -> None:
    assert text(reading(article=WHOLE), "q2") == (
        "Ann Lee (Mayor)\n"
        "\n"
        "denial: Lee denied the report\n"
        "– On Record links this to the Daily (According to the Daily, Mayor Ann Lee took money)\n"
        "– in the article: Lee denied the report, saying, “I never took a cent.”\n"
        "\n"
        "Mayor leaves town\n"
        "Kim · Wire · 4 May 2031 · read whole from example.org, 6 May 2031\n"
        "https://example.org/a\n"
        "marked by On Record 0.1.0, unchecked"
    )


def test_a_claim_comes_with_the_denials_linked_to_it() -> None:
    assert "– linked denials: Ann Lee (Lee denied the report)" in text(reading(), "q1")


def test_a_denial_without_a_link_says_so_and_through_whom_it_came() -> None:
    assert "– via the Daily\n– what it answers was not found\n" in text(reading(), "q3")


def test_those_who_speak_together_are_all_named_and_doubt_is_told() -> None:
    passed_on = text(reading(), "q4")
    assert passed_on.startswith("clerk (not named in the article), Bob Ray\n")
    assert "– On Record is unsure whether it is a no comment" in passed_on


def test_quotation_marks_stand_only_where_the_article_has_them() -> None:
    for of in (reading(article=WHOLE), nested()):
        for statement in of.statements:
            words = text(of, statement.id)
            assert not set(words) & set('"«»‘')
            assert words.count("“") == words.count("“I never took a cent.”")


def test_the_sentence_is_left_out_where_the_statement_is_all_of_it() -> None:
    alone = made(
        [("paragraph", "Lee said it rained.")],
        [person("s1", "Lee")],
        [{"sources": ("s1",), "source": "Lee", "cue": "said", "content": "it rained"}],
    )
    assert "in the article" not in text(alone, "q1")


def test_all_that_a_source_says_is_passed_on_under_its_name_once() -> None:
    passed_on = text(reading(), "q3", "q2")
    assert passed_on.count("Ann Lee (Mayor)") == 1
    assert passed_on.index("denial: Lee denied") < passed_on.index("denial: Lee … saying")
    assert passed_on.count("marked by On Record") == 1


def test_a_statement_of_nobody_is_not_given_to_anybody() -> None:
    assert text(nested(), "q4").startswith("No source given\n\nclaim: It is said that more is to come\n")


def test_a_nested_denial_keeps_its_own_source_and_the_one_it_came_through() -> None:
    assert text(nested(), "q3").startswith("Ray\n\ndenial: Ray had denied the theft\n– via Lee\n")


def test_an_article_read_in_part_says_so() -> None:
    part = WHOLE.model_copy(update={"truncated": True})
    assert "only a part could be read from example.org" in text(reading(article=part), "q1")


def test_a_statement_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="q9"):
        cite(reading(), ["q1", "q9"])
    with pytest.raises(KeyError):
        cite(bare(), ["q1"])


class Fragment(HTMLParser):
    """The elements of a fragment, and its text."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


class TestHtml:
    def test_it_says_the_same_as_the_plain_text(self) -> None:
        cited = cite(reading(article=WHOLE), ["q1", "q2", "q3", "q4"])
        assert "".join(Fragment(cited.as_html()).text.split()) == "".join(cited.as_text().split())

    def test_the_address_is_a_link_if_it_is_one_of_the_web(self) -> None:
        assert Fragment(cite(reading(article=WHOLE), ["q1"]).as_html()).links == ["https://example.org/a"]
        unsafe = WHOLE.model_copy(update={"url": "javascript:alert(1)"})
        assert Fragment(cite(reading(article=unsafe), ["q1"]).as_html()).links == []

    @pytest.mark.parametrize("evil", HOSTILE)
    def test_nothing_of_the_article_becomes_markup(self, evil: str) -> None:
        made_of = Fragment(cite(hostile(evil), ["q1", "q2", "q3"]).as_html()).tags
        harmless = Fragment(cite(hostile("harmless"), ["q1", "q2", "q3"]).as_html()).tags
        assert made_of == harmless


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_text_stays_on_its_line(evil: str) -> None:
    def lines(words: str) -> int:
        return text(hostile(words), "q1", "q2", "q3").count("\n")

    assert lines(evil) == lines("harmless")
    assert "\u202e" not in text(hostile(evil), "q1", "q2", "q3")
