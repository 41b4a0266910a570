"""The panel's rows: the article's words, in its order, with links that are said to be ours."""

from __future__ import annotations

import pytest
from fictional import TEXT, span

from onrecord import Reading, Span, Statement
from onrecord_desktop.cards import Cards
from onrecord_desktop.excerpt import LONGEST, excerpt
from onrecord_desktop.presentation import present
from onrecord_desktop.rows import Ink, LinkKind, Row, RowKind, plain


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


class TestGlance:
    def test_it_says_who_how_much_and_who_denies(self, reading: Reading) -> None:
        glance = rows(reading)[0]
        assert [figure.words for figure in glance.figures] == [
            "6 sources (1 not named)",
            "52\u00a0% attributed (10\u00a0% in quotation marks)",
            "2 denials (by 1 source)",
        ]
        assert [plain([paragraph]) for paragraph in glance.paragraphs] == [
            "For the rest no source was found.",
            "On Record is unsure of 1 of 8 statements.",
        ]

    def test_a_screen_reader_says_all_of_it(self, reading: Reading) -> None:
        spoken = rows(reading)[0].spoken
        assert spoken.startswith("6 sources (1 not named), 52")
        notes = "For the rest no source was found. On Record is unsure of 1 of 8 statements."
        assert spoken.endswith(f"2 denials (by 1 source). {notes}")

    def test_that_no_denial_was_found_stands_out(self, reading: Reading) -> None:
        claims = tuple(s for s in reading.statements if s.type == "claim")
        note = rows(reading.model_copy(update={"statements": claims}))[0].paragraphs[-1]
        assert [(run.text, run.ink) for run in note] == [
            ("No denial found.", Ink.PLAIN),
            (" On Record may have missed some.", Ink.MUTED),
        ]

    def test_an_article_without_statements_has_no_empty_figures(self, reading: Reading) -> None:
        bare = reading.model_copy(update={"statements": (), "sources": ()})
        (glance,) = rows(bare)
        assert glance.figures == ()
        assert glance.spoken.startswith("On Record found nobody who says anything here")


WATER = (
    "Water is entering the Quay Tunnel in Port Ellery 🌊 at twice the permitted rate, "
    "chief engineer Mara Voss told"
)


class TestHeadline:
    TITLE = "SHOCKING: water entering Quay Tunnel at twice permitted rate"

    def titled(self, reading: Reading, title: str) -> list[Row]:
        article = reading.article.model_copy(update={"title": title})
        shown = rows(reading.model_copy(update={"article": article}))
        return [row for row in shown if row.kind in (RowKind.HEADLINE, RowKind.NEAREST)]

    def test_facts_stand_in_one_card_under_the_glance(self, reading: Reading) -> None:
        head, nearest = self.titled(reading, self.TITLE)
        assert [plain([words]) for words in head.paragraphs] == [
            "Headline",
            "Only in the headline: “SHOCKING” (in capitals, rated emotive). Ratings: VADER word list.",
        ]
        assert [plain([words]) for words in nearest.paragraphs] == [
            "Nearest statement by shared words:",
            f"Voss 1: {WATER}",
            "linked denials: Reed 5",
        ]
        assert [(row.opens, row.closes) for row in (head, nearest)] == [(True, False), (False, True)]

    def test_links_lead_to_the_statement_and_to_its_denials(self, reading: Reading) -> None:
        _, nearest = self.titled(reading, self.TITLE)
        assert [(link.kind, link.statement) for link in nearest.links] == [
            (LinkKind.STATEMENT, "q1"),
            (LinkKind.STATEMENT, "q6"),
        ]
        assert nearest.target == nearest.links[0]

    def test_the_statement_s_own_row_stays_the_one_that_is_found(self, reading: Reading) -> None:
        _, nearest = self.titled(reading, self.TITLE)
        assert nearest.statement is None

    def test_joint_sources_are_named_together(self, reading: Reading) -> None:
        _, nearest = self.titled(reading, "Port authority and ferry union raise concerns about tunnel age")
        assert plain(nearest.paragraphs[1:]) == (
            "port authority, ferry union 3+4: have raised concerns about the tunnel's age via Ellery Wire 2"
        )

    def test_a_denial_is_spoken_as_one(self, reading: Reading) -> None:
        _, nearest = self.titled(reading, "Mayor Reed denied tunnel unsafe")
        assert nearest.spoken == (
            "Nearest statement by shared words: Denial. Tomas Reed denied that the tunnel is unsafe. "
            "what it answers was not found"
        )

    def test_words_alone_make_a_card_of_one_row(self, reading: Reading) -> None:
        (head,) = self.titled(reading, "HORRIBLE weather for hikers")
        assert (head.opens, head.closes, head.target) == (True, True, None)

    @pytest.mark.parametrize("title", ["Harbour tunnel leaks, engineers say", "🌊", "تسرب في النفق", ""])
    def test_where_there_is_nothing_to_tell_there_is_no_card(self, reading: Reading, title: str) -> None:
        assert self.titled(reading, title) == []
