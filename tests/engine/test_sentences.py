"""The sentences of an article, and the one around a statement."""

from __future__ import annotations

import random

import pytest
from exported import made, person

from onrecord import Article, Reading
from onrecord.sentences import AROUND, around, sentences


def split(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(Article(id="a", text=text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Reed left. He met U.S. Sen. Ann Lee.", ["Mr. Reed left.", "He met U.S. Sen. Ann Lee."]),
        ("“No. Never,” he said. Then he left.", ["“No. Never,” he said.", "Then he left."]),
        ('He said "no. Then he left.', ['He said "no.', "Then he left."]),
        ("  One 🌊 line.\n Another.  ", ["One 🌊 line.", "Another."]),
        ("No end", ["No end"]),
    ],
)
def test_sentences_are_told_apart(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_no_sentence_reaches_past_its_block() -> None:
    article = made([("title", "A headline"), ("paragraph", "And a text.")], [], []).article
    assert [sentence.of(article.text) for sentence in sentences(article)] == ["A headline", "And a text."]


def test_only_those_near_some_statements_are_looked_for_on_request() -> None:
    reading = made(
        [
            ("paragraph", "It rained. It poured."),
            ("paragraph", "Lee left. He ran."),
            ("paragraph", "It dried."),
        ],
        [person("s1", "Lee")],
        [{"sources": ("s1",), "content": "He ran"}],
    )
    near = sentences(reading.article, reading.statements)
    assert [sentence.of(reading.article.text) for sentence in near] == ["Lee left.", "He ran."]
    assert around(reading.statements[0], near, reading.article.text) == "He ran."
    assert sentences(reading.article, []) == ()


def test_whatever_the_text_holds_no_word_is_lost_and_no_offset_wrong() -> None:
    chosen = random.Random(7)
    alphabet = [
        *'A. b!?"“”‘’()[]…1',
        "\u00a0",
        "\u3000",
        "\n",
        "🌊",
        "e\u0301",
        "م",
        "\u202e",
        "\x00",
        "U.S.",
        "Mr.",
    ]
    for _ in range(2000):
        text = "".join(chosen.choices(alphabet, k=chosen.randint(1, 40)))
        assert "".join("".join(split(text)).split()) == "".join(text.split()), repr(text)


def said(text: str, content: str | tuple[str, ...]) -> Reading:
    return made([("paragraph", text)], [person("s1", "Lee")], [{"sources": ("s1",), "content": content}])


def context(reading: Reading) -> str:
    return around(reading.statements[0], sentences(reading.article), reading.article.text)


def test_a_statement_is_shown_in_its_sentence() -> None:
    assert (
        context(said("It rained. Lee said it\nwas wet, as ever. It dried.", "it\nwas wet"))
        == "Lee said it was wet, as ever."
    )


def test_a_statement_in_two_sentences_is_shown_in_both() -> None:
    assert context(said("Why? “It rained,” he said. “A lot.” It dried.", ("“It rained,”", "“A lot.”"))) == (
        "“It rained,” he said. “A lot.”"
    )


def test_an_endless_sentence_is_cut_and_says_so() -> None:
    endless = "on and " * 20_000
    shown = context(said(f"{endless}Lee {endless}", "Lee"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "Lee" in shown
    assert len(shown) <= 2 * AROUND + 7
