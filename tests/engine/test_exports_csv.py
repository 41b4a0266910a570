"""The table of a reading."""

from __future__ import annotations

import csv
import io

import pytest
from exported import HOSTILE, TEXT, bare, hostile, nested, reading

from onrecord import Confidence, Reading
from onrecord.exports.csv import COLUMNS, to_csv
from onrecord.phrasing import one_line


def table(of: Reading) -> list[dict[str, str]]:
    file = io.StringIO(to_csv(of).removeprefix("\ufeff"), newline="")
    return list(csv.DictReader(file, strict=True))


def column(of: Reading, name: str) -> list[str]:
    return [row[name] for row in table(of)]


def test_there_is_a_row_for_each_statement_in_order() -> None:
    assert column(reading(), "id") == ["q1", "q2", "q3", "q4"]
    assert column(reading(), "number") == ["1", "2", "3", "4"]
    assert column(reading(), "mark") == ["1a", "2a", "2b", "3+4a?"]


def test_every_row_has_every_column_and_ends_as_rfc_4180_wants() -> None:
    lines = to_csv(reading()).split("\r\n")
    assert lines[0] == "\ufeff" + ",".join(COLUMNS)
    assert (len(lines), lines[-1]) == (6, "")
    assert "\n" not in "".join(lines)
    assert all(list(row) == list(COLUMNS) and None not in row.values() for row in table(reading()))


def test_content_stands_with_its_source_and_cue() -> None:
    row = table(reading())[2]
    assert row["statement"] == "Lee … saying, “I never took a cent.”"
    assert (row["source_words"], row["cue_words"], row["content_words"]) == (
        "Lee",
        "saying",
        "“I never took a cent.”",
    )
    assert column(nested(), "content_words")[4] == "First … the books"


def test_who_speaks_is_told_with_kind_and_role_in_the_same_order() -> None:
    last = table(reading())[3]
    assert (last["source_ids"], last["sources"], last["source_kinds"]) == (
        "s3; s4",
        "clerk; Bob Ray",
        "unnamed; person",
    )
    assert column(reading(), "source_roles") == ["", "Mayor", "Mayor", ""]
    nobody = table(nested())[3]
    assert (nobody["mark"], nobody["source_ids"], nobody["sources"], nobody["source_words"]) == (
        "a",
        "",
        "",
        "",
    )


def test_links_go_both_ways_and_say_whom() -> None:
    claim, denial, unlinked, _ = table(reading())
    assert (claim["linked_denial_ids"], claim["linked_denial_sources"]) == ("q2", "Ann Lee")
    assert (denial["denies_ids"], denial["denies_sources"], denial["confidence_denies"]) == (
        "q1",
        "the Daily",
        "0.7",
    )
    assert (unlinked["denies_ids"], unlinked["via_ids"], unlinked["via"]) == ("", "s1", "the Daily")
    assert table(nested())[5]["denies_sources"] == "Lee; Lee"


def test_start_and_end_are_offsets_and_the_sentence_is_the_one_around() -> None:
    for row, statement in zip(table(reading()), reading().statements, strict=True):
        assert (int(row["start"]), int(row["end"])) == (statement.start, statement.end)
    assert column(reading(), "sentence")[1] == "Lee denied the report, saying, “I never took a cent.”"
    assert one_line(TEXT.split("\n\n")[2]) == column(reading(), "sentence")[3]


def test_paragraphs_are_counted_after_the_headline() -> None:
    assert column(reading(), "paragraph") == ["1", "1", "1", "2"]
    assert column(nested(), "paragraph") == ["1", "3", "3", "3", "4", "6"]


def test_confidence_and_doubt_are_told() -> None:
    assert column(reading(), "confidence_type") == ["1.0", "1.0", "1.0", "0.3"]
    assert column(reading(), "doubt")[3] == "On Record is unsure whether it is a no comment"


def test_every_row_says_what_was_read_and_who_marked_it() -> None:
    part = reading().article.model_copy(update={"truncated": True, "url": "https://example.org/a"})
    for row in table(reading(article=part)):
        assert (row["title"], row["address"], row["whole"]) == (
            "Mayor leaves town",
            "https://example.org/a",
            "no",
        )
        assert row["marking"] == "marked by On Record 0.1.0, unchecked"


def test_an_article_in_which_nothing_was_found_has_a_row_that_says_so() -> None:
    [row] = table(bare())
    assert (row["id"], row["number"], row["type"]) == ("", "", "")
    assert row["statement"] == "No statement found; some may be missed."
    assert (row["title"], row["marking"]) == ("tide.txt", "marked by On Record 0.1.0, unchecked")


@pytest.mark.parametrize("evil", HOSTILE)
def test_no_cell_is_a_formula_and_none_breaks_out(evil: str) -> None:
    rows = table(hostile(evil))
    assert len(rows) == 3
    for cell in (cell for row in rows for cell in row.values()):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert rows[0]["title"].removeprefix("'") == one_line(evil)


def test_only_what_would_be_a_formula_gets_an_apostrophe() -> None:
    def title(words: str) -> str:
        return column(hostile(words), "title")[0]

    assert title("=1+1") == "'=1+1"
    assert title("1=1") == "1=1"
    assert title("'Tis so") == "'Tis so"


def test_numbers_stay_numbers() -> None:
    sure = reading().statements[0].model_copy(update={"confidence": Confidence(attribution=1 / 3)})
    row = table(reading(statements=(sure,)))[0]
    assert row["confidence_attribution"] == "0.3333"


def test_a_part_of_an_article_is_told_in_every_row() -> None:
    article = reading().article.model_copy(update={"notices": ("live",)})
    assert set(column(reading(article=article), "whole")) == {"no"}
    assert set(column(reading(), "whole")) == {"yes"}
