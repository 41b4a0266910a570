"""The worksheet as a PDF, read back: its text has no marks, and the key's line numbers are right."""

from __future__ import annotations

import re

import fictional
import pypdfium2
import pytest
from pages import Pages, Spot
from PySide6.QtGui import QImage

from onrecord import Article, Block, Emphasis, Engine, Reading, Source, Span, Statement
from onrecord_desktop.application import make_application
from onrecord_desktop.paper.printout import to_pdf
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.worksheet import worksheet

TEXT_LEFT = 83
"""Where the text begins on A4, in points."""


@pytest.fixture(autouse=True)
def _fonts() -> None:
    make_application()


def printed(reading: Reading, paper: Paper = Paper.a4) -> Pages:
    return Pages(to_pdf(worksheet(reading, paper)))


def key_begins(pages: Pages) -> int:
    """Return the page, from 0, on which the answer key begins."""
    return next(number for number in range(pages.count) if pages.words(number).startswith("Answer key"))


def numbered_words(paragraphs: int) -> Reading:
    """Return an article in which no word stands twice, each paragraph with a statement somewhere inside.

    Its headline is block and statement too, and it has a subhead and a list.
    """
    text, blocks, statements, word = "", [], [], 0
    for number in range(paragraphs):
        length = 9 if number == 0 else 5 + number * 37 % 90
        words = [f"w{word + i:05d}" for i in range(length)]
        word += length
        kind = {0: "title", 3: "heading", 4: "list"}.get(number, "paragraph")
        start = len(text)
        text += " ".join(words) + "\n\n"
        blocks.append(Block(start=start, end=len(text) - 2, kind=kind))  # type: ignore[arg-type]
        at = [start + 7 * (length * part // 8) for part in (1, 2, 7)]
        spans = [Span(start=place, end=place + 6) for place in at]
        content = Span(start=spans[2].start, end=start + 7 * length - 1)
        statements.append(
            Statement(
                id=f"q{number}", type="claim", sources=(f"s{number}",), source=(spans[0],), cue=(spans[1],),
                content=(content,),
            )
        )  # fmt: skip
    sources = [Source(id=f"s{n}", name=f"Speaker{n:03d}", kind="person") for n in range(paragraphs)]
    return Reading(
        engine=Engine(version="3.1", model="none"),
        article=Article(id="words.txt", text=text, blocks=tuple(blocks)),
        sources=tuple(sources),
        statements=tuple(statements),
    )


def lines_of(pages: Pages, text: str) -> dict[str, int]:
    """Return the line of each word, counted on the pages: 0 for the headline, from 1 for those under it."""
    spots: dict[str, Spot] = {}
    for word in text.split():
        (spots[word],) = pages.spots(word)[:1]
    heights = sorted({(spot.page, -spot.baseline) for spot in spots.values()})
    headline = [height for height in heights if height >= _height(spots["w00000"])]
    under = heights.index(_height(spots["w00009"]))
    assert headline[0] == heights[0]
    number = {height: max(i - under + 1, 0) for i, height in enumerate(heights)}
    return {word: number[_height(spot)] for word, spot in spots.items()}


def _height(spot: Spot) -> tuple[int, float]:
    return spot.page, -spot.baseline


def in_numbers(words: str) -> set[int]:
    """Read "headline, lines 2–4, 7" back."""
    found = {0} if "headline" in words else set()
    for low, high in re.findall(r"(\d+)(?:–(\d+))?", words):
        found |= set(range(int(low), int(high or low) + 1))
    return found


@pytest.mark.parametrize("paper", list(Paper))
def test_the_key_names_the_lines_where_the_words_stand(paper: Paper) -> None:
    reading = numbered_words(25)
    pages = printed(reading, paper)
    lines = lines_of(pages, reading.article.text)
    assert max(lines.values()) > 60
    key = key_begins(pages)
    for number, statement in enumerate(reading.statements):
        head = next(spot for spot in pages.spots(f"Speaker{number:03d}") if spot.page >= key)
        meant = {lines[word] for span in statement.parts for word in span.of(reading.article.text).split()}
        assert in_numbers(pages.beside(head, 40, 175)) == meant
        cue = statement.cue[0].of(reading.article.text)
        (place,) = re.findall(rf"{cue} \(([^)]*)\)", pages.words())
        assert in_numbers(place) == {lines[cue]}


def test_each_fifth_line_shows_its_number() -> None:
    reading = numbered_words(25)
    pages = printed(reading)
    lines = lines_of(pages, reading.article.text)
    begins: dict[int, str] = {}
    for word, line in lines.items():
        begins.setdefault(line, word)
    for line, word in begins.items():
        shown = pages.beside(pages.spots(word)[0], 40, TEXT_LEFT - 2)
        assert shown == (str(line) if line and line % 5 == 0 else "")


def test_empty_lines_are_not_counted() -> None:
    text = "\n".join(["a b c"] * 3 + ["", ""] + ["d e f"] * 3)
    block = Block(start=0, end=len(text), kind="list")
    article = Article(id="a.txt", text=text, blocks=(block,))
    pages = printed(Reading(engine=Engine(version="0", model="none"), article=article))
    last, middle, first = (pages.spots("d e f")[i] for i in (2, 1, 0))
    assert [pages.beside(spot, 40, TEXT_LEFT - 2) for spot in (first, middle, last)] == ["", "5", ""]


def test_what_is_missing_is_said_and_its_lines_are_not_counted() -> None:
    reading = numbered_words(8)
    article = reading.article.model_copy(update={"notices": ("paywall",)})
    pages = printed(reading.model_copy(update={"article": article}))
    assert "the rest is for subscribers. w00009" in pages.words(0)
    assert _fifth_line(pages) == _fifth_line(printed(reading))


def _fifth_line(pages: Pages) -> str:
    spot = next(spot for spot in pages.spots("5", 0) if spot.left < TEXT_LEFT)
    return pages.beside(spot, TEXT_LEFT - 2, 400)


def test_the_articles_own_emphasis_is_set() -> None:
    article = Article(
        id="a.txt", text="A plain and a slanted word.", emphasis=(Emphasis(start=14, end=21, kind="italic"),)
    )
    pages = printed(Reading(engine=Engine(version="0", model="none"), article=article))
    assert pages.font(pages.spots("slanted", 0)[0]) == "OnRecordSerifItalic"
    assert pages.font(pages.spots("word.", 0)[0]) == "OnRecordSerifRegular"


@pytest.mark.usefixtures("german")
def test_in_another_language_every_word_of_ours_speaks_it() -> None:
    words = printed(fictional.reading()).words()
    for ours in (
        "«Name»",
        "«Tasks»",
        "«Who denies»",
        "«worksheet, page 1 of",
        "«Answer key»",
        "«lines 1–2»",
        "it may miss statements",
        "· answer key, page 1 of",
    ):
        assert ours in words


def test_the_sheet_shows_no_marks_and_gives_no_answer_away() -> None:
    """What a pupil gets is to the pixel what they would get if nothing had been found."""
    reading = fictional.reading()
    pages = printed(reading)
    assert "permitted rate, chief engineer Mara Voss told" in pages.words(0)
    assert "marked" not in pages.words(0)
    assert _first_page(reading) == _first_page(reading.model_copy(update={"statements": (), "sources": ()}))


def _first_page(reading: Reading) -> bytes:
    shown = pypdfium2.PdfDocument(to_pdf(worksheet(reading, Paper.a4)))[0].render(scale=2).to_numpy()
    return bytes(shown.tobytes())


def test_the_tasks_are_asked_in_plain_words_with_room_to_write() -> None:
    pages = printed(fictional.reading())
    words = " ".join(pages.words(number) for number in range(key_begins(pages)))
    for task in (
        "Who says what? Find the statements in the text.",
        "Which words tell you that somebody speaks",
        "Find the denials. What does each of them answer?",
        "Which sources does the text not name",
    ):
        assert task in words
    (question,) = pages.spots("Find the denials")
    assert _rules_below(to_pdf(worksheet(fictional.reading(), Paper.a4)), question) >= 4


def _rules_below(pdf: bytes, spot: Spot) -> int:
    """Count the lines to write on in a column of pixels at the right, from a spot to the foot."""
    shown = pypdfium2.PdfDocument(pdf)[spot.page].render(scale=3, rev_byteorder=True).to_numpy()
    image = QImage(
        shown.tobytes(), shown.shape[1], shown.shape[0], shown.strides[0], QImage.Format.Format_RGB888
    )
    rows = range(round((842 - spot.baseline) * 3), (842 - 60) * 3)
    column = "".join("#" if image.pixelColor(500 * 3, y).lightness() < 200 else " " for y in rows)
    return len(column.split())


def test_the_key_has_pages_of_its_own_that_say_who_marked_it() -> None:
    pages = printed(fictional.reading())
    key = key_begins(pages)
    assert "worksheet, page 1 of" in pages.words(0)
    assert not any("Mara Voss ¹" in pages.words(number).replace("\u202f", " ") for number in range(key))
    for number in range(key, pages.count):
        assert f"marked by On Record 0, unchecked · answer key, page {number - key + 1}" in pages.words(
            number
        )
    assert "marked by On Record 0, unchecked: it may miss statements" in pages.words(key)


def test_the_key_tells_source_cue_type_via_and_links() -> None:
    pages = printed(fictional.reading())
    words = pages.words().replace("\u202f", " ")
    assert "Tomas Reed ⁵ · denied · denial Mayor Tomas Reed denied that the tunnel is unsafe" in words
    assert "port authority, ferry union ³⁺⁴ · have raised concerns about · claim" in words
    assert "via Ellery Wire ²" in words
    assert "On Record links this to Mara Voss ¹ (told, lines 1–2)" in words
    assert "4 Sources that the text does not name ferry union: group line 7 His office" in words
    assert "No source given · It is widely believed" in words


def test_without_statements_the_key_says_so_of_each_task() -> None:
    article = Article(id="a.txt", text="Nobody speaks here.")
    words = printed(Reading(engine=Engine(version="0", model="none"), article=article)).words()
    assert "No statement found; some may be missed." in words
    assert words.count("None found; some may be missed.") == 3


def test_a_paragraph_of_hundreds_of_pages_has_numbered_lines() -> None:
    text = "The minister said that the tide was high, and then much more was added. " * 8_000 + "Finis."
    source, cue = Span(start=len(text) - 6, end=len(text) - 1), Span(start=0, end=3)
    statement = Statement(id="q1", type="claim", source=(source,), cue=(cue,))
    reading = Reading(
        engine=Engine(version="0", model="none"),
        article=Article(id="a.txt", text=text),
        statements=(statement,),
    )
    pages = printed(reading)
    key = key_begins(pages)
    head = next(spot for spot in pages.spots("No source given") if spot.page == key)
    _, last = sorted(in_numbers(pages.beside(head, 40, 175)))
    before = pages.spots(str(last // 5 * 5))
    assert [spot for spot in before if spot.left < TEXT_LEFT]


def test_emoji_and_text_from_right_to_left_are_counted_by_line_too() -> None:
    text = "שלום 😀 עולם. " * 60 + "Ann Lee said no 😀."
    at = text.index("Ann")
    statement = Statement(
        id="q1", type="claim", source=(Span(start=at, end=at + 7),), cue=(Span(start=at + 8, end=at + 12),)
    )
    reading = Reading(
        engine=Engine(version="0", model="none"),
        article=Article(id="a.txt", text=text),
        statements=(statement,),
    )
    pages = printed(reading)
    heights = sorted(
        {spot.baseline for spot in pages.spots("שלום", 0)} | {pages.spots("Lee said")[0].baseline}
    )
    (key,) = [spot for spot in pages.spots("No source given") if "Answer key" in pages.words(spot.page)][:1]
    assert in_numbers(pages.beside(key, 40, 175)) == {len(heights)}
