"""Made-up web pages, built as those of newspapers are: ordinary articles, and what comes in their place."""

from __future__ import annotations

import json

OPENING = (
    "The mayor of Tarn denied on Tuesday that she had known about the cracks in the bridge before it was "
    "closed, as a report by two engineers has claimed. She said that nobody had ever shown her the letter."
)
SENTENCES = (
    "The engineers wrote in their report that the cracks had been seen as early as the spring of last year.",
    "A clerk at the town hall told the inquiry that the letter had been stamped and put into a drawer.",
    "“We did what the rules ask of us,” said the head of the works department, who is to retire in June.",
    "The ferry company says that it has carried twice as many people as usual since the bridge was shut.",
    "Two members of the council want the minutes of all meetings about the bridge to be made public.",
    "The repair will cost four million, according to the county, which has not said who is to pay for it.",
)


def prose(paragraphs: int) -> str:
    """Return paragraphs of about forty words each, no two alike."""
    return "".join(
        f"<p>{SENTENCES[i % 6]} {SENTENCES[(i + 1 + i // 6) % 6]} That was on day {i} of the closure.</p>"
        for i in range(paragraphs)
    )


def data(kind: str = "NewsArticle", **keys: object) -> str:
    """Return structured data of an article, or of another thing."""
    thing = {"@context": "https://schema.org", "@type": kind, "headline": "Mayor denies it"} | keys
    graph = {"@graph": [{"@type": "WebSite"}, thing]}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


def links(count: int, words: str) -> str:
    """Return a list of links."""
    return "<ul>" + "".join(f'<li><a href="/{i}">{words} {i}</a></li>' for i in range(count)) + "</ul>"


HEADER = (
    '<header><a href="/">The Tarn Herald</a>'
    '<div>Already a subscriber? <a href="/login">Sign in</a></div></header>'
    '<nav><ul><li><a href="/">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
)
COOKIES = (
    "<div class=cookie-banner><p>We use cookies to give you the best experience on our site.</p>"
    "<button>Accept all</button></div>"
)
RELATED = (
    f"<section><h2>More from Tarn</h2>{links(15, 'A story about the town that has the number')}</section>"
)
NEWSLETTER = (
    "<div class=newsletter><p>Sign up to our morning newsletter to keep up with the news from Tarn.</p>"
    "<form><input type=email><button>Sign up</button></form></div>"
)
FOOTER = "<footer><p>© The Tarn Herald. All rights reserved.</p><p><a href=/privacy>Privacy</a></p></footer>"
IS_ARTICLE = '<meta property="og:type" content="article">'
WALL = (
    '<div class="paywall"><p>Subscribe to continue reading this article.</p><a href="/join">Join us</a></div>'
)


def page(body: str, head: str = "", title: str = "Mayor denies it") -> bytes:
    """Return a page with the furniture that newspapers put round an article."""
    whole = f"{HEADER}<main>{body}</main>{RELATED}{NEWSLETTER}{FOOTER}{COOKIES}"
    head = f"<meta charset=utf-8><title>{title} | The Tarn Herald</title>{head}"
    return f"<!doctype html><html lang=en><head>{head}</head><body>{whole}</body></html>".encode()


def article(
    body: str, head: str = IS_ARTICLE, title: str = "Mayor denies it", opening: str = OPENING
) -> bytes:
    """Return a page with an article that begins with ``opening``."""
    whole = f"<article><h1>{title}</h1><p class=byline>By Jane Doe</p><p>{opening}</p>{body}</article>"
    return page(whole, head, title)


def next_page(link: str) -> str:
    """Return the head of a page with a canonical address and a link to what comes next."""
    return f'<link rel=canonical href="https://tarn.example/news/bridge"><link rel=next href="{link}">'


ABOUT_PAYWALLS = (
    "<p>“Subscribe to continue reading” is all that most people saw, said Ann Lee, who runs the site. "
    "Readers must register to read the full report, she said.</p>"
)
CLOSED_PART = {"isAccessibleForFree": False, "cssSelector": ".locked"}
OLD_NEWS = "".join(f"<div><span>{i} hours ago</span><p>{SENTENCES[i % 6]}</p></div>" for i in range(8))

ORDINARY = {
    "a long article": article(prose(12)),
    "a brief": article(prose(2)),
    "one that does not say it is an article": article(prose(6), head=""),
    "one with a newsletter in its middle": article(prose(4) + NEWSLETTER + prose(9)),
    "one with requests to subscribe in its middle": article(prose(8) + WALL + prose(8)),
    "one that is free": article(prose(3), data(isAccessibleForFree=True)),
    "one for subscribers, saved whole": article(
        f"<div class=locked>{prose(4)}</div>", data(isAccessibleForFree="False", hasPart=CLOSED_PART)
    ),
    "one that states its length": article(prose(8), data(wordCount=390)),
    "one whose length is stated in characters": article(prose(8), data(wordCount=2400)),
    "one about paywalls": article(prose(6) + ABOUT_PAYWALLS),
    "one about people who live there": article(
        prose(6) + "<p>10:30</p><p>10:45</p>", title="Live music is back where they live"
    ),
    "a review of a thing that is sold": article(
        prose(6) + "<button>Buy it now</button>", data("Review", itemReviewed={"@type": "Product"})
    ),
    "an opinion that ends in dots": article(prose(6) + "<p>Nobody knows what the winter will bring…</p>"),
    "a list of the best": article(
        f"<ol>{''.join(f'<li>{sentence}</li>' for sentence in SENTENCES * 3)}</ol>"
    ),
    "one with a next article": article(prose(6), next_page("https://tarn.example/news/ferry")),
    "one inside a form": page(f"<form><h1>Mayor denies it</h1><p>{OPENING}</p>{prose(6)}</form>"),
    "one with old news under it": article(prose(5) + OLD_NEWS),
}

POSTS = "".join(f"<h3>1{i}:05 BST</h3><p>{SENTENCES[i]} {SENTENCES[(i + 1) % 6]}</p>" for i in range(6))

PARTIAL = {
    "a stub with a wall": ("paywall", article(WALL)),
    "a long opening with a wall": (
        "paywall",
        article(prose(9) + "<p>This article is for subscribers only.</p>"),
    ),
    "a long opening with a wall beside the text": ("paywall", article(prose(9) + f"<div>{WALL}</div>")),
    "a stub that is not free": ("paywall", article("", data(isAccessibleForFree=False))),
    "an opening whose closed part is empty": (
        "paywall",
        article(prose(8) + "<div class='more locked'></div>", data(hasPart=[CLOSED_PART])),
    ),
    "an opening of a long article that is not free": (
        "paywall",
        article(prose(8), data(isAccessibleForFree=False, wordCount="2100")),
    ),
    "one that is locked": (
        "paywall",
        article("", '<meta property="article:content_tier" content="locked">'),
    ),
    "an excerpt": ("cut", article(prose(2) + "<p>The council meets again on Friday to […]</p>")),
    "an excerpt with a link to the rest": (
        "cut",
        article(prose(2) + "<p><a href=/a>Read the full story at the Herald</a></p>"),
    ),
    "one whose body is longer than what is shown": (
        "cut",
        article(prose(2), data(articleBody=" ".join(SENTENCES * 5))),
    ),
    "the first of several pages": ("pages", article(prose(8), next_page("/news/bridge?page=2"))),
    "a live blog that says so": ("live", article(prose(4), data("LiveBlogPosting"))),
    "a live blog by its build": ("live", article(POSTS, title="Bridge in Tarn: live updates")),
}

FRONT = "".join(
    f'<div><h3><a href="/{i}">Story {i}</a></h3><p>{SENTENCES[i % 6]}</p></div>' for i in range(20)
)
LAMP = f"<h1>A lamp</h1><p>{SENTENCES[0]}</p><p>€ 20</p><button>Add to basket</button>{prose(3)}"
LOGIN = (
    "<h1>Welcome back</h1><form><p>Please give your name and your password to go on.</p>"
    "<input name=name><input type=password></form>"
)
ROBOTS = (
    "<title>Just a moment...</title><p>Please enable JavaScript and cookies to go on to the page. This takes "
    "a few seconds and shows that a human is there.</p>"
)
CONSENT = (
    "<title>The Tarn Herald</title><h1>We value your privacy</h1><p>We and our 845 partners store and "
    "process personal data, such as what you read, to choose what is shown to you.</p>"
    "<button>Accept all</button><a href=/more>Manage options</a>"
)

OTHER = {
    "a section front": ("a front page or a list of links", page(FRONT)),
    "a list of links": ("a front page or a list of links", page(links(40, "A headline that has the number"))),
    "a shop": (
        "a page of a shop",
        page(LAMP, '<meta property="og:type" content="product">', title="A lamp"),
    ),
    "a login": ("a page to log in on", f"<html><body>{LOGIN}</body></html>".encode()),
    "an error": (
        "an error page or a check against robots",
        page(f"<h1>Page not found</h1>{prose(2)}", title="Page not found"),
    ),
    "a check against robots": (
        "an error page or a check against robots",
        f"<html>{ROBOTS}</html>".encode(),
    ),
    "a request for consent": ("a page that asks for consent to cookies", f"<html>{CONSENT}</html>".encode()),
    "a page built by scripts": (
        "a page almost without text",
        b"<html><body><div id=app></div><script>go()</script></body></html>",
    ),
}
"""What the refusal says it is, and the page."""
