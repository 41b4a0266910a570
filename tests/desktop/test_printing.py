"""The marked article as a PDF, read back."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import fictional
import pypdfium2
import pytest
from pages import Pages
from PySide6.QtGui import QImage, qGray

from onrecord import Article, Block, Emphasis, Engine, Gap, Reading, Source, Span, Statement
from onrecord_desktop.application import make_application
from onrecord_desktop.paper.printout import PrintingError, to_pdf
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.printing import marked_article, write_pdf

WORDS = "The minister said that the tide was high, and then much more was added. "


@pytest.fixture(autouse=True)
def _fonts() -> None:
    make_application()


def printed(reading: Reading, paper: Paper = Paper.a4) -> Pages:
    return Pages(to_pdf(marked_article(reading, paper)))


def plain(text: str, **more: object) -> Reading:
    article = Article(id="plain.txt", text=text, **more)  # type: ignore[arg-type]
    return Reading(engine=Engine(version="7.5", model="none"), article=article)


def test_it_says_what_was_read_and_who_marked_it() -> None:
    pages = printed(fictional.reading())
    first = pages.words(0)
    assert first.startswith(f"{fictional.TITLE} 91 words, 1 min · read whole from tunnel.txt, 6 May 2031")
    assert "marked by On Record 0, unchecked · the marks are explained after the text" in first


def test_byline_outlet_date_and_address_stand_under_the_headline() -> None:
    reading = plain("Text.", title="Head", byline="Ann Lee", outlet="The Wire", url="https://wire.example/a")
    assert "Head Ann Lee · The Wire · 1 word" in printed(reading).words()
    assert "https://wire.example/a" in printed(reading).words()


def test_every_page_says_at_its_foot_who_marked_it_and_which_page_it_is() -> None:
    pages = printed(fictional.long_reading(60))
    assert pages.count > 2
    for number in range(pages.count):
        foot = f"marked by On Record 0, unchecked · page {number + 1} of {pages.count}"
        (spot,) = pages.spots(foot)
        assert spot.page == number
        assert spot.baseline < 40


def test_no_word_of_the_article_is_lost() -> None:
    words = printed(fictional.reading()).words(0)
    numberless = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺\u202f\u2060]", "", words)
    for paragraph in fictional.PARAGRAPHS[2:]:
        assert paragraph in numberless


def test_a_statement_carries_its_sources_number_and_its_name_stands_in_the_margin() -> None:
    pages = printed(fictional.reading())
    (spot,) = pages.spots("Mayor Tomas Reed", 0)[:1]
    assert pages.spots("that the tunnel is unsafe⁵", 0)
    assert sorted(pages.beside(spot, 40, 155).split()) == ["Reed", "Tomas", "⁵"]


def test_the_name_stands_again_where_a_statement_goes_on_overleaf() -> None:
    text = f"Ann Lee said {WORDS * 60}"
    statement = Statement(
        id="q1", type="claim", sources=("s1",), source=(Span(start=0, end=7),), cue=(Span(start=8, end=12),),
        content=(Span(start=13, end=len(text) - 1),),
    )  # fmt: skip
    source = Source(id="s1", name="Ann Lee", kind="person")
    reading = plain(text).model_copy(update={"statements": (statement,), "sources": (source,)})
    pages = printed(reading)
    names = [spot for spot in pages.spots("Ann Lee") if spot.left < 155]
    assert [spot.page for spot in names] == [0, 1]


def test_legend_and_sources_follow_the_text() -> None:
    words = printed(fictional.reading()).words()
    places = [words.index(part) for part in ("close for a week", "How to read the marks", "Who says what")]
    assert places == sorted(places)


def test_each_statement_is_worded_with_source_cue_and_content_and_says_its_page() -> None:
    pages = printed(fictional.reading())
    (spot,) = pages.spots("Mayor Tomas Reed denied that the tunnel is unsafe")[-1:]
    assert pages.beside(spot, 40, 155) == "denial, p. 1"
    words = pages.words()
    assert "“There is no leak" not in words  # the article has straight quotation marks
    assert '"There is no leak," Reed insisted' in words


def test_links_are_worded_as_ours_with_source_cue_and_page() -> None:
    words = printed(fictional.reading()).words()
    assert "On Record links this to Mara Voss ¹ (told, p. 1)" in words.replace("\u202f", " ")
    assert "linked denials: Tomas Reed ⁵ (insisted, p. 1)" in words.replace("\u202f", " ")
    assert "what it answers was not found" in words
    assert "via Ellery Wire ²" in words.replace("\u202f", " ")


def test_without_statements_it_says_so_and_explains_no_marks() -> None:
    words = printed(plain("Nobody speaks here.")).words()
    assert "On Record found nobody who says anything here" in words
    assert "How to read the marks" not in words
    assert "explained after" not in words


def test_what_could_not_be_read_is_named() -> None:
    gap = Gap(start=0, end=6, reason="the engine failed")
    reading = plain("Nobody speaks here.").model_copy(update={"gaps": (gap,)})
    assert "Not read the engine failed: Nobody" in printed(reading).words()


def test_a_part_of_an_article_is_said_to_be_one() -> None:
    assert "only a part could be read" in printed(plain("Text.", truncated=True)).words()


def test_what_is_missing_is_said_in_small_letters_between_the_address_and_the_text() -> None:
    reading = plain("Text.", title="Head", url="https://wire.example/a", notices=("paywall", "pages"))
    pages = printed(reading)
    opening = "Only the opening of this article was there to be read: the rest is for subscribers."
    further = "This article goes on over further pages, and only this one was read."
    assert f"https://wire.example/a {opening} {further} Text." in pages.words(0)
    assert {pages.font(pages.spots(words)[0]) for words in (opening, further)} == {"OnRecordSansBold"}


def test_the_articles_own_emphasis_is_set() -> None:
    text = "Plain words, then slanted ones and stout ones."
    slanted, stout = text.index("slanted"), text.index("stout")
    emphasis = (
        Emphasis(start=slanted, end=slanted + 7, kind="italic"),
        Emphasis(start=stout, end=stout + 5, kind="bold"),
    )
    pages = printed(plain(text, title="Head", emphasis=emphasis))
    assert pages.font(pages.spots("slanted")[0]) == "OnRecordSerifItalic"
    assert pages.font(pages.spots("stout")[0]) == "OnRecordSerifBold"
    assert pages.font(pages.spots("Plain words")[0]) == "OnRecordSerifRegular"


def test_words_that_are_both_bold_and_italic_can_be_searched_for() -> None:
    text = "A note: very, very important."
    emphasis = (Emphasis(start=8, end=28, kind="bold"), Emphasis(start=8, end=28, kind="italic"))
    pages = printed(plain(text, emphasis=emphasis))
    assert text in pages.words()
    assert len(pages.spots("very important")) == 1


def test_the_legend_says_of_bold_words_that_the_article_may_have_them_so() -> None:
    reading = fictional.reading()
    emphasis = (Emphasis(start=0, end=7, kind="bold"),)
    own = reading.model_copy(update={"article": reading.article.model_copy(update={"emphasis": emphasis})})
    assert "Who speaks. In the margin" in printed(reading).words()
    assert "Who speaks, and what the article itself sets in bold. In the margin" in printed(own).words()


@pytest.mark.usefixtures("german")
def test_in_another_language_every_word_of_ours_speaks_it() -> None:
    gap = Gap(start=0, end=6, reason="the engine failed")
    words = printed(fictional.reading().model_copy(update={"gaps": (gap,)})).words()
    for ours in (
        "«the marks are explained after the text»",
        "«How to read the marks»",
        "«no comment» «A dotted line",
        "«one in another»",
        "«Who says what»",
        "«p. 1»",
        "«Not read»",
        "page 1 of 2»",
    ):
        assert ours in words
    assert "«Mayor" not in words  # the article's own


@pytest.mark.parametrize(("paper", "size"), [(Paper.a4, (595, 842)), (Paper.letter, (612, 792))])
def test_pages_have_the_size_asked_for_and_nothing_leaves_them(paper: Paper, size: tuple[int, int]) -> None:
    pages = printed(fictional.long_reading(40), paper)
    assert set(pages.sizes) == {size}
    assert all(40 < spot.left < size[0] - 40 for spot in pages.spots("said"))


def test_fonts_are_part_of_the_file() -> None:
    fonts = printed(fictional.reading()).fonts()
    assert {"OnRecordSerifRegular", "OnRecordSerifBold", "OnRecordSansRegular"} <= {
        name.split("+")[-1] for name in fonts
    }
    assert all(fonts.values())


def test_the_file_names_title_author_and_maker() -> None:
    metadata = printed(plain("Text.", title="Héad 😀", byline="Ann Lée")).metadata
    assert (metadata["Title"], metadata["Author"]) == ("Héad 😀", "Ann Lée")
    assert metadata["Creator"] == "marked by On Record 7.5, unchecked"


@pytest.mark.parametrize(
    "words", ["office affirmed a fluffy finding", "(1) 3x4 a->b 10:30 (A) [B] -- ACT/99"]
)
def test_words_can_be_searched_for_whatever_glyphs_a_font_has_for_them(words: str) -> None:
    pages = printed(plain(f"In serif: {words}.", byline=f"In sans: {words}."))
    assert len(pages.spots(f"In serif: {words}")) == 1
    assert len(pages.spots(f"In sans: {words}")) == 1


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    parts = [("heading", f"Part {n}") if n % 2 else ("paragraph", WORDS * (n % 7 + 1)) for n in range(80)]
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(start=len(text), end=len(text) + len(words), kind=kind))  # type: ignore[arg-type]
        text += f"{words}\n\n"
    pages = printed(plain(text, blocks=tuple(blocks)))
    assert pages.count > 5
    for number in range(1, 79, 2):
        heading = pages.spots(f"Part {number}")[0]
        below = [s for s in pages.spots("The minister", heading.page) if s.baseline < heading.baseline]
        assert below


def test_it_prints_in_black_alone() -> None:
    pdf = to_pdf(marked_article(fictional.reading(), Paper.a4))
    pixels = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_numpy()
    spread = pixels[..., :3].max(axis=2).astype(int) - pixels[..., :3].min(axis=2)
    assert pixels.min() < 60
    assert spread.max() == 0


def lines_under(pdf: bytes, words: str, page: int = 0) -> list[str]:
    """Return for a few heights below words, from the top, the ink there: "#" where a pixel is dark."""
    spot = Pages(pdf).spots(words, page)[0]
    scale = 8
    shown = pypdfium2.PdfDocument(pdf)[page].render(scale=scale, rev_byteorder=True).to_numpy()
    image = QImage(
        shown.tobytes(), shown.shape[1], shown.shape[0], shown.strides[0], QImage.Format.Format_RGB888
    )
    top = round((842 - spot.baseline) * scale)
    left = round(spot.left * scale)
    return [
        "".join(
            "#" if qGray(image.pixel(left + x, top + y)) < 128 else " " for x in range(4 * scale, 12 * scale)
        )
        for y in range(round(2.9 * scale), round(6 * scale))
    ]


def dark(rows: list[str]) -> list[str]:
    return [row for row in rows if "#" in row]


def test_a_claim_has_a_solid_line_and_a_denial_a_dashed_one_and_no_comment_a_dotted_one() -> None:
    pdf = to_pdf(marked_article(fictional.reading(), Paper.a4))
    claim = dark(lines_under(pdf, "permitted rate"))
    denial = dark(lines_under(pdf, "that the tunnel is"))
    silence = dark(lines_under(pdf, "the joints"))
    assert all(" " not in row for row in claim[1:-1])
    assert all(len(row.split()) in (2, 3) for row in denial[1:-1])
    assert all(len(row.split()) in (4, 5) for row in silence[2:-2])


def test_what_is_unsure_has_a_thinner_line() -> None:
    pdf = to_pdf(marked_article(fictional.reading(), Paper.a4))
    sure = dark(lines_under(pdf, "permitted rate"))
    unsure = dark(lines_under(pdf, "the tunnel will close"))
    assert 0 < len(unsure) < len(sure)


def test_a_nested_statement_has_two_lines() -> None:
    pdf = to_pdf(marked_article(fictional.reading(), Paper.a4))
    rows = ["#" if "#" in row else " " for row in lines_under(pdf, "the tunnel's age")]
    assert len("".join(rows).split()) == 2


def test_text_that_runs_from_right_to_left_keeps_to_the_right() -> None:
    pages = printed(plain("שלום עולם, אמר השר.\n\nPlain words."))
    (hebrew,) = pages.spots("שלום")
    (latin,) = pages.spots("Plain words")
    assert hebrew.left > 400
    assert latin.left < 180


@pytest.mark.parametrize(
    "text", ["😀", "\u0301\u0301", '"""""', "\u202eevil\u202c", "a\u2028\u2028b", "\0", "x" * 500]
)
def test_odd_texts_are_printed(text: str) -> None:
    assert printed(plain(text)).count == 1


def test_one_paragraph_of_two_megabytes_is_printed_whole() -> None:
    pages = printed(plain(f"{WORDS * 28_000}Finis."))
    assert pages.count > 500
    assert pages.page_of("Finis") == pages.count - 1


def test_a_long_article_is_printed_in_a_thread_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    thread = threading.Thread(target=write_pdf, args=(fictional.long_reading(900), file, Paper.letter))
    thread.start()
    thread.join(120)
    pages = Pages(file.read_bytes())
    assert len(pages.spots("tide of day 899 was")) == 2
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(PrintingError, match=r"none.a\.pdf cannot be written"):
        write_pdf(fictional.reading(), tmp_path / "none" / "a.pdf", Paper.a4)
    assert list(tmp_path.iterdir()) == []
