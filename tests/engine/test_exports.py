"""The exports of a reading, and the rules of trust that hold for them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from onrecord import Article, Block, Confidence, Engine, Gap, Reading, Source, Span, Statement
from onrecord.exports.html import to_html
from onrecord.exports.text import to_text
from onrecord.outline import hues
from onrecord.phrasing import one_line

TEXT = (
    "Mayor leaves town\n\n"
    "According to the Daily, Mayor Ann Lee took money. "
    "Lee denied the report, saying, \u201cI never took\na cent.\u201d\n\n"
    "The city\u2019s clerk and Bob Ray declined to comment."
)


def at(*phrases: str) -> tuple[Span, ...]:
    return tuple(Span(start=TEXT.index(p), end=TEXT.index(p) + len(p)) for p in phrases)


LEE = (Span(start=TEXT.index("Lee denied"), end=TEXT.index(" denied")),)


def reading(**changes: object) -> Reading:
    blocks, end = [], 0
    for kind, paragraph in zip(("title", "paragraph", "paragraph"), TEXT.split("\n\n"), strict=True):
        start = TEXT.index(paragraph, end)
        end = start + len(paragraph)
        blocks.append(Block(start=start, end=end, kind=kind))
    whole = Reading(
        engine=Engine(version="0.1.0", model="test"),
        article=Article(id="a.txt", title="Mayor leaves town", text=TEXT, blocks=tuple(blocks)),
        sources=(
            Source(
                id="s1", name="the Daily", kind="organization", mentions=at("the Daily"), statements=("q1",),
            ),
            Source(
                id="s2", name="Ann Lee", kind="person", role="Mayor",
                mentions=(*at("Mayor Ann Lee"), *LEE), statements=("q2", "q3"),
            ),
            Source(
                id="s3", name="clerk", kind="unnamed", mentions=at("The city’s clerk"), statements=("q4",),
            ),
            Source(id="s4", name="Bob Ray", kind="person", mentions=at("Bob Ray"), statements=("q4",)),
        ),
        statements=(
            Statement(
                id="q1", type="claim", sources=("s1",), source=at("the Daily"), cue=at("According to"),
                content=at("Mayor Ann Lee took money"),
            ),
            Statement(
                id="q2", type="denial", stance="rejects", sources=("s2",), source=LEE,
                cue=at("denied"), content=at("the report"), denies=("q1",),
                confidence=Confidence(denies={"q1": 0.7}),
            ),
            Statement(
                id="q3", type="denial", stance="answers", sources=("s2",), source=LEE,
                cue=at("saying"), content=at("“I never took\na cent.”"), quotation="direct", via=("s1",),
            ),
            Statement(
                id="q4", type="no_comment", sources=("s3", "s4"), source=at("The city’s clerk and Bob Ray"),
                cue=at("declined"), content=at("to comment"), confidence=Confidence(type=0.3),
            ),
        ),
    )  # fmt: skip
    return whole.model_copy(update=changes)


def flat(text: str) -> str:
    return " ".join(text.split())


class TestText:
    def test_a_statement_stands_with_source_cue_and_content_in_the_article_s_order(self) -> None:
        text = flat(to_text(reading()))
        assert "claim According to the Daily, Mayor Ann Lee took money" in text
        assert "denial Lee … saying, “I never took a cent.”" in text

    def test_links_are_told_as_ours(self) -> None:
        text = flat(to_text(reading()))
        assert "On Record links this to [1] the Daily (According to)" in text
        assert "linked denials: [2] Ann Lee (denied)" in text

    def test_a_denial_without_a_link_says_that_none_was_found(self) -> None:
        assert "via [1] the Daily; what it answers was not found" in flat(to_text(reading()))

    def test_who_a_source_is_in_the_article_s_words(self) -> None:
        text = flat(to_text(reading()))
        assert "[2] Ann Lee: 2 denials Mayor; also “Lee”" in text
        assert "[3] clerk, [4] Bob Ray: 1 no comment speaking jointly" in text

    def test_a_source_that_only_passes_on_is_told_with_what_it_passes_on(self) -> None:
        alone = tuple(s for s in reading().statements if s.id == "q3")
        unlinked = alone[0].model_copy(update={"denies": ()})
        text = flat(to_text(reading(statements=(unlinked,))))
        assert "[1] the Daily: passes on 1" in text
        assert "passes on: [2] Ann Lee (saying)" in text

    def test_what_is_unsure_says_so(self) -> None:
        assert "On Record is unsure whether it is a no comment" in flat(to_text(reading()))

    def test_no_denial_is_never_called_undisputed(self) -> None:
        claims = tuple(s for s in reading().statements if s.type == "claim")
        text = to_text(reading(statements=claims))
        assert "No denial found" in text
        assert "undisputed" not in text.lower()

    def test_a_statement_of_nobody_is_last_and_not_the_writer_s(self) -> None:
        first, *rest = reading().statements
        nobody = first.model_copy(update={"sources": (), "source": ()})
        text = to_text(reading(statements=(nobody, *rest)))
        assert text.rindex("\n\n") < text.index("No source given: 1 claim")

    def test_the_headline_is_told_against_the_article(self) -> None:
        article = reading().article.model_copy(update={"title": "SHOCKING: mayor Ann Lee takes money"})
        text, page = to_text(reading(article=article)), to_html(reading(article=article))
        for words in (
            "Only in the headline: “SHOCKING” (in capitals, rated emotive). Ratings: VADER word list.",
            "Nearest statement by shared words: the Daily: According to the Daily, Mayor Ann Lee took money",
            "Linked denials: Ann Lee (denied).",
        ):
            assert words in flat(text)
            assert words in flat(Page(page).text)

    def test_where_the_article_is_from_and_that_software_marked_it(self) -> None:
        assert "31 words, 1 min · read whole from a.txt · marked by software, unchecked" in flat(
            to_text(reading(), width=200)
        )

    def test_what_could_not_be_read_is_named(self) -> None:
        gap = Gap(start=0, end=5, reason="a table")
        assert to_text(reading(gaps=(gap,))).endswith("Not read, a table: Mayor")

    def test_a_truncated_article_says_so(self) -> None:
        article = reading().article.model_copy(update={"truncated": True})
        assert "only a part could be read" in flat(to_text(reading(article=article)))

    def test_lines_keep_to_the_width(self) -> None:
        assert max(map(len, to_text(reading(), width=50).splitlines())) <= 50

    def test_nothing_of_the_article_controls_the_terminal(self) -> None:
        assert one_line("a\x1b[2Jb\u202ec\nd\x9b") == "a[2Jbc d"


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its ids, where its links go, its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.classes: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self._open = given.get("class", "")

    def handle_data(self, data: str) -> None:
        self.text += data
        self.classes.setdefault(data, self._open)


class TestHtml:
    def test_the_whole_article_is_on_the_page(self) -> None:
        text = flat(Page(to_html(reading())).text)
        for block in reading().article.blocks:
            assert flat(block.of(TEXT)) in text

    def test_every_link_arrives(self) -> None:
        page = Page(to_html(reading()))
        assert len(page.ids) == len(set(page.ids))
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
        assert {f"card-q{n}" for n in range(1, 5)} <= set(page.ids)

    def test_type_shows_in_the_mark_and_doubt_takes_its_tint(self) -> None:
        classes = Page(to_html(reading())).classes
        assert "mark claim" in classes["Mayor Ann Lee took money"]
        assert "mark denial" in classes["“I never took\na cent.”"]
        assert {"no_comment", "unsure"} <= set(classes["to comment"].split())

    def test_links_are_told_as_ours(self) -> None:
        assert "On Record links this to the Daily" in flat(Page(to_html(reading())).text)

    def test_who_is_said_as_in_the_summary(self) -> None:
        page, text = flat(Page(to_html(reading())).text), flat(to_text(reading(), width=200))
        for words in ("Mayor; also “Lee”", "speaking jointly", "4 sources (1 not named)"):
            assert words in page
            assert words in text

    @pytest.mark.parametrize(
        "evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>"]
    )
    def test_nothing_of_the_article_becomes_markup(self, evil: str) -> None:
        whole = reading()
        text, end = TEXT + evil, len(TEXT + evil)
        blocks = (*whole.article.blocks[:-1], whole.article.blocks[-1].model_copy(update={"end": end}))
        sources = tuple(s.model_copy(update={"name": evil, "role": evil}) for s in whole.sources)
        article = whole.article.model_copy(
            update={
                "text": text,
                "blocks": blocks,
                "title": evil,
                "byline": evil,
                "id": evil,
                "language": evil,
            }
        )
        before = Page(to_html(whole)).tags
        page = Page(to_html(whole.model_copy(update={"article": article, "sources": sources})))
        assert page.tags == before

    @pytest.mark.parametrize(
        ("url", "linked"), [("https://example.org/a", True), ("javascript:alert(1)", False), (None, False)]
    )
    def test_only_web_addresses_become_links(self, url: str | None, linked: bool) -> None:
        article = reading().article.model_copy(update={"url": url})
        assert (url in Page(to_html(reading(article=article))).links) == linked

    def test_nothing_is_fetched_or_run(self) -> None:
        page = to_html(reading())
        assert "default-src 'none'" in page
        assert not {"script", "img", "link", "iframe"} & set(Page(page).tags)
        assert "url(" not in page

    def test_text_outside_the_blocks_is_shown(self) -> None:
        article = reading().article.model_copy(update={"blocks": ()})
        assert flat(TEXT) in flat(Page(to_html(reading(article=article))).text)


def test_colors_go_to_those_who_deny_or_are_denied_first() -> None:
    whole = reading()
    claim = whole.statements[0]
    others = [claim.model_copy(update={"id": f"c{n}", "sources": (f"o{n}",)}) for n in range(9)]
    sources = [Source(id=f"o{n}", name=f"Other {n}", kind="person") for n in range(9)]
    crowd = whole.model_copy(
        update={"sources": (*sources, *whole.sources), "statements": (*others, *whole.statements)}
    )
    chosen = hues(crowd)
    assert sorted(chosen.values()) == [0, 1, 2, 3, 4]
    assert {("s1",), ("s2",)} <= chosen.keys()
