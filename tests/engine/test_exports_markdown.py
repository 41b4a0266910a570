"""The Markdown of a reading: what a renderer makes of it."""

from __future__ import annotations

import random
import re

import pytest
from exported import HOSTILE, TEXT, bare, flat, hostile, made, nested, person, reading
from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord import Gap, Reading
from onrecord.exports.markdown import to_markdown
from onrecord.phrasing import one_line

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARK = re.compile(r"\[(?:\d+(?:\+\d+)*)?[a-z]+\??(?:, (?:\d+(?:\+\d+)*)?[a-z]+\??)*\]")


def blocks(of: Reading) -> list[tuple[str, str]]:
    """Return each line of text that a renderer shows, with the elements that it stands in."""
    shown: list[tuple[str, str]] = []
    within: list[str] = []
    for token in RENDERER.parse(to_markdown(of)):
        if token.nesting == 1:
            within.append(token.tag)
        elif token.nesting == -1:
            within.pop()
        else:
            shown.append((" ".join(within), token.tag or words(token)))
    return shown


def words(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def inlines(of: Reading) -> set[str]:
    return {child.type for token in RENDERER.parse(to_markdown(of)) for child in token.children or ()}


def marked(of: Reading) -> list[tuple[str, str]]:
    """Return the headline, and the article between the two rules."""
    shown = blocks(of)
    rules = [n for n, (_, text) in enumerate(shown) if text == "hr"]
    return [shown[0], *shown[rules[0] + 1 : rules[1]]]


def article(of: Reading) -> list[tuple[str, str]]:
    """Return the headline and the article without its marks."""
    return [(tag, MARK.sub("", text) if of.statements else text) for tag, text in marked(of)]


def test_the_article_keeps_its_words_and_its_blocks() -> None:
    assert article(nested()) == [
        ("h1", "Clerk lied, says Lee"),
        ("p", "LOCAL NEWS"),
        ("h2", "What they say"),
        ("p", "Lee said that Ray had denied the theft. It is said that more is to come."),
        ("ul li p", "First, said Ray, the books."),
        ("ul li p", "Second, said Ray, the keys."),
        ("blockquote p", "I was never there, said Ray."),
        ("p", "Ray at home"),
    ]


def test_numbered_items_keep_their_numbers() -> None:
    listed = made([("list", "3. Third"), ("list", "4) Fourth")], [], [])
    assert "\n3. Third\n4. Fourth\n" in to_markdown(listed)


def test_marks_stand_where_statements_end_and_tell_source_and_statement() -> None:
    text = to_markdown(reading())
    assert (
        "Mayor Ann Lee took money[1a]. Lee denied the report[2a], saying, “I never took a cent.”[2b]" in text
    )
    assert "declined to comment[3+4a?]." in text


def test_statements_that_end_together_share_a_mark_and_one_of_nobody_has_a_letter() -> None:
    assert "the theft[1b, 2a]. It is said that more is to come[a]." in to_markdown(nested())


def test_every_mark_in_the_text_is_listed_once_with_its_statement() -> None:
    for of in (reading(), nested()):
        found = MARK.findall(" ".join(text for _, text in marked(of)))
        marks = [mark for some in found for mark in some[1:-1].split(", ")]
        assert sorted(marks) == sorted(re.findall(r"^- \*\*(.+?)\*\*", to_markdown(of), re.MULTILINE))
        assert len(marks) == len(of.statements)


class TestSources:
    def test_a_statement_stands_with_source_cue_and_content_in_the_article_s_order(self) -> None:
        shown = [text for _, text in blocks(reading())]
        assert "1a claim: According to the Daily, Mayor Ann Lee took money" in shown
        assert "2b denial: Lee … saying, “I never took a cent.”" in shown

    def test_links_are_told_as_ours_on_both_sides(self) -> None:
        shown = blocks(reading())
        assert ("ul li ul li p", "On Record links this to the Daily (According to) [1a]") in shown
        assert ("ul li ul li p", "linked denials: Ann Lee (denied) [2a]") in shown

    def test_via_doubt_and_what_was_not_found_are_told(self) -> None:
        shown = [text for _, text in blocks(reading())]
        for note in (
            "via [1] the Daily",
            "what it answers was not found",
            "On Record is unsure whether it is a no comment",
        ):
            assert note in shown

    def test_who_speaks_is_a_heading_and_who_they_are_stands_below(self) -> None:
        shown = blocks(reading())
        place = shown.index(("h3", "[2] Ann Lee: 2 denials"))
        assert shown[place + 1] == ("p", "Mayor; also “Lee”")
        assert ("h3", "[3] clerk, [4] Bob Ray: 1 no comment") in shown
        assert ("h3", "No source given: 1 claim") in blocks(nested())

    def test_where_nothing_was_found_it_says_so(self) -> None:
        shown = [text for _, text in blocks(bare())]
        assert "On Record found nobody who says anything here, and may have missed some." in shown
        assert any("No denial found" in text for text in shown)

    def test_what_could_not_be_read_is_named(self) -> None:
        gap = Gap(start=0, end=5, reason="a table")
        assert blocks(reading(gaps=(gap,)))[-1] == ("p", "a table: Mayor")


def test_it_tells_where_the_article_is_from_and_who_marked_it() -> None:
    whole = reading().article.model_copy(
        update={
            "byline": "Kim",
            "outlet": "Wire",
            "published": "2031-05-04",
            "url": "https://example.org/a_b",
        }
    )
    shown = [text for _, text in blocks(reading(article=whole))]
    assert shown[0] == "Mayor leaves town"
    assert shown[1].startswith("Kim · Wire · 4 May 2031 · ")
    assert shown[1].endswith("marked by On Record 0.1.0, unchecked")
    assert shown[2] == "https://example.org/a_b"


class TestHostileText:
    @pytest.mark.parametrize("evil", HOSTILE)
    def test_nothing_of_the_article_becomes_markup(self, evil: str) -> None:
        def tags(of: Reading) -> list[str]:
            return [tag.replace("ol", "ul") for tag, _ in blocks(of)]

        assert tags(hostile(evil)) == tags(hostile("harmless"))
        assert inlines(hostile(evil)) == inlines(hostile("harmless"))

    @pytest.mark.parametrize("evil", HOSTILE)
    def test_it_is_shown_as_it_is(self, evil: str) -> None:
        assert ("p", one_line(f"{evil} {evil}({evil}) {evil}:")) in article(hostile(evil))

    def test_no_mark_becomes_a_link_of_what_stands_after_it(self) -> None:
        linked = made(
            [("paragraph", "lies(https://evil.example) and truth: all")],
            [person("s1", "Lee")],
            [{"sources": ("s1",), "content": "lies"}, {"sources": ("s1",), "content": "truth"}],
        )
        assert "link_open" not in inlines(linked)

    def test_only_an_address_of_the_web_becomes_a_link(self) -> None:
        for url in ("javascript:alert(1)", "https://example.org/> <b>", "https://a.example\nb"):
            assert "link_open" not in inlines(made([("paragraph", "One.")], [], [], url=url))

    def test_whatever_an_article_holds_comes_back_as_its_words(self) -> None:
        chosen = random.Random(4)
        alphabet = [
            *"\\`*_{}[]()#+-.!|<>&~$=:;\"'^%@/ \n\t1a",
            "é",
            "🌊",
            "ا",
            "http://",
            "&amp;",
            "```",
            "![",
            "](",
            "<b>",
        ]
        for _ in range(1500):
            evil = "".join(chosen.choices(alphabet, k=chosen.randint(1, 14)))
            if not one_line(evil):
                continue
            of = made(
                [("title", "Title"), ("paragraph", f"{evil}"), ("quote", evil), ("heading", evil)], [], []
            )
            shown = one_line(evil)
            assert article(of)[1:] == [("p", shown), ("blockquote p", shown), ("h2", shown)], repr(evil)


def test_all_words_are_on_one_line() -> None:
    assert flat(TEXT.split("\n\n")[1]) in MARK.sub("", to_markdown(reading()))


def test_what_may_be_missing_is_said_in_a_sentence() -> None:
    article = reading().article.model_copy(update={"notices": ("cut",)})
    sentence = "This text breaks off before the end of its article: the rest was not there to be read."
    assert sentence in [text for _, text in blocks(reading(article=article))]
