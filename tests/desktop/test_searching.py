"""Finding words as people mean them, with offsets that are exact in any text."""

from __future__ import annotations

import random
import unicodedata

import pytest

from onrecord_desktop.searching import MOST, Range, Text, around, fold


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in Text(text).find(query)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("The board met the Board.", "BOARD", ["board", "Board"]),
        ("“We won’t,” she said", '"we won\'t,"', ["“We won’t,”"]),
        ('"We won\'t," she said', "“WE WON’T,”", ['"We won\'t,"']),
        ("10\u00a0000 people", "10 000", ["10\u00a0000"]),
        ("two\n lines", "two lines", ["two\n lines"]),
        ("gap \u200b here", "gap here", ["gap \u200b here"]),
        ("2019–2024 — and −5", "-", ["–", "—", "−"]),
        ("co\u00adoperate \u202bnow\u202c", "cooperate now", ["co\u00adoperate \u202bnow"]),
        ("Erdoğan met E\u0301va", "erdogan", ["Erdoğan"]),
        ("Erdoğan met E\u0301va", "éva", ["E\u0301va"]),
        ("the café\u0301", "cafe", ["café\u0301"]),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "stras", ["Straß"]),
        ("oﬃce", "of", ["oﬃ"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("Wait… no", "wait...", ["Wait…"]),
        ("🌊 a 🌊 wave", "🌊", ["🌊", "🌊"]),
        ("❤️ and ❤", "❤", ["❤️", "❤"]),
        ("한국", "하", ["한"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("anything", "", []),
        ("any thing", " ", []),
        ("any\u0301thing", "\u0301", []),
        ("", "word", []),
        ("´tis said", "´", ["´"]),
        ("a ¨ b", "¨", ["¨"]),
    ],
)
def test_words_are_found_as_they_are_meant(text: str, query: str, expected: list[str]) -> None:
    assert found(text, query) == expected


def test_no_more_are_looked_for_than_anybody_steps_through() -> None:
    assert len(Text("e" * (MOST + 5)).find("e")) == MOST


ALPHABET = (
    "abeEstz  \n\t\r\u00a0\u2009\u200b\u200d\u00ad“”\"’'´`–—-−…ßﬃﬁİıſéÉñ\u0301\u0308\u0327\ufe0f"
    "½²™Åσςשׁ\u05bcע한각\u1112\u1161\u11abक्षि🌊👩\U0001f1fa\U0001d400\u2028\u2029\0\u0085"
)


def texts(number: int, longest: int) -> list[str]:
    """Texts of characters that make trouble, mixed with any others."""
    chance = random.Random(number * 31 + longest)

    def character() -> str:
        if chance.random() < 0.85:
            return chance.choice(ALPHABET)
        return chr(chance.choice([*range(1, 0xD800), *range(0xE000, 0x11000)]))

    return ["".join(character() for _ in range(chance.randrange(longest))) for _ in range(number)]


def plain_find(text: str, query: str) -> list[Range]:
    """The same, slowly: compare from every folded character, one by one."""
    folded: list[tuple[str, int, int]] = []
    for offset, character in enumerate(text):
        for part in fold(character):
            if part == " " and folded and folded[-1][0] == " ":
                folded[-1] = (" ", folded[-1][1], offset + 1)
            else:
                folded.append((part, offset, offset + 1))
    sought = " ".join("".join(map(fold, query)).replace(" ", "\n").split("\n"))
    while "  " in sought:
        sought = sought.replace("  ", " ")
    matches: list[Range] = []
    place = 0
    while sought.strip() and place + len(sought) <= len(folded):
        here = folded[place : place + len(sought)]
        end = here[-1][2]
        if "".join(part for part, _, _ in here) != sought:
            place += 1
            continue
        while place < len(folded) and folded[place][1] < end:
            place += 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] == "\ufe0f"):
            end += 1
        matches.append((here[0][1], end))
    return matches


def queries(text: str, chance: random.Random) -> list[str]:
    """Parts of a text, spelt otherwise."""
    parts = []
    for _ in range(6):
        start = chance.randrange(len(text) + 1)
        part = text[start : start + chance.randrange(1, 6)]
        ways = (part, part.swapcase(), unicodedata.normalize("NFD", part), unicodedata.normalize("NFC", part))
        parts.append(chance.choice(ways))
    return parts


def test_matches_are_those_of_a_slow_search_through_anything() -> None:
    chance = random.Random(7)
    for text in texts(200, 30):
        ready = Text(text)
        for query in queries(text, chance):
            assert ready.find(query) == plain_find(text, query), (text, query)


def test_every_part_of_a_text_is_found_where_it_stands() -> None:
    chance = random.Random(8)
    for text in texts(150, 60):
        start = chance.randrange(len(text) + 1)
        part = text[start : start + chance.randrange(1, 9)]
        matches = Text(text).find(part)
        if "".join(map(fold, part)).strip():
            assert any(first < start + len(part) and end > start for first, end in matches), (text, part)
        ends = [0, *(place for match in matches for place in match), len(text)]
        assert ends == sorted(ends), "in order and without overlap"
        assert all(first < end for first, end in matches)


def test_however_a_text_is_composed_as_much_is_found() -> None:
    chance = random.Random(9)
    for text in texts(100, 40):
        for query in queries(text, chance):
            counts = {len(Text(unicodedata.normalize(form, text)).find(query)) for form in ("NFC", "NFD")}
            assert len(counts) == 1, (text, query)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A short text.", "short", "A short text."),
        ("one two three four five six seven", "four", "… three four five six …"),
        ("one\ntwo\nthree", "two", "one two three"),
        ("abcdefghijklmnopqrstuvwxyz", "m", "… cdefghijklmnopqrstuvw …"),
    ],
)
def test_a_match_is_told_in_its_context(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    assert around(text, (start, start + len(words)), 10) == expected
