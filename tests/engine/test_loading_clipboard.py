"""What was copied from a page: with its structure where it has one, else as plain text."""

from __future__ import annotations

import pytest
from webpages import ORDINARY, SENTENCES

from onrecord import Article, LoadingError, loading

COPIED = (
    '<meta charset="utf-8"><h1 style="font-weight: 700">Mayor denies it</h1>'
    f'<p style="font-weight: 400">{SENTENCES[0]} She <em>denied</em> it, '
    '<a href="https://tarn.example/a">as said</a>.</p>'
    "<ul><li>One thing</li><li>Another</li></ul><blockquote><p>I never saw it.</p></blockquote>"
    '<img src="https://tarn.example/x.png"><script>alert(1)</script>'
)
PLAIN = f"Mayor denies it\n{SENTENCES[0]} She denied it, as said.\n\nOne thing\nAnother\nI never saw it."


def copied(html: str, text: str) -> Article:
    return loading.from_clipboard(html, text, id="pasted text")


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.of(article.text)) for block in article.blocks]


def test_the_structure_is_kept() -> None:
    article = copied(COPIED, PLAIN)

    assert parts(article) == [
        ("title", "Mayor denies it"),
        ("paragraph", f"{SENTENCES[0]} She denied it, as said."),
        ("list", "One thing"),
        ("list", "Another"),
        ("quote", "I never saw it."),
    ]
    assert [span.of(article.text) for span in article.emphasis] == ["denied"]
    assert [(link.of(article.text), link.url) for link in article.links] == [
        ("as said", "https://tarn.example/a")
    ]
    assert (article.id, article.title, article.removed) == ("pasted text", "Mayor denies it", ())


def test_a_headline_and_a_sentence_stay_apart() -> None:
    article = copied("<h1>Mayor denies it</h1><p>Ann Lee <em>denied</em> it on Tuesday.</p>", "")

    assert parts(article) == [("title", "Mayor denies it"), ("paragraph", "Ann Lee denied it on Tuesday.")]
    assert [span.of(article.text) for span in article.emphasis] == ["denied"]


def test_bold_round_everything_that_is_not_bold_is_none() -> None:
    plain = f'<span style="font-weight:400">{SENTENCES[0]}</span>'
    bold = '<span style="font-weight:700">No.</span>'
    article = copied(f'<b style="font-weight:normal"><p>{plain} {bold}</p></b>', f"{SENTENCES[0]} No.")

    assert [(span.kind, span.of(article.text)) for span in article.emphasis] == [("bold", "No.")]


def test_of_a_whole_page_the_article_is_taken() -> None:
    html = ORDINARY["a long article"].decode()
    article = copied(html, "\n\n".join(SENTENCES))

    assert article.title == "Mayor denies it"
    assert "All rights reserved" not in article.text
    assert any("All rights reserved" in words for words in article.removed)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Mayor denies it</p>",
        "<p>" + " ".join(SENTENCES[0].split()[:4]),
        "",
        "<img src='file:///etc/passwd'>",
        "<" * 100_000,
        "<a>" * 60_000,
        "\0",
    ],
)
def test_html_that_gives_less_gives_way_to_the_plain_text(html: str) -> None:
    assert copied(html, PLAIN).text == PLAIN


def test_html_above_the_limit_gives_way_to_the_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "MAX_BYTES", 100)

    assert copied(COPIED, PLAIN).text == PLAIN
    with pytest.raises(LoadingError, match="too large"):
        copied(COPIED, "")


def test_html_alone_will_do_and_nothing_will_not() -> None:
    assert copied(COPIED, "").title == "Mayor denies it"
    with pytest.raises(LoadingError, match="holds no text"):
        copied("<script>x</script>", "  ")


def test_a_selection_of_headlines_is_no_error_but_told() -> None:
    html = (
        "<ul>"
        + "".join(f"<li><a href='/{i}'>A headline that is number {i}</a></li>" for i in range(20))
        + "</ul>"
    )

    assert copied(html, "").notices == ("listing",)


def test_half_a_character_does_no_harm() -> None:
    assert "Ann Lee said no." in copied("<p>\ud800 Ann Lee said no.</p>", "").text
