"""DOCX: paragraphs with their styles, and the document's properties."""

import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from onrecord import Article, LoadingError, loading

LEAD = (
    "The mayor of the town denied on Tuesday that she had known about the report. “I never saw it,” she said."
)


def loaded(document) -> Article:
    stream = io.BytesIO()
    document.save(stream)
    return loading.from_bytes(stream.getvalue(), name="a.docx")


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.of(article.text)) for block in article.blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(LoadingError) as caught:
        loading.from_bytes(data, name="a.docx")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_styles_become_kinds() -> None:
    document = Document()
    document.add_heading("Mayor denies it", 0)
    document.add_paragraph("By Jane Doe")
    document.add_paragraph("March 4, 2026")
    document.add_paragraph(LEAD)
    document.add_heading("What the report says", 2)
    document.add_paragraph("   ")
    document.add_paragraph("We closed it at once.", style="Intense Quote")
    document.add_paragraph("Close the bridge", style="List Bullet")
    document.add_paragraph("The bridge in March", style="Caption")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2019", "4 cracks"
    article = loaded(document)

    assert parts(article) == [
        ("title", "Mayor denies it"),
        ("other", "By Jane Doe"),
        ("other", "March 4, 2026"),
        ("paragraph", LEAD),
        ("heading", "What the report says"),
        ("quote", "We closed it at once."),
        ("list", "Close the bridge"),
        ("caption", "The bridge in March"),
        ("other", "2019\t4 cracks"),
    ]
    assert (article.title, article.byline, article.published) == ("Mayor denies it", "Jane Doe", "2026-03-04")


def test_properties_fill_what_the_text_does_not_tell() -> None:
    document = Document()
    document.core_properties.author = "Ann Lee"
    document.core_properties.created = datetime(2026, 3, 5)
    document.add_paragraph(LEAD)
    article = loaded(document)

    assert (article.title, article.byline, article.published) == (None, "Ann Lee", "2026-03-05")
    assert article.text == LEAD


def test_a_templates_properties_do_not_count() -> None:
    document = Document()
    document.add_paragraph(LEAD)

    assert (loaded(document).byline, loaded(document).published) == (None, None)


def test_headers_footers_and_text_boxes_are_left_out_to_be_seen() -> None:
    document = Document()
    document.add_paragraph(LEAD)
    document.sections[0].header.paragraphs[0].text = "The Tarn Herald"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    box = document.add_paragraph("It rained.")._p
    inside = "<w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
    box.append(parse_xml(f"<w:pict {nsdecls('w')}><w:txbxContent>{inside}</w:txbxContent></w:pict>"))
    article = loaded(document)

    assert article.removed == ("The Tarn Herald", "Page 1", "In a box")
    assert [part for _, part in parts(article)] == [LEAD, "It rained."]


def test_corrections_are_notes_and_a_wall_is_told() -> None:
    document = Document()
    for words in (LEAD, "Correction", "We named the wrong river.", "Log in to continue reading"):
        document.add_paragraph(words)
    article = loaded(document)

    assert [kind for kind, _ in parts(article)][1:3] == ["note", "note"]
    assert (article.notices, article.truncated) == (("paywall",), True)


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(LoadingError, match="holds no text"):
        loaded(Document())


def archive(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def test_archives_and_damaged_documents_are_refused() -> None:
    assert "archive and no DOCX" in refusal(archive(readme=b"x"))
    assert "damaged" in refusal(archive(word__document_xml=b"<x/>"))
    assert "damaged" in refusal(archive(word__document_xml=b"<x/>")[:-10])


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    assert "100 MB" in refusal(archive(word__document_xml=b"\0" * 101_000_000))
