"""The panel's rows: the article's words, in its order, with links that are said to be ours."""

from __future__ import annotations

from fictional import TEXT, span

from onrecord import Reading, Span, Statement
from onrecord_desktop.cards import Cards
from onrecord_desktop.excerpt import LONGEST, excerpt
from onrecord_desktop.presentation import present
from onrecord_desktop.rows import Row, RowKind, plain


def rows(reading: Reading, unfolded: frozenset[tuple[str, ...]] = frozenset()) -> list[Row]:
    return list(Cards(present(reading)).rows(unfolded))


def words(reading: Reading, statement: str) -> list[str]:
    row = next(row for row in rows(reading) if row.statement == statement)
    return [plain([paragraph]) for paragraph in row.paragraphs if paragraph]


def test_a_source_that_comes_first_is_left_to_the_name_above(reading: Reading) -> None:
    assert words(reading, "q5")[0] == "denied that the tunnel is unsafe"


def test_words_stand_in_the_articles_order(reading: Reading) -> None:
    assert words(reading, "q6")[0] == '"There is no leak," Reed insisted'


def test_words_left_out_are_an_ellipsis() -> None:
    statement = Statement(
        id="q", type="claim", cue=(span("told"),), content=(span("Water is entering the Quay Tunnel"),)
    )
    assert plain([excerpt(statement, TEXT)]) == "Water is entering the Quay Tunnel … told"


def test_a_colon_for_a_cue_keeps_its_source() -> None:
    text = "Reed: no leak"
    statement = Statement(
        id="q",
        type="claim",
        source=(Span(start=0, end=4),),
        cue=(Span(start=4, end=5),),
        content=(Span(start=6, end=13),),
    )
    assert plain([excerpt(statement, text)]) == text


def test_a_long_quotation_ends_in_an_ellipsis_and_its_own_mark() -> None:
    text = '"' + "word " * 100 + 'end"'
    statement = Statement(id="q", type="claim", content=(Span(start=0, end=len(text)),))
    shown = plain([excerpt(statement, text)])
    assert len(shown) <= LONGEST + 3
    assert shown.endswith(' …"')


def test_links_are_said_to_be_ours(reading: Reading) -> None:
    assert words(reading, "q6")[1] == "On Record links this to Voss 1"
    assert words(reading, "q5")[1] == "what it answers was not found"
    assert words(reading, "q1")[1] == "linked denials: Reed 5"


def test_via_and_uncertainty_are_said(reading: Reading) -> None:
    assert words(reading, "q4")[1] == "via Ellery Wire 2"
    assert words(reading, "q8")[1] == "On Record is unsure who says what here"


def test_heads_say_who_and_how_much(reading: Reading) -> None:
    heads = [(row.paragraphs[0][0].text, row.aside) for row in rows(reading) if row.kind is RowKind.HEAD]
    assert heads == [
        ("Mara Voss", "2 claims"),
        ("Ellery Wire", "1 claim"),
        ("port authority, ferry union", "1 claim"),
        ("Tomas Reed", "2 denials"),
        ("His office", "1 no comment"),
        ("No source given", "1 claim"),
    ]


def test_a_head_tells_role_and_other_names(reading: Reading) -> None:
    head = next(row for row in rows(reading) if row.kind is RowKind.HEAD)
    assert plain(head.paragraphs[1:]) == "chief engineer; also “she”"


def test_every_statement_has_one_row_once_all_is_unfolded(reading: Reading) -> None:
    keys = frozenset(voice.key for voice in present(reading).voices)
    shown = sorted(row.statement for row in rows(reading, keys) if row.statement)
    assert shown == [s.id for s in reading.statements]


def test_a_denial_is_never_folded_away(reading: Reading) -> None:
    denial = next(s for s in reading.statements if s.id == "q5")
    many = tuple(denial.model_copy(update={"id": f"c{n}", "type": "claim", "stance": None}) for n in range(9))
    folded = rows(reading.model_copy(update={"statements": (*many, denial)}))
    assert [row.statement for row in folded if row.statement] == ["c0", "c1", "q5"]
    assert any(plain(row.paragraphs).startswith("7 more") for row in folded)


def test_cards_open_and_close(reading: Reading) -> None:
    shown = rows(reading)
    assert [row.opens for row in shown if row.kind in (RowKind.HEAD, RowKind.GLANCE)] == [True] * 7
    assert sum(row.closes for row in shown) == 7
