"""Where blocks begin and end, and what they are."""

import pytest

from onrecord.segmentation import blocks_of

SENTENCE = "The mayor of the town denied on Tuesday that she had known about the cracks in the bridge."


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, block.of(text)) for block in blocks_of(text, title)]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\r\n\r\n", "\r\r", "\n\u00a0\n", "\n \t\n", "\n\n\n\n", "\u2029", "\u2028\u2028"]
)
def test_blank_lines_part_paragraphs_whatever_the_line_ends(gap: str) -> None:
    text = f"{SENTENCE}{gap}He did not."

    assert parts(text) == [("paragraph", SENTENCE), ("paragraph", "He did not.")]


def test_hard_wrapped_lines_stay_in_one_paragraph() -> None:
    first = (
        "The mayor of Tarn denied on Tuesday that she had known about the cracks\n"
        "in the bridge before it was closed. Engineers had warned the town hall\n"
        "in three letters, which nobody answered."
    )
    text = f"{first}\n\nShe left without taking questions from the many reporters who stood\nin the rain."

    assert [part for _, part in parts(text)] == text.split("\n\n")


def test_hard_wrapped_text_without_blank_lines_is_parted_where_a_sentence_ends_short() -> None:
    text = (
        "The mayor of Tarn denied on Tuesday that she had known about the cracks\n"
        "in the bridge before it was closed, as a report has claimed.\n"
        "Engineers had warned the town hall in three letters, which nobody ever\n"
        "answered.\n"
        "She left without taking questions from the many reporters who stood in\n"
        "the rain."
    )

    assert [part[:9] for _, part in parts(text)] == ["The mayor", "Engineers", "She left "]


def test_line_breaks_part_paragraphs_where_there_is_no_blank_line() -> None:
    text = f"Mayor denies it\r\n{SENTENCE}\r\nShe left.\r\n{SENTENCE}"

    assert parts(text) == [
        ("title", "Mayor denies it"),
        ("paragraph", SENTENCE),
        ("paragraph", "She left."),
        ("paragraph", SENTENCE),
    ]


def test_long_lines_are_paragraphs_even_beside_blank_lines() -> None:
    text = f"Mayor denies it\n\n{SENTENCE} {SENTENCE}\n{SENTENCE} {SENTENCE}"

    assert [kind for kind, _ in parts(text)] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ("Written by Published", "other"),
        ("By Jane Doe", "other"),
        ("By JANE DOE and John Roe, Staff Writer", "other"),
        ("Friday, July 21, 2017", "other"),
        ("Advertisement", "other"),
        ("By Tuesday evening the bridge was open again.", "paragraph"),
        ("Correction: an earlier version named the wrong river.", "note"),
        ("Editor’s note: the mayor is the writer's aunt.", "note"),
        ("This article has been updated with a reply.", "note"),
        ("CORRECTION (May 3): the river is the Lune.", "note"),
        ("Clarification — the clerk is retired.", "note"),
        ("UPDATE (10:30 a.m.): the bridge is shut.", "note"),
        ("• This article was amended on 3 May 2026. It named the wrong river.", "note"),
        ("An earlier version of this article named the wrong river.", "note"),
        ("Because of an editing error, an earlier version of this story named the Lune.", "note"),
        ("(This May 3 story has been corrected to fix the name of the river)", "note"),
        ("The headline of this article has been changed.", "note"),
        ("Corrections officers said in a statement: “We did what we could.”", "paragraph"),
        ("Corrections Department spokesman: no word on the escape yet.", "paragraph"),
        ("An earlier version of this bill would have shut the bridge.", "paragraph"),
        ("Updates to the law: they took effect in May.", "paragraph"),
        ("• A first item", "list"),
        ("2. A second item", "list"),
        ("2016. It was a year of floods.", "paragraph"),
        ("Photo: Ann Other", "caption"),
        ("> quoted in an email", "quote"),
        ("“Never again”", "paragraph"),
        ("She went on:", "paragraph"),
        ("What the report says", "heading"),
    ],
)
def test_kinds_of_blocks(block: str, kind: str) -> None:
    text = f"Mayor denies it\n\n{block}\n\n{SENTENCE}"

    assert parts(text)[1] == (kind, block)


@pytest.mark.parametrize(
    "headline", ["WATCH: Lee Makes TERRIFYING Confirmation!", "Is the bridge safe?", "Bridge shut"]
)
def test_a_short_open_first_block_is_the_title(headline: str) -> None:
    assert parts(f"{headline}\n\n{SENTENCE}")[0] == ("title", headline)


@pytest.mark.parametrize("first", ["She left.", SENTENCE, "She said:", "word " * 40])
def test_a_sentence_is_no_title(first: str) -> None:
    assert parts(f"{first}\n\n{SENTENCE}")[0][0] == "paragraph"


def test_a_lone_block_is_no_title() -> None:
    assert parts("Mayor denies it") == [("paragraph", "Mayor denies it")]


def test_a_known_title_is_found_even_with_a_full_stop() -> None:
    assert parts(f"Mayor  denies it.\n\n{SENTENCE}", title="mayor denies it.")[0][0] == "title"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u00a0\n ",
        "a",
        "\ufeffa\r\n\r\n\u200bb",
        "\x0c\x1c\x85 a \u3000\n\n\n b\u2028c",
        "😀\n\n👩‍🚀 x",
        "\u202eabc\n\n\u0627\u0644",
    ],
)
def test_blocks_cover_all_but_white_space(text: str) -> None:
    covered = {i for block in blocks_of(text) for i in range(block.start, block.end)}

    assert covered.issuperset(i for i, c in enumerate(text) if not c.isspace())
    assert all(block.of(text) == block.of(text).strip() for block in blocks_of(text))


@pytest.mark.parametrize(
    "unit", ["a\n", "word ", "-", "by ", "(", "\u00a0\n", "note", f"{'x' * 70}\n", "May "]
)
def test_long_texts_of_one_kind_are_cut_whole(unit: str) -> None:
    text = (unit * 160_000)[:160_000]
    blocks = blocks_of(text)
    covered = "".join("".join(block.of(text).split()) for block in blocks)
    assert covered == "".join(text.split())


def test_what_stands_under_the_word_correction_is_a_note() -> None:
    text = f"Mayor denies it\n\n{SENTENCE}\n\nCorrection\n\nThe river is the Lune.\n\n{SENTENCE}"

    assert [kind for kind, _ in parts(text)] == ["title", "paragraph", "note", "note", "paragraph"]


def test_a_correction_that_is_appended_elsewhere_leaves_the_next_paragraph_alone() -> None:
    text = f"Mayor denies it\n\nCorrection Appended.\n\n{SENTENCE}\n\n{SENTENCE}"

    assert [kind for kind, _ in parts(text)] == ["title", "note", "paragraph", "paragraph"]
