"""The page: what a browser makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from exported import HOSTILE, TEXT, bare, flat, hostile, nested, reading

from onrecord import Article, Block, Confidence, Emphasis, Engine, Gap, Link, Reading, Source, Span, Statement
from onrecord.exports.html import to_html
from onrecord.exports.text import to_text

VOID = {"meta", "br"}


@dataclass
class Element:
    """An element of the page, with all the text in it."""

    tag: str
    given: dict[str, str]
    within: list[Element] = field(repr=False)
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return self.given.get("class", "").split()


class Page(HTMLParser):
    """What a browser would make of a page: its elements in order. Every element must be closed in turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, list(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            if not (element.tag == "main" and any("refs" in inner.classes for inner in self._open)):
                element.text += data

    def all(self, tag: str, css: str = "") -> list[Element]:
        return [e for e in self.elements if e.tag == tag and (not css or css in e.classes)]

    def ids(self) -> list[str]:
        return [e.given["id"] for e in self.elements if "id" in e.given]

    def links(self) -> list[str]:
        return [e.given["href"] for e in self.all("a")]

    def text(self, tag: str = "body") -> str:
        return flat(self.all(tag)[0].text)

    def marked(self, words: str) -> list[list[str]]:
        """Return the classes of the marks round words, the innermost first."""
        return [e.classes for e in reversed(self.all("mark")) if e.text == words]


def page(of: Reading) -> Page:
    return Page(to_html(of))


def test_the_whole_article_is_on_the_page() -> None:
    for block in reading().article.blocks:
        assert flat(block.of(TEXT)) in page(reading()).text("main")


def test_text_outside_the_blocks_is_shown() -> None:
    article = reading().article.model_copy(update={"blocks": ()})
    assert flat(TEXT) in page(reading(article=article)).text("main")


class TestNavigating:
    @pytest.mark.parametrize("of", [reading(), nested(), bare()])
    def test_every_link_arrives(self, of: Reading) -> None:
        ids, links = page(of).ids(), page(of).links()
        assert len(ids) == len(set(ids))
        assert {link.removeprefix("#") for link in links} <= set(ids)

    def test_text_and_list_are_linked_both_ways_for_every_statement(self) -> None:
        for statement in nested().statements:
            links = [
                (link.given["href"], within.tag)
                for link in page(nested()).all("a")
                for within in link.within
                if within.tag in ("main", "aside")
            ]
            assert (f"#card-{statement.id}", "main") in links
            assert (f"#text-{statement.id}", "aside") in links

    def test_a_denial_and_what_it_answers_are_linked_both_ways(self) -> None:
        for one, other in (("q1", "q2"), ("q2", "q1")):
            links = [a for a in page(reading()).all("a") if a.given["href"] == f"#card-{other}"]
            assert any(f"card-{one}" in [e.given.get("id") for e in a.within] for a in links)

    def test_headings_form_one_outline(self) -> None:
        headings = [(e.tag, flat(e.text)) for e in page(nested()).elements if e.tag in ("h1", "h2", "h3")]
        assert headings == [
            ("h1", "Clerk lied1a, says Lee"),
            ("h2", "What they say"),
            ("h2", "Who says what"),
            ("h3", "At a glance"),
            ("h3", "How to read the marks"),
            ("h3", "Headline"),
            ("h3", "1 Lee 2 claims"),
            ("h3", "2 Ray 2 denials, 1 claim"),
            ("h3", "No source given 1 claim"),
        ]

    def test_an_article_without_a_headline_gets_a_name_in_its_place(self) -> None:
        assert [flat(e.text) for e in page(bare()).all("h1")] == ["tide.txt"]

    def test_lists_quotations_and_captions_stay_what_they_are(self) -> None:
        shown = page(nested())
        items = [e for e in shown.all("p", "list") if [x.tag for x in e.within[-2:]] == ["ul", "li"]]
        assert [("bare" in e.classes, e.text[:7]) for e in items] == [(False, "• First"), (True, "Second,")]
        assert shown.all("blockquote")[0].text.startswith("I was never there")
        assert shown.all("p", "caption")[0].text == "Ray at home"


class TestMarks:
    def test_type_shows_in_the_line_and_doubt_takes_its_tint(self) -> None:
        shown = page(reading())
        [claim], [denial], [silence] = (
            shown.marked(words)
            for words in ("Mayor Ann Lee took money", "“I never took\na cent.”", "to comment")
        )
        assert "claim" in claim
        assert "denial" in denial
        assert {"no_comment", "unsure"} <= set(silence)

    def test_the_number_of_the_source_and_a_letter_stand_where_a_statement_ends(self) -> None:
        text = to_html(reading())
        for words, mark in (("took money", "1a"), ("the report", "2a"), ("a cent.”", "2b")):
            after = text[text.index(f"{words}</mark>") :]
            assert after[: after.index("</a>")].endswith(f">{mark}")

    def test_a_mark_says_that_on_record_is_unsure_by_more_than_its_line(self) -> None:
        assert [flat(a.text) for a in page(reading()).all("a") if a.given["href"] == "#card-q4"][
            -1
        ] == "3+4a?"

    def test_nested_statements_have_lines_of_their_own(self) -> None:
        inner, outer = page(nested()).marked("the theft")
        assert {"denial", "line1"} <= set(inner)
        assert {"claim", "line0"} <= set(outer)


def test_links_are_told_as_ours() -> None:
    assert "On Record links this to the Daily According to 1a" in page(reading()).text()


def test_who_is_said_as_in_the_summary() -> None:
    shown, text = page(reading()).text(), flat(to_text(reading(), width=200))
    for words in ("Mayor; also “Lee”", "speaking jointly", "4 sources (1 not named)"):
        assert words in shown
        assert words in text


def test_it_says_who_marked_it_and_that_nobody_checked() -> None:
    assert page(bare()).text().count("marked by On Record 0.1.0, unchecked") == 2


def test_where_nothing_was_found_it_says_so() -> None:
    text = page(bare()).text("aside")
    assert "On Record found nobody who says anything here, and may have missed some." in text
    assert "No denial found" in text


def test_what_could_not_be_read_is_named() -> None:
    gap = Gap(start=0, end=5, reason="a table")
    assert "Not read a table: Mayor" in page(reading(gaps=(gap,))).text("aside")


class TestHostileText:
    @pytest.mark.parametrize("evil", HOSTILE)
    def test_nothing_of_the_article_becomes_markup(self, evil: str) -> None:
        def tags(of: Reading) -> list[str]:
            # What is told of a headline depends on its words.
            def apart(e: Element) -> bool:
                return any("headline" in each.classes for each in (e, *e.within))

            return [e.tag for e in page(of).elements if not apart(e)]

        assert tags(hostile(evil)) == tags(hostile("harmless"))

    @pytest.mark.parametrize("evil", HOSTILE)
    def test_it_is_shown_as_it_is(self, evil: str) -> None:
        assert flat(f"{evil} {evil}({evil}) {evil}:") in page(hostile(evil)).text("main")

    @pytest.mark.parametrize(
        ("url", "linked"),
        [
            ("https://example.org/a?b=1&c", True),
            ("javascript:alert(1)", False),
            ("https://example.org/a b", False),
            (None, False),
        ],
    )
    def test_only_web_addresses_become_links(self, url: str | None, linked: bool) -> None:
        article = reading().article.model_copy(update={"url": url})
        shown = page(reading(article=article))
        assert (url in shown.links()) == linked
        assert flat(url or "") in shown.text()

    def test_nothing_is_fetched_or_run(self) -> None:
        source = to_html(reading())
        assert "default-src 'none'" in source
        assert not {"script", "img", "link", "iframe"} & {e.tag for e in Page(source).elements}
        assert "url(" not in source

    def test_text_that_runs_from_right_to_left_does_not_turn_round_what_is_beside_it(self) -> None:
        shown = page(hostile("مرحبا بالعالم"))
        assert all(e.given["dir"] == "auto" for tag in ("h1", "blockquote") for e in shown.all(tag))
        assert [e.text for e in shown.all("bdi")].count("مرحبا بالعالم") > 4


def test_doubt_about_a_link_free_statement_is_told_beside_it() -> None:
    unsure = reading().statements[0].model_copy(update={"confidence": Confidence(attribution=0.2)})
    shown = page(reading(statements=(unsure, *reading().statements[1:])))
    [card] = [e for e in shown.all("li") if e.given.get("id") == "card-q1"]
    assert "On Record is unsure who says what here" in card.text


def test_what_may_be_missing_is_said_in_a_sentence() -> None:
    article = reading().article.model_copy(update={"notices": ("paywall", "language")})
    text = Page(to_html(reading(article=article))).text()
    assert "Only the opening of this article was there to be read: the rest is for subscribers." in text
    assert "A part of this text is not in English" in text


def test_the_articles_own_emphasis_and_links_are_kept() -> None:
    text = "Ann Lee denied the report of a leak."
    denial = Statement(
        id="q1",
        type="denial",
        stance="rejects",
        sources=("s1",),
        source=(Span(start=0, end=7),),
        cue=(Span(start=8, end=14),),
        content=(Span(start=15, end=35),),
    )
    article = Article(
        id="a",
        text=text,
        blocks=(Block(start=0, end=len(text), kind="paragraph"),),
        emphasis=(Emphasis(start=8, end=18, kind="italic"), Emphasis(start=8, end=14, kind="bold")),
        links=(Link(start=19, end=35, url="https://x.example/a?b=1&c=2"),),
    )
    page = to_html(
        Reading(
            engine=Engine(version="0", model="by hand"),
            article=article,
            sources=(Source(id="s1", name="Ann Lee", kind="person"),),
            statements=(denial,),
        )
    )

    assert "<em><strong>denied</strong></em>" in page
    assert '<mark class="mark denial hue1 line0"><em>the</em></mark>' in page
    assert 'href="https://x.example/a?b=1&amp;c=2">report of a leak</a></mark>' in page
