"""What the reader made of a reading, on paper."""

from __future__ import annotations

import fictional
import pytest
from pages import Pages

from onrecord import Reading, Span
from onrecord.reading import Checked, ReaderNote
from onrecord_desktop.application import make_application
from onrecord_desktop.paper.printout import to_pdf
from onrecord_desktop.paper.sheet import Paper
from onrecord_desktop.printing import marked_article
from onrecord_desktop.worksheet import worksheet

UNSAFE = "the tunnel is unsafe"
CHECKED = Checked(by="Mary Poe", on="2031-05-06")


@pytest.fixture(autouse=True)
def _fonts() -> None:
    make_application()


def note(text: str, **about: object) -> ReaderNote:
    return ReaderNote(id=text, text=text, written="2031-05-06T10:00:00+02:00", **about)  # type: ignore[arg-type]


def readers(**changes: object) -> Reading:
    made = fictional.reading()
    first, *others = made.statements
    start = made.article.text.index(UNSAFE)
    passage = Span(start=start, end=start + len(UNSAFE))
    notes = (
        note("On all of it\nwith two lines"),
        note("On a statement", statement=first.id),
        note("On a source", source=made.sources[0].id),
        note("On a passage", passage=passage),
    )
    update = {
        "statements": (first.model_copy(update={"origin": "reader"}), *others),
        "notes": notes,
        "corrections": 1,
        **changes,
    }
    return made.model_copy(update=update)


def printed(reading: Reading) -> str:
    return Pages(to_pdf(marked_article(reading, Paper.a4))).words()


def key(reading: Reading) -> str:
    return Pages(to_pdf(worksheet(reading, Paper.a4))).words()


def test_notes_stand_where_they_belong() -> None:
    words = printed(readers())
    assert "the tunnel is unsafe⁵ ⁿ¹" in words.replace("\u202f", " ").replace("\u2060", "")
    assert "The reader’s note on the article: On all of it with two lines" in words
    assert "n1, p. 1 the tunnel is unsafe On a passage" in words
    assert "The reader’s note: On a statement" in words
    assert "The reader’s note: On a source" in words


def test_the_readers_marks_are_explained_where_there_are_any() -> None:
    words = printed(readers())
    assert "The reader marked the statement, or corrected it." in words
    assert "Where words end on which the reader wrote a note, its number." in words
    assert "reader" not in printed(fictional.reading())


@pytest.mark.parametrize(
    ("checked", "corrections", "told"),
    [
        (None, 0, "The marks are made by software and nobody has checked them;"),
        (None, 1, "and a reader corrected some but has not checked them all;"),
        (CHECKED, 0, "by software, and all of them are checked by Mary Poe, 6 May 2031."),
        (CHECKED, 1, "and corrected by a reader, and all of them are checked by Mary Poe, 6 May 2031."),
    ],
)
def test_it_says_who_checked_the_marks(checked: Checked | None, corrections: int, told: str) -> None:
    words = printed(readers(checked=checked, corrections=corrections))
    assert told in words
    assert ("unchecked" in words) == (checked is None)


def test_a_long_name_leaves_the_number_of_the_page() -> None:
    checked = Checked(by="Mary Poe of a Very Long Name " * 9, on="2031-05-06")
    assert "page 1 of" in printed(readers(checked=checked))


def test_the_answer_key_has_the_notes_with_their_lines() -> None:
    words = key(readers(checked=CHECKED))
    assert "The reader’s note: On a statement" in words
    assert words.index("The reader’s notes") > words.index("Sources that the text does not name")
    assert "the tunnel is unsafe On a passage" in words
    assert "unchecked" not in words
    assert "ⁿ¹" not in words
