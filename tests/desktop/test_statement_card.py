"""What a card says: everything, in the article's words, with links that are said to be ours."""

from __future__ import annotations

from fictional import TEXT

from onrecord import Confidence, Reading, Source
from onrecord.verbs import load_verbs
from onrecord_desktop.presentation import present
from onrecord_desktop.rows import Link, LinkKind, plain
from onrecord_desktop.sight import Sight
from onrecord_desktop.statement_card import REST, CardWords, sentence_words, statement_words


def card(reading: Reading, statement: str, sight: Sight | None = None) -> CardWords:
    return statement_words(present(reading, sight), statement, load_verbs())


def lines(words: CardWords) -> list[str]:
    said = (plain([paragraph]) for part in words.parts for paragraph in part.paragraphs)
    return [line.replace("\u00a0", " ").replace("\u2002", " ") for line in said]


def changed(reading: Reading, statement: str, **more: object) -> Reading:
    statements = (s.model_copy(update=more) if s.id == statement else s for s in reading.statements)
    return reading.model_copy(update={"statements": tuple(statements)})


def test_a_card_tells_who_what_how_and_how_sure(reading: Reading) -> None:
    sure = Confidence(attribution=0.93, type=0.99, identity=0.97)
    assert lines(card(changed(reading, "q2", confidence=sure), "q2")) == [
        "Mara Voss 1",
        "chief engineer; also “she”",
        '"We found eleven open joints," she said',
        "Claim · in quotation marks",
        "“said” presents this neither as true nor as doubtful",
        "How sure On Record is: who says what 93 %, type 99 %, who it is 97 %",
        "Correct or note…",
    ]


def test_a_denial_says_what_it_answers_with_how_sure_the_link_is(reading: Reading) -> None:
    sure = Confidence(denies={"q1": 0.62})
    shown = lines(card(changed(reading, "q6", confidence=sure), "q6"))
    assert shown[2] == '≠ "There is no leak," Reed insisted'
    assert shown[4] == "On Record links this to"
    assert shown[5].startswith("Voss 1 Water is entering the Quay Tunnel")
    assert shown[5].endswith("told (62 % sure)")


def test_a_link_that_is_likely_wrong_is_said_to_be_unsure(reading: Reading) -> None:
    unsure = changed(reading, "q6", confidence=Confidence(denies={"q1": 0.41}))
    assert any(line.endswith("(unsure, 41 %)") for line in lines(card(unsure, "q6")))
    assert any(line.endswith("(unsure, 41 %)") for line in lines(card(unsure, "q1")))
    assert any(line.endswith("(41 % sure)") for line in lines(card(unsure, "q6", Sight(unsure_below=0.35))))


def test_a_denial_without_a_link_says_that_none_was_found(reading: Reading) -> None:
    assert "What it answers was not found" in lines(card(reading, "q5"))


def test_a_statement_lists_the_denials_of_it_in_their_own_words(reading: Reading) -> None:
    shown = lines(card(reading, "q1"))
    place = shown.index("Denials that On Record links to this")
    assert shown[place + 1] == 'Reed 5 "There is no leak," Reed insisted (99 % sure)'


def test_every_link_leads_somewhere(reading: Reading) -> None:
    assert card(reading, "q1").links == (Link(LinkKind.STATEMENT, statement="q6"), correct("q1"))
    assert card(reading, "q6").links == (Link(LinkKind.STATEMENT, statement="q1"), correct("q6"))
    assert card(reading, "q4").links == (Link(LinkKind.VOICE, voice=("s2",)), correct("q4"))


def correct(statement: str) -> Link:
    return Link(LinkKind.CORRECT, statement=statement)


def test_through_whom_the_article_has_it_is_said(reading: Reading) -> None:
    assert "Claim · no quotation marks · via Ellery Wire 2" in lines(card(reading, "q4"))


def test_doubt_is_said_in_words_too(reading: Reading) -> None:
    assert "On Record is unsure who says what here" in lines(card(reading, "q8"))


def test_nobody_given_is_said_to_be_so(reading: Reading) -> None:
    shown = lines(card(reading, "q8"))
    assert shown[0] == "No source given"
    assert shown[-2] == "How sure On Record is: who says what 30 %, type 99 %"


def test_what_the_reader_set_says_so(reading: Reading) -> None:
    shown = lines(card(changed(reading, "q2", origin="reader"), "q2"))
    assert shown[-3] == "Corrected by you"
    assert shown[-2].startswith("How sure On Record is: who says what set by the reader")


def test_long_names_and_statements_are_whole(reading: Reading) -> None:
    name = "The Standing Joint Committee on Tunnels, Bridges and Other Crossings of the Ellery " * 3
    sources = (Source(id="s1", name=name, kind="organization"), *reading.sources[1:])
    long = reading.model_copy(update={"sources": sources})
    assert lines(card(long, "q1"))[0] == f"{' '.join(name.split())} 1"
    whole = "Water is entering the Quay Tunnel in Port Ellery 🌊 at twice the permitted rate"
    assert whole in TEXT
    assert whole in lines(card(long, "q1"))[2]


def test_a_name_from_right_to_left_keeps_to_itself(reading: Reading) -> None:
    sources = (Source(id="s1", name="מרה ווס", kind="person"), *reading.sources[1:])
    shown = card(reading.model_copy(update={"sources": sources}), "q1")
    assert lines(shown)[0] == "\u2068מרה ווס\u2069 1"


def test_a_sentence_without_a_source_is_answered_honestly() -> None:
    assert lines(sentence_words()) == [REST]
    assert REST == "No source found: the writer’s own words, or something On Record missed."


def test_a_screen_reader_hears_type_and_source_first(reading: Reading) -> None:
    assert card(reading, "q6").title.startswith("Denial. Tomas Reed: ≠")
