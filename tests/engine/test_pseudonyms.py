"""People have other names for the encoder, and nothing else is changed."""

from __future__ import annotations

import pytest
import spacy

from onrecord.engine.grammar import wordset
from onrecord.engine.lexicon import Lexicon, load_lexicon
from onrecord.engine.pseudonyms import GIVEN, Pseudonyms
from onrecord.engine.windows import InputWords, input_words, letter_case

KNOWN = wordset("the white house said bill passed was headed for a vote energy fox news hope power plant")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def pseudonyms(lexicon: Lexicon) -> Pseudonyms:
    return Pseudonyms(lexicon, KNOWN)


def words(text: str) -> InputWords:
    return input_words(spacy.blank("en")(text))


def renamed(text: str, pseudonyms: Pseudonyms) -> str:
    return " ".join(pseudonyms(words(text)).texts)


def test_a_full_name_is_replaced_and_so_is_each_of_its_parts_elsewhere(pseudonyms: Pseudonyms) -> None:
    text = "Zofia Brandt said it . BRANDT , the Brandts and Zofia said it ."
    assert renamed(text, pseudonyms) == f"{GIVEN} smith said it . smith , the smith and {GIVEN} said it ."


def test_whoever_is_in_it_an_article_is_the_same(pseudonyms: Pseudonyms) -> None:
    text = "Sen. {0} {1} said that {2} {3} had left. Mr. {1} was told by {3}, and {2} R. {3} agreed."
    people = [
        ("Alice", "Harris", "Tom", "Webster"),
        ("Ngozi", "Okafor", "Kwame", "Mensah"),
        ("Xiaoyan", "Xu", "Weimin", "Zhang"),
        ("Oksana", "Kovalenko", "Dmytro", "Shevchuk"),
        ("Siobhan", "O'Malley", "Zbigniew", "McCain"),
    ]
    read = {pseudonyms(words(text.format(*names))).texts for names in people}
    assert len(read) == 1
    assert "Harris" not in read.pop()


def test_two_people_have_two_names_and_the_same_person_always_one(pseudonyms: Pseudonyms) -> None:
    text = "Ngozi Okafor met Kwame Mensah . Mensah left . Okafor stayed ."
    assert renamed(text, pseudonyms) == f"{GIVEN} smith met {GIVEN} johnson . johnson left . smith stayed ."


@pytest.mark.parametrize(
    "text",
    [
        "The White House said so.",
        "Fox News said so.",
        "Calderwick Philharmonic and Vantor Chemicals said so.",
        "New York and South Korea agreed.",
        "The President and Senate Republicans agreed on Monday.",
        "Prime Minister of Japan",
        "Chief Executive Officer",
        "In Saudi Arabia the Energy Minister said it.",
    ],
)
def test_places_bodies_and_roles_keep_their_words(text: str, pseudonyms: Pseudonyms) -> None:
    assert pseudonyms(words(text)).texts == words(text).texts


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bill Brandt said a bill passed . Bill", f"{GIVEN} smith said a bill passed . Bill"),
        ("Zofia Hope said so . The Hope", f"{GIVEN} smith said so . The smith"),
        ("Zofia Hope said hope was Hope", "Zofia Hope said hope was Hope"),
        ("Zofia Brandt Was Headed", f"{GIVEN} smith Was Headed"),
        ("Mayor Bill de Brandt said", f"Mayor {GIVEN} de smith said"),
        ("Joseph R. Brandt Jr. said", f"{GIVEN} R. smith Jr. said"),
        ("Mrs. Brandt said", "Mrs. smith said"),
        ("Brandt said", "Brandt said"),
        ("Zofia May said", f"{GIVEN} May said"),
        ("Zofia May Day", "Zofia May Day"),
        ("Jim Jordan of Jordan", f"{GIVEN} Jordan of Jordan"),
        ("Zofia Brandt left Brandt . Ngozi left", f"{GIVEN} smith left smith . Ngozi left"),
        ("Howard Dean left. Dean said", f"{GIVEN} smith left . smith said"),
        ("Howard Dean met the dean. Dean said", "Howard Dean met the dean . Dean said"),
    ],
)  # fmt: skip
def test_what_else_is_a_part_of_a_name(text: str, read: str, pseudonyms: Pseudonyms) -> None:
    assert renamed(text, pseudonyms).startswith(read)


def test_letter_case_and_the_other_features_stay_those_of_a_name(pseudonyms: Pseudonyms) -> None:
    before = words('"Angus McBrandt said it," said Angus McBrandt.\n\nMCBRANDT LEFT')
    after = pseudonyms(before)
    capitals = [letter_case(text) for text in ("Mixed", "CAPITALS")]
    changed = [i for i, text in enumerate(after.texts) if text != before.texts[i]]
    assert {int(after.features[i]) % 4 for i in changed} == set(capitals)
    assert ((after.features - after.features % 4) == (before.features - before.features % 4)).all()
    assert before.texts[1] == "Angus"


def test_when_the_pseudonyms_are_used_up_they_come_again(pseudonyms: Pseudonyms) -> None:
    people = words(" , ".join(f"Zofia Brandt{chr(97 + n)}" for n in range(5)))
    read = pseudonyms(people, ["one", "two"]).texts
    assert [text for text in read if text not in (GIVEN, ",")] == ["one", "two", "one", "two", "one"]


def test_an_empty_article_has_nobody(pseudonyms: Pseudonyms) -> None:
    assert pseudonyms(words(" \n ")).texts == ()
