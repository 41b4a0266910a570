"""The changes do what they say, and spans move along."""

import pytest
from changes import BOILERPLATE, CHANGES
from persons import swapped
from pools import pools

from onrecord_training.edits import Changed

ARTICLE = """Mayor denies it.

“I never said ‘yes’ to the workers’ plan,” Ann Lee said — twice. “It's new.” She left.

"We did," Bo Ray of Tarn said. Lee's aides left -- all."""


def quoted(name: str, text: str = ARTICLE) -> list[str]:
    return CHANGES[name](text).text.split("\n\n")


def test_double_quotes_in_every_style() -> None:
    assert quoted("straight quotes")[1].startswith("\"I never said 'yes' to the workers' plan,\" Ann")
    assert quoted("curly quotes")[2].startswith("“We did,” Bo Ray of Tarn said. Lee’s")
    assert quoted("British curly quotes")[1].startswith("‘I never said “yes” to the workers’ plan,’ Ann")
    assert quoted("British straight quotes")[1].startswith("'I never said \"yes\" to the workers' plan,' Ann")


def test_dashes() -> None:
    assert "said -- twice" in CHANGES["double hyphens"](ARTICLE).text
    assert "left — all" in CHANGES["em dashes"](ARTICLE).text
    assert "left – all" in CHANGES["spaced en dashes"](ARTICLE).text


def test_paragraphs() -> None:
    assert CHANGES["paragraphs joined"](ARTICLE).text.count("\n\n") == 1
    assert [part[:9] for part in quoted("paragraphs split")] == [
        "Mayor den",
        "“I never ",
        "“It's new",
        "She left.",
        '"We did,"',
        "Lee's aid",
    ]
    assert CHANGES["headline in capitals"](ARTICLE).text.startswith("MAYOR DENIES IT.\n\n“I")


def test_what_is_put_in_parts_a_span() -> None:
    change = CHANGES["boilerplate between"]("One.\n\nTwo.")
    assert change.text == f"One.\n\n{BOILERPLATE}Two."
    assert [change.text[a:b] for a, b in change.moved(0, 10)] == ["One.\n\n", "Two."]


@pytest.mark.parametrize("name", CHANGES)
def test_spans_keep_their_words(name: str) -> None:
    change = CHANGES[name](ARTICLE)
    for word in ("Mayor", "never", "yes", "workers", "Ann Lee", "twice", "She", "We did", "Tarn"):
        start = ARTICLE.index(word)
        assert shown(change, start, start + len(word)) == [word.casefold()]


def shown(change: Changed, start: int, end: int) -> list[str]:
    return [" ".join(change.text[a:b].split()).casefold() for a, b in change.moved(start, end)]


def test_persons_get_one_other_name_throughout_and_keep_their_gender() -> None:
    names = [
        {"start": ARTICLE.index(name), "end": ARTICLE.index(name) + len(name), "label": label}
        for name, label in (("Ann Lee", "PERSON"), ("Bo Ray", "PERSON"), ("Tarn", "LOCATION"))
    ]
    pool = pools()["Turkish"]
    change = swapped(ARTICLE, names, pool, {"ann": "f", "bo": "m"}, kept=("ray",))
    given = change.renamed["Ann"]
    assert given in pool.women
    assert f"{given} {change.renamed['Lee']} said" in change.text
    assert f"{change.renamed['Lee']}'s aides" in change.text
    assert f"{change.renamed['Bo']} Ray of Tarn" in change.text
    assert change.renamed["Bo"] in pool.men
