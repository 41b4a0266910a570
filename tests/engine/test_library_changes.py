"""What changed between two texts of an article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord import Article, Block
from onrecord.library.changes import Change, changes, has_changed

OLD = "Mayor leaves\n\nAnn Lee took money from the city, the Daily said.\n\nShe left.\n\nNobody else spoke."
NEW = (
    "Mayor leaves\n\nUPDATED 12:00\n\nAnn Lee took no money from the city, the Daily said on Monday.\n\n"
    "Nobody else spoke."
)


def article(text: str) -> Article:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(start=start, end=start + len(paragraph), kind="paragraph"))
        start += len(paragraph) + 2
    return Article(id="a", text=text, blocks=tuple(blocks))


def told(old: Article, new: Article) -> list[tuple[str, ...]]:
    """Each paragraph, with the words that are gone and new."""
    found = []
    for change in changes(old, new):
        text, place = (new.text, change.new) if change.new else (old.text, change.old)
        assert place
        gone = (f"-{old.text[slice(*words)]}" for words in change.removed)
        came = (f"+{new.text[slice(*words)]}" for words in change.added)
        found.append((change.kind, text[slice(*place)][:8], *gone, *came))
    return found


def test_paragraphs_are_told_with_the_words_that_changed() -> None:
    assert told(article(OLD), article(NEW)) == [
        ("same", "Mayor le"),
        ("added", "UPDATED "),
        ("changed", "Ann Lee ", "+no", "+on Monday"),
        ("removed", "She left"),
        ("same", "Nobody e"),
    ]


def test_a_replaced_word_is_gone_and_new() -> None:
    old, new = article("He took a very big house."), article("He took a very small flat.")
    assert told(old, new) == [("changed", "He took ", "-big house", "+small flat")]


def test_line_breaks_alone_are_no_change() -> None:
    old, new = article("One line\nand another."), article("One line and  another.")
    assert [change.kind for change in changes(old, new)] == ["same"]
    assert not has_changed(old, new)
    assert has_changed(old, article("One line and others."))


def test_a_text_without_blocks_is_compared_by_lines() -> None:
    old = Article(id="a", text="One.\n\nTwo.\n")
    new = Article(id="a", text="One.\nTwo.\nThree.")
    assert [change.kind for change in changes(old, new)] == ["same", "same", "added"]


def test_a_quite_other_text_is_removed_and_added() -> None:
    old, new = article("One thing."), article("Something quite different.")
    assert changes(old, new) == (Change("removed", (0, 10), None), Change("added", None, (0, 26)))


def test_very_many_paragraphs_are_compared_soon() -> None:
    old = article("\n\n".join(f"Paragraph {n} of the old one." for n in range(400)))
    new = article("\n\n".join(f"Paragraph {n} of the new one." for n in range(400)))
    assert {change.kind for change in changes(old, new)} == {"removed", "added"}


PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), min_size=1).map(" ".join), max_size=8
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_both_is_told_once_and_in_order(some: list[str], others: list[str]) -> None:
    old, new = article("\n\n".join(some)), article("\n\n".join(others))
    found = changes(old, new)
    assert [c.old for c in found if c.old] == [(b.start, b.end) for b in old.blocks if b.end > b.start]
    assert [c.new for c in found if c.new] == [(b.start, b.end) for b in new.blocks if b.end > b.start]
    for change in found:
        if change.kind == "changed":
            assert change.old
            assert change.new
            kept = (
                _without(old.text, change.old, change.removed),
                _without(new.text, change.new, change.added),
            )
            assert kept[0].split() == kept[1].split()


def _without(text: str, place: tuple[int, int], ranges: tuple[tuple[int, int], ...]) -> str:
    left, start = "", place[0]
    for words in ranges:
        left, start = left + text[start : words[0]], words[1]
    return left + text[start : place[1]]
