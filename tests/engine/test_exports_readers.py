"""What the reader made of a reading, in every export."""

from __future__ import annotations

import csv
import io

import pytest
from exported import HOSTILE, TEXT, at, flat, reading
from test_exports_html import Page, page

from onrecord import Confidence, Reading
from onrecord.dispute_sentences import to_text as disputes_to_text
from onrecord.exports.csv import to_csv
from onrecord.exports.html import to_html
from onrecord.exports.markdown import to_markdown
from onrecord.exports.notes import CAUTION, CAUTION_WITH_READERS_LINKS
from onrecord.exports.readers import LONGEST, reader_notes
from onrecord.exports.text import to_text
from onrecord.figures import shipped_figures
from onrecord.glance import NOBODY, glance
from onrecord.origins import CORRECTED, MARKED, READER_LINKS_TO
from onrecord.reading import Checked, ReaderNote

CHECKED = Checked(by="Mary Poe", on="2031-05-06")
TOLD = "checked by Mary Poe, 6 May 2031"


def readers(**changes: object) -> Reading:
    """The reader made q2's link, marked q4, named Bob Ray, and wrote notes on all sorts of things."""
    made = reading()
    claim, denial, other, silence = made.statements
    *sources, ray = made.sources
    statements = (
        claim,
        denial.model_copy(
            update={"origin": "reader", "confidence": Confidence(attribution=0.4, denies={"q1": 1.0})}
        ),
        other,
        silence.model_copy(update={"origin": "reader", "confidence": Confidence()}),
    )
    notes = (
        note("n-a", "All of\nit is odd"),
        note("n-b", "Which report?", statement="q2"),
        note("n-c", "Who is he?", source="s4"),
        note("n-d", "Odd headline", passage=at("leaves town")[0]),
        note("n-e", "Says who?", passage=at("took money")[0]),
        note("n-f", " \n "),
    )
    changed = {
        "statements": statements,
        "sources": (*sources, ray.model_copy(update={"origin": "reader"})),
        "notes": notes,
        "corrections": 3,
    }
    return Reading.model_validate((made.model_copy(update={**changed, **changes})).model_dump())


def note(id: str, text: str, **about: object) -> ReaderNote:
    return ReaderNote(id=id, text=text, written="2031-05-06T10:00:00+02:00", **about)  # type: ignore[arg-type]


def rows(of: Reading) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(of).removeprefix("\ufeff"), newline=""), strict=True))


class TestText:
    def test_what_the_reader_set_is_told_as_the_readers(self) -> None:
        text = flat(to_text(readers(), width=400))
        assert f"{CORRECTED}; {READER_LINKS_TO} [1] the Daily (According to)" in text
        assert f"to comment — {MARKED}" in text
        assert "On Record links" not in text
        assert "On Record is unsure" not in text

    def test_notes_stand_where_they_belong(self) -> None:
        lines = [line.strip() for line in to_text(readers(), width=200).splitlines()]
        assert lines.index("The reader’s note on the article: All of") + 1 == lines.index("it is odd")
        assert lines[lines.index("— the reader’s note: Which report?") - 2].startswith("denial")
        assert lines[lines.index("the reader’s note: Who is he?") - 1] == "speaking jointly"
        assert lines[lines.index("The reader’s notes") + 1 :] == [
            "n1  leaves town", "— Odd headline", "n2  took money", "— Says who?",
        ]  # fmt: skip

    def test_a_source_that_the_reader_set_says_so(self) -> None:
        alone = readers().statements[3].model_copy(update={"sources": ("s4",)})
        text = to_text(readers(statements=(*readers().statements[:3], alone)))
        assert "[4] Bob Ray: 1 no comment\n    set by the reader" in text

    def test_without_notes_there_is_no_list_of_them(self) -> None:
        assert "reader" not in to_text(reading())


class TestPage:
    def test_marks_of_the_readers_have_an_asterisk(self) -> None:
        shown = page(readers())
        marks = [flat(a.text) for a in shown.all("a") if a.given["href"] == "#card-q4"]
        assert marks[-1] == "3+4a*"
        assert "An asterisk says that the reader marked the statement, or corrected it." in shown.text()
        assert "asterisk" not in page(reading()).text()

    def test_a_passage_and_its_note_are_linked_both_ways(self) -> None:
        shown = page(readers())
        assert {"#note-n1", "#at-n1", "#note-n2", "#at-n2"} <= set(shown.links())
        assert {link.removeprefix("#") for link in shown.links()} <= set(shown.ids())
        assert [e.text for e in shown.all("span", "noted")] == ["leaves town", "took money"]
        [listed] = [e for e in shown.all("li") if e.given.get("id") == "note-n2"]
        assert flat(listed.text) == "n2 took money Says who?"

    def test_notes_stand_at_what_they_are_about(self) -> None:
        shown = page(readers())
        [card] = [e for e in shown.all("li") if e.given.get("id") == "card-q2"]
        assert flat(card.text).endswith("The reader’s note: Which report?")
        assert "Who is he?" in next(e for e in shown.all("section") if "Bob Ray" in e.text).text
        assert "The reader’s note on the article: All ofit is odd" in shown.text("main")

    def test_it_is_told_once_whose_a_link_is(self) -> None:
        [card] = [e for e in page(readers()).all("li") if e.given.get("id") == "card-q2"]
        assert READER_LINKS_TO in card.text
        assert "On Record links" not in card.text


class TestMarkdown:
    def test_notes_and_marks(self) -> None:
        lines = to_markdown(readers()).splitlines()
        assert "# Mayor leaves town[n1]" in lines
        assert "took money[1a, n2]. Lee denied the report[2a\\*]" in "\n".join(lines)
        assert "- **n1** leaves town — Odd headline" in lines
        assert "The reader’s note on the article: All of\\" in lines
        assert "  - the reader’s note: Which report?" in lines
        assert "the reader’s note: Who is he?" in lines


class TestTable:
    def test_notes_stand_in_columns_of_the_one_table(self) -> None:
        claim, denial, _, silence = rows(readers())
        assert denial["notes"] == "Which report?"
        assert silence["source_notes"] == "Who is he?"
        assert claim["passage_notes"] == "Says who?"
        assert {row["article_notes"] for row in rows(readers())} == {
            "All of it is odd; leaves town: Odd headline"
        }

    def test_no_confidence_of_on_records_is_told_of_what_the_reader_set(self) -> None:
        claim, denial, _, silence = rows(readers())
        assert (denial["confidence_attribution"], denial["confidence_denies"]) == ("0.4", "")
        assert (silence["confidence_attribution"], silence["confidence_type"]) == ("", "")
        assert claim["confidence_type"] == "1.0"
        assert (silence["origin"], silence["source_origins"], silence["mark"]) == (
            "reader",
            "engine; reader",
            "3+4a*",
        )

    @pytest.mark.parametrize("evil", HOSTILE)
    def test_a_note_is_no_formula(self, evil: str) -> None:
        notes = (note("a", evil), note("b", evil, statement="q1"), note("c", evil, source="s1"))
        for row in rows(readers(notes=notes)):
            for cell in row.values():
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize("evil", HOSTILE)
def test_a_note_becomes_no_markup(evil: str) -> None:
    def with_notes(words: str) -> Reading:
        passage = at("leaves town")[0]
        about: list[dict[str, object]] = [{}, {"statement": "q1"}, {"source": "s1"}, {"passage": passage}]
        return readers(notes=tuple(note("n", words, **a) for a in about), checked=Checked(by=words, on=words))

    tags = [e.tag for e in page(with_notes("harmless")).elements]
    assert [e.tag for e in page(with_notes(evil)).elements if e.tag != "br" or not _breaks(evil)] == [
        tag for tag in tags if tag != "br" or not _breaks(evil)
    ]
    assert "<script" not in to_markdown(with_notes(evil)).replace("\\<script", "")


def _breaks(words: str) -> bool:
    return len(words.splitlines()) > 1


class TestChecking:
    @pytest.mark.parametrize("export", [to_text, to_html, to_markdown, to_csv, disputes_to_text])
    def test_who_checked_it_stands_in_place_of_unchecked(self, export: object) -> None:
        made = export(readers(checked=CHECKED))  # type: ignore[operator]
        assert flat(TOLD) in flat(Page(made).text() if export is to_html else made)
        assert "unchecked" not in made

    def test_what_was_looked_for_is_not_said_to_be_missed(self) -> None:
        empty = reading(statements=(), sources=(), checked=CHECKED)
        notes = glance(empty, shipped_figures()).notes
        assert notes == (f"None found; {TOLD}.", f"No denial found; {TOLD}.")
        assert rows(empty)[0]["statement"] == f"None found; {TOLD}."

    def test_on_record_does_not_find_nobody_where_the_reader_took_all_out(self) -> None:
        empty = reading(statements=(), sources=(), corrections=4)
        assert NOBODY not in glance(empty, shipped_figures()).notes


def test_links_of_the_readers_are_not_said_to_be_on_records() -> None:
    assert CAUTION in page(reading()).text()
    assert CAUTION_WITH_READERS_LINKS in page(readers()).text()
    told = flat(disputes_to_text(readers()))
    assert "The reader links a denial by [2] Ann Lee (denied) to what [1] the Daily put forward" in told
    assert "On Record’s or the reader’s" in told


def test_a_link_of_on_records_in_a_corrected_statement_stays_its_own() -> None:
    denial = readers().statements[1].model_copy(update={"confidence": Confidence(denies={"q1": 0.7})})
    made = readers(statements=(readers().statements[0], denial, *readers().statements[2:]))
    assert "On Record links this to" in to_text(made)
    assert "On Record links a denial" in flat(disputes_to_text(made))


def test_notes_are_numbered_in_the_order_of_the_text_and_long_words_are_cut() -> None:
    whole = at(TEXT)[0]
    made = readers(notes=(note("b", "b", passage=whole), note("a", "a", passage=at("Mayor leaves")[0])))
    first, second = reader_notes(made).passages
    assert (first.mark, first.lines, second.mark) == ("n1", ("a",), "n2")
    assert len(second.words) <= LONGEST + 2
    assert second.words.endswith(" …")
