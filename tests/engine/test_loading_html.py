"""HTML pages: the article with its blocks, and nothing else of the page."""

from pathlib import Path

import pytest

from onrecord import Article, LoadingError, loading

LEAD = (
    "The mayor of Tarn denied on Tuesday that she had known about the cracks in the bridge before it was "
    "closed, as a report has claimed. She said “I never saw it,” and left."
)
MORE = (
    "The report says that the cracks were known in 2019 and that several letters were sent to the town hall, "
    "but nobody answered them at all. The bridge stays closed."
)
HEAD = (
    '<meta charset="utf-8"><title>Mayor denies it - The Tarn Herald</title>'
    '<meta property="og:site_name" content="The Tarn Herald">'
    '<meta property="og:title" content="Mayor denies it">'
    '<meta property="article:published_time" content="2026-03-04T10:00:00Z">'
)
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'


def page(body: str, head: str = HEAD) -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{NAVIGATION}{body}</body></html>".encode()


def article(body: str, head: str = HEAD) -> Article:
    return loading.from_bytes(page(f"<article><h1>Mayor denies it</h1>{body}</article>", head), name="a.html")


def parts(loaded: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.of(loaded.text)) for block in loaded.blocks]


def refusal(data: bytes, url: str | None = None) -> str:
    with pytest.raises(LoadingError) as caught:
        loading.from_bytes(data, name=url or "a.html", url=url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_title_author_date_and_outlet() -> None:
    loaded = article(f"<p class=byline>By Jane Doe</p><p>{LEAD}</p><p>{MORE}</p>")

    assert (loaded.title, loaded.byline, loaded.outlet) == ("Mayor denies it", "Jane Doe", "The Tarn Herald")
    assert (loaded.published, loaded.language, loaded.truncated) == ("2026-03-04", "en", False)


def test_the_text_is_the_headline_once_and_the_paragraphs() -> None:
    assert article(f"<p>{LEAD}</p><p>{MORE}</p>").text == f"Mayor denies it\n\n{LEAD}\n\n{MORE}"


def test_the_outlet_is_cut_from_the_headline() -> None:
    head = "<title>Mayor denies it | The Herald</title><meta property='og:site_name' content='The Herald'>"
    loaded = loading.from_bytes(page(f"<article><p>{LEAD}</p><p>{MORE}</p></article>", head), name="a.html")

    assert loaded.title == "Mayor denies it"
    assert loaded.text.startswith("Mayor denies it\n\nThe mayor")


def test_blocks_keep_their_kinds() -> None:
    loaded = article(
        f"<figure><img src=x><figcaption>The bridge in March, seen from the north.</figcaption></figure>"
        f"<p>{LEAD}</p>"
        f"<blockquote><p>We closed it at once when the engineers told us what they had found.</p>"
        f"<p>Nobody was in danger.</p></blockquote><h2>What the report says</h2><p>{MORE}</p>"
        f"<ul><li>Close the bridge to all lorries</li><li>Mend the second pier</li></ul>"
        f"<table><tr><th>Year</th><th>Cracks</th></tr><tr><td>2019</td><td>4</td></tr></table>"
        f"<p>Correction: an earlier version named the wrong river.</p>"
    )

    assert parts(loaded) == [
        ("title", "Mayor denies it"),
        ("caption", "The bridge in March, seen from the north."),
        ("paragraph", LEAD),
        ("quote", "We closed it at once when the engineers told us what they had found."),
        ("quote", "Nobody was in danger."),
        ("heading", "What the report says"),
        ("paragraph", MORE),
        ("list", "Close the bridge to all lorries"),
        ("list", "Mend the second pier"),
        ("other", "Year\tCracks\n2019\t4"),
        ("note", "Correction: an earlier version named the wrong river."),
    ]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    loaded = article(f"<p>{LEAD}<br><br>{MORE}<br>She left.</p>")

    assert [part for _, part in parts(loaded)] == ["Mayor denies it", LEAD, f"{MORE}\nShe left."]


@pytest.mark.parametrize("frame", ["<div>{}</div>", "<table><tr><td>{}</td></tr></table>", "{}"])
def test_old_pages_that_part_paragraphs_by_line_breaks(frame: str) -> None:
    days = [
        f"The mayor said on day {i} that the bridge would stay closed, whatever the cost." for i in range(9)
    ]
    body = "<h1>Old page</h1>" + frame.format("<br>\n<br/>".join(days))
    loaded = loading.from_bytes(f"<html><body>{body}</body></html>".encode(), name="a.html")

    assert [part for _, part in parts(loaded)] == ["Old page", *days]


def test_nested_lists_give_each_item_once() -> None:
    loaded = article(f"<p>{LEAD}</p><p>{MORE}</p><ul><li>Close it<ul><li>to all lorries</li></ul></li></ul>")

    assert parts(loaded)[-2:] == [("list", "Close it"), ("list", "to all lorries")]


@pytest.mark.parametrize("author", ["Written by Published", "admin", "Staff", "https://tarn.example/jane"])
def test_junk_authors_are_nobody(author: str) -> None:
    assert (
        article(f"<p>{LEAD}</p><p>{MORE}</p>", f'{HEAD}<meta name="author" content="{author}">').byline
        is None
    )


def test_a_small_page_that_trafilatura_leaves_out_is_read_all_the_same() -> None:
    loaded = loading.from_bytes(
        b"<html><body><h1>Short</h1><p>Ann Lee denied the report.</p></body></html>", name="a.html"
    )

    assert parts(loaded) == [("title", "Short"), ("paragraph", "Ann Lee denied the report.")]


def test_a_fragment_is_read() -> None:
    loaded = loading.from_bytes(f"<p>{LEAD}</p><p>{MORE}</p>".encode(), name="a.html")

    assert [part for _, part in parts(loaded)] == [LEAD, MORE]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("shift_jis", "shift_jis")],
)
def test_declared_encodings(declared: str, encoding: str) -> None:
    lead = LEAD if encoding != "shift_jis" else LEAD.replace("Tarn", "東京")
    body = f'<html><head><meta charset="{declared}"></head><body><p>{lead}</p><p>{MORE}</p></body></html>'

    assert lead in loading.from_bytes(body.encode(encoding), name="a.html").text


def test_undeclared_bytes_are_read_as_browsers_do() -> None:
    body = f"<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>"

    for encoding in ("cp1252", "utf-8", "utf-8-sig", "utf-16"):
        assert LEAD in loading.from_bytes(body.encode(encoding), name="a.html").text


def test_a_paywalled_stub_is_marked_and_its_prompt_left_out() -> None:
    loaded = article(f"<p>{LEAD}</p><p>Subscribe to continue reading this article.</p>")

    assert loaded.truncated
    assert loaded.text == f"Mayor denies it\n\n{LEAD}"


def test_a_page_that_says_it_is_not_free_is_marked_when_short() -> None:
    closed = f'{HEAD}<script type="application/ld+json">{{"isAccessibleForFree": false}}</script>'

    assert article(f"<p>{LEAD}</p>", closed).truncated
    assert not article("".join(f"<p>{LEAD} {i}</p>" for i in range(12)), closed).truncated


def test_a_home_page_is_no_article() -> None:
    teasers = "".join(
        f'<div><h3><a href="/{i}">Story number {i}</a></h3><p>It is a teaser of story {i}, no more.</p></div>'
        for i in range(30)
    )

    assert "does not look like an article" in refusal(
        page(f"<main>{teasers}</main>", "<title>The Herald</title>")
    )


@pytest.mark.parametrize(
    "body",
    [
        "<form><h1>Log in</h1><p>Please give your name and password.</p><input type=password></form>",
        "<div id=app></div><script>render()</script>",
        "<h1>Welcome</h1>" + '<a href="/x">A link to some page</a> ' * 30,
        "",
    ],
)
def test_a_login_an_empty_or_a_link_page_is_no_article(body: str) -> None:
    assert "does not look like an article" in refusal(page(body, ""))


def test_a_page_from_the_web_needs_more_text_than_a_file() -> None:
    body = page("<p>Ann Lee denied the report on Tuesday and went home.</p>", "")

    assert "Ann Lee" in loading.from_bytes(body, name="a.html").text
    assert "does not look like an article" in refusal(body, url="https://tarn.example/a")


def test_a_page_in_another_language_is_refused() -> None:
    german = (
        "Die Bürgermeisterin hat am Dienstag bestritten, dass sie von den Rissen in der Brücke gewusst habe. "
        * 4
    )

    assert "English" in refusal(page(f"<article><h1>Risse</h1><p>{german}</p></article>", ""))


INLINE = (
    '<p>The <em>mayor</em> of <b>Tarn</b> denied, <a href="bridge?a=1&amp;b=2">as a  report\nhas '
    "claimed</a>, she <i>knew</i> anything &#x1F600; about <strong><em>it</em></strong>; so she said.</p>"
    "<h2><b>Who <i>pays</i></b></h2><ul><li>First <a href='https://x.example/1'>item</a></li><li>Second</li></ul>"
    f"<blockquote><p>We <em>closed</em> it at once.</p></blockquote><p>{MORE}<br>It was <cite>so</cite>.</p>"
)


def spans(loaded: Article) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    emphasis = [(span.kind, span.of(loaded.text)) for span in loaded.emphasis]
    return emphasis, [(span.url, span.of(loaded.text)) for span in loaded.links]


def test_emphasis_and_links_are_kept() -> None:
    loaded = article(INLINE, HEAD + '<base href="https://tarn.example/news/">')

    assert spans(loaded) == (
        [
            ("italic", "mayor"),
            ("bold", "Tarn"),
            ("italic", "knew"),
            ("italic", "it"),
            ("bold", "it"),
            ("italic", "pays"),
            ("italic", "closed"),
            ("italic", "so"),
        ],
        [
            ("https://tarn.example/news/bridge?a=1&b=2", "as a report has claimed"),
            ("https://x.example/1", "item"),
        ],
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "mailto:ann@tarn.example",
        "#below",
        "bridge.html",
        "http://[",
        "https://x.example/a b",
        "https://x.example/&quot;&gt;&lt;script&gt;",
        "https://",
        "https://x.example/" + "a" * 3000,
        "",
    ],
)
def test_links_that_lead_to_no_web_page_are_plain_words(address: str) -> None:
    loaded = article(f'<p>{LEAD}</p><p>{MORE} <a href="{address}">See here</a> for it.</p>')

    assert loaded.links == ()
    assert "See here for it." in loaded.text


def test_a_page_without_a_body_element_keeps_them_too() -> None:
    head = '<meta charset="utf-8"><title>Mayor denies it</title>'
    loaded = loading.from_bytes(
        f"{head}<article><p>{LEAD} <em>So</em> it is.</p></article>".encode(), name="a.html"
    )

    assert spans(loaded)[0] == [("italic", "So")]


def test_styles_go_before_the_names_of_elements() -> None:
    plain = f'<b style="font-weight: normal">{LEAD}</b>'
    loaded = article(
        f"<p>{plain}</p><p>{MORE} It was <span style='color:red;font-style:italic'>so</span> and "
        "<span style='font-weight:700'>so</span>.</p>"
    )

    assert spans(loaded)[0] == [("italic", "so"), ("bold", "so")]


def test_very_many_links_are_kept_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "MAX_LINKS", 3)
    many = " ".join(f'<a href="https://x.example/{i}">word</a>' for i in range(9))

    assert len(article(f"<p>{LEAD}</p><p>{MORE} {many}.</p>").links) == 3


NOTE = "We named the wrong river in this story on Monday, and we are sorry for it."


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (f"<div class='article-correction'><p>{NOTE}</p></div>", [NOTE]),
        (f"<aside><p>Correction: {NOTE}</p></aside>", [f"Correction: {NOTE}"]),
        (
            f"<footer><p>• This article was amended on 3 May. {NOTE}</p></footer>",
            [f"• This article was amended on 3 May. {NOTE}"],
        ),
        (f"<h3>Clarification</h3><p>{NOTE}</p>", ["Clarification", NOTE]),
        (
            f"<p>An earlier version of this article named the Lune. {NOTE}</p>",
            [f"An earlier version of this article named the Lune. {NOTE}"],
        ),
        (
            "<footer><p class=corrections>Found an error? Report it to our corrections desk.</p></footer>",
            [],
        ),
        ("<p>Corrections officers said in a statement: “We did what we could on the day.”</p>", []),
    ],
)
def test_corrections_and_notes_are_kept_wherever_they_stand(body: str, notes: list[str]) -> None:
    loaded = article(f"<p>{LEAD}</p><p>{MORE}</p><p>{LEAD.replace('Tuesday', 'Friday')}</p>{body}")

    assert [part for kind, part in parts(loaded) if kind == "note"] == notes


def test_what_is_left_out_can_be_seen() -> None:
    wall = "<div class=ad><p>Subscribe to continue reading this article.</p></div>"
    extra = f"{wall}<footer>All rights reserved.</footer>"
    loaded = loading.from_bytes(
        page(f"<article><h1>Mayor denies it</h1><p>{LEAD}</p><p>{MORE}</p></article>{extra}"), name="a.html"
    )

    assert loaded.removed == (
        "Home · Sport",
        "Subscribe to continue reading this article.",
        "All rights reserved.",
    )


def test_of_very_much_left_out_sentences_are_kept_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.limits, "MAX_REMOVED", 60)
    menu = "<nav>" + "".join(f"<p>Label {i}</p>" for i in range(500)) + "</nav>"
    loaded = article(
        f"<p>{LEAD}</p><p>{MORE}</p>{menu}<aside><p>This stood beside the article, in a box.</p></aside>"
    )

    assert loaded.removed[-1] == "This stood beside the article, in a box."
    assert sum(map(len, loaded.removed)) <= 60


def test_entities_in_figures_are_the_characters_they_name() -> None:
    loaded = article(f"<p>{LEAD} She didn&#x2019;t&#8217; &#x1F600; &#128512; know.</p><p>{MORE}</p>")

    assert "She didn’t’ 😀 😀 know." in loaded.text


HOSTILE = {
    "nested": "<div>" * 50_000 + f"<p>{LEAD}</p>" + "</div>" * 50_000,
    "controls": f"<p>\x01\x02 \x00 bell &#7; half &#xD800; none &#xFFFF; &#0;</p><p>{LEAD}</p><p>{MORE}</p>",
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    + f"<p>{LEAD}</p><p>{MORE}</p>",
    "external": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p><p>{LEAD}</p><p>{MORE}</p>',
    "script": f"<script>document.write('x')</script><p onclick='x()'>{LEAD}</p><iframe src='file:///etc/passwd'></iframe><p>{MORE}</p>",
    "attribute": f"<div data-x='{'a' * 1_000_000}'><p>{LEAD}</p><p>{MORE}</p></div>",
    "brackets": "<" * 200_000,
    "json": f"<script type='application/ld+json'>{'[' * 100_000}</script><p>{LEAD}</p><p>{MORE}</p>",
    "comment": f"<!-- {'-' * 100_000} <p>{LEAD}</p>",
    "canonical": f'<link rel="canonical" href="http://["><p>{LEAD}</p><p>{MORE}</p>',
    "frames": "<frameset><frame src=x></frameset>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_do_no_harm(body: str) -> None:
    try:
        text = loading.from_bytes(f"<html><body>{body}</body></html>".encode(), name="a.html").text
    except LoadingError as error:
        text = str(error)

    assert "root:" not in text
    assert "document.write" not in text


def test_a_page_with_too_many_elements_is_refused() -> None:
    assert "50,000 elements" in refusal(page("<a href=/x>x</a>" * 60_000))


def test_a_saved_page_keeps_its_address(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(
        page(
            f"<article><h1>Mayor denies it</h1><p>{LEAD}</p><p>{MORE}</p></article>",
            f'{HEAD}<link rel="canonical" href="https://tarn.example/news/a">',
        )
    )
    loaded = loading.load(str(path))

    assert (loaded.id, loaded.url) == (str(path), "https://tarn.example/news/a")
