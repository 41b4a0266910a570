"""PDF: paragraphs from lines, without the furniture of the page."""

import pytest
from pdfs import Run, encrypted_pdf, pdf, prose

from onrecord import Article, LoadingError, loading

FIRST = [
    "The mayor of the town has denied on Tuesday that she had known about the re-",
    "port on the cracks in the bridge before it was closed. “I never saw it,” she said",
    "and left. The well-known engineer Ann Lee had written it three years ago.",
]
SECOND = [
    "Nobody answered the letters, which the well-",
    "known engineer had sent to North-",
    "West House and to the mayor herself.",
]


def loaded(data: bytes) -> Article:
    return loading.from_bytes(data, name="a.pdf")


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.of(article.text)) for block in article.blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        loaded(data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_paragraphs_are_rebuilt_and_divided_words_joined() -> None:
    article = loaded(pdf([[(20, 72, 720, "Mayor denies it"), *prose(FIRST), *prose(SECOND, y=600)]]))

    assert parts(article) == [
        ("title", "Mayor denies it"),
        (
            "paragraph",
            "The mayor of the town has denied on Tuesday that she had known about the report on the cracks "
            "in the bridge before it was closed. “I never saw it,” she said and left. The well-known "
            "engineer Ann Lee had written it three years ago.",
        ),
        (
            "paragraph",
            "Nobody answered the letters, which the well-known engineer had sent to North-West House and to "
            "the mayor herself.",
        ),
    ]
    assert article.title == "Mayor denies it"


def test_indents_part_paragraphs() -> None:
    runs = [*prose(FIRST), *prose(["It rained."], x=90, y=618), *prose(["Then she left."], x=90, y=604)]

    assert [part for _, part in parts(loaded(pdf([runs])))][1:] == ["It rained.", "Then she left."]


def test_headings_are_told_by_their_size() -> None:
    runs = [*prose(FIRST), (15, 72, 590, "Who pays for it"), *prose(SECOND, y=560)]

    assert parts(loaded(pdf([runs])))[1] == ("heading", "Who pays for it")


def test_running_headers_footers_and_page_numbers_are_dropped() -> None:
    def framed(number: int, lines: list[str]) -> list[Run]:
        return [
            (9, 72, 760, f"The Tarn Herald, page {number}"),
            *prose(lines),
            (9, 300, 30, f"{number} of 3"),
        ]

    article = loaded(pdf([framed(1, FIRST), framed(2, SECOND), framed(3, FIRST)]))

    assert "Herald" not in article.text
    assert " of 3" not in article.text
    assert article.removed == ("The Tarn Herald, page 1", "1 of 3")


def test_corrections_are_notes() -> None:
    runs = [*prose(FIRST), *prose(["Correction: we named the wrong river."], y=580)]

    assert parts(loaded(pdf([runs])))[-1] == ("note", "Correction: we named the wrong river.")


def test_a_paragraph_goes_on_across_pages() -> None:
    article = loaded(pdf([prose(FIRST[:2]), prose(FIRST[2:])]))

    assert len(article.blocks) == 1


def test_properties_tell_author_and_date_but_not_the_name_of_a_file() -> None:
    article = loaded(
        pdf(
            [prose(FIRST)],
            Title="Microsoft Word - a.docx",
            Author="Jane Doe",
            CreationDate="D:20260304101500Z",
        )
    )

    assert (article.title, article.byline, article.published) == (None, "Jane Doe", "2026-03-04")


def test_lines_near_the_top_go_before_properties() -> None:
    runs = [
        (20, 72, 740, "Mayor denies it"),
        *prose(["By Ann Lee"], y=715),
        *prose(["March 5, 2026"], y=690),
        *prose(FIRST),
    ]
    article = loaded(pdf([runs], Author="admin", CreationDate="D:20200101"))

    assert (article.byline, article.published) == ("Ann Lee", "2026-03-05")
    assert [kind for kind, _ in parts(article)] == ["title", "other", "other", "paragraph"]


def test_an_encrypted_pdf_is_refused() -> None:
    assert "encrypted" in refusal(encrypted_pdf())


def test_a_scan_without_text_is_refused() -> None:
    assert "without text" in refusal(pdf([[], []]))


@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.4\n" + b"\x00junk" * 1000, pdf([prose(FIRST)])[:300]])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    assert "damaged" in refusal(data)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "MAX_PAGES", 2)

    assert "more than 2 pages" in refusal(pdf([prose(FIRST)] * 3))


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "MAX_CHARACTERS", 100)

    assert "at most 100" in refusal(pdf([prose(FIRST)]))
