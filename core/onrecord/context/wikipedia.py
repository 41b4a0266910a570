"""Who a source is, from Wikidata and the English Wikipedia."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from pydantic import Field

from onrecord.context.answers import Form, answer, now
from onrecord.context.providers import Asking
from onrecord.context.ranking import Facts, ranked
from onrecord.context.values import Candidate, SourceContext, SourceQuestion
from onrecord.context.wikidata import Hits, Item, Items, facts_of
from onrecord.phrasing import one_line
from onrecord.translation import noop

WIKIDATA = "https://www.wikidata.org/w/api.php"
WIKIPEDIA = "https://en.wikipedia.org/w/api.php"
PAGES = "https://en.wikipedia.org/wiki/"
ITEMS = "https://www.wikidata.org/wiki/"
PICTURES = "https://upload.wikimedia.org/"
KEEP = 7 * 24 * 3600.0
"""Seconds: offices change rarely."""
MOST = 7
MOST_NAMES = 50
"""Items that Wikidata gives at once."""
LONGEST_NAME = 100
"""Characters of a name that are sent."""
WIDTH = 160
"""Of a picture, in pixels."""


class _Thumbnail(Form):
    source: str


class _Page(Form):
    title: str = ""
    thumbnail: _Thumbnail | None = None


class _Pages(Form):
    pages: tuple[_Page, ...] = ()


class _Query(Form):
    query: _Pages = Field(default_factory=_Pages)


class Wikipedia:
    """Wikidata and Wikipedia."""

    title = "Wikipedia"
    sends = noop(
        "The name of the source is sent to Wikidata and Wikipedia (wikidata.org, wikipedia.org); a picture "
        "comes from wikimedia.org."
    )
    needs_key = False
    key_address = ""

    def __init__(self, wikidata: str = WIKIDATA, wikipedia: str = WIKIPEDIA) -> None:
        self._wikidata, self._wikipedia = wikidata, wikipedia

    def sent(self, question: SourceQuestion) -> str:
        """Return exactly the words that are sent: the name."""
        return one_line(question.name)[:LONGEST_NAME]

    def who(self, question: SourceQuestion, asking: Asking) -> SourceContext:
        """Say who a source may be: at most :data:`MOST` candidates."""
        asked = self.sent(question)
        items = self._items(self._search(asked, asking), asking)
        names = self._names({i for item in items.values() for i in item.mentioned}, asking)
        order, certain = ranked([facts_of(item, names) for item in items.values()], question)
        pictures = self._pictures([item.page for item in items.values() if item.page], asking)
        return SourceContext(
            provider="wikipedia",
            about=question.id,
            asked=asked,
            retrieved=now(),
            candidates=tuple(_candidate(facts, items[facts.id], pictures, question) for facts in order),
            certain=certain,
        )

    def test(self, asking: Asking) -> None:
        """Make a small request."""
        self._search("Wikidata", asking, 0)

    def _search(self, name: str, asking: Asking, keep: float = KEEP) -> list[str]:
        query = {"action": "wbsearchentities", "search": name, "language": "en", "uselang": "en"}
        query |= {"type": "item", "limit": str(MOST), "format": "json"}
        found = answer(self._wikidata, query, Hits, asking, keep=keep)
        return list(dict.fromkeys(hit.id for hit in found.search))[:MOST]

    def _items(self, ids: list[str], asking: Asking) -> dict[str, Item]:
        if not ids:
            return {}
        props = "labels|descriptions|aliases|claims|sitelinks"
        query = {"action": "wbgetentities", "ids": "|".join(ids), "props": props, "languages": "en"}
        query |= {"sitefilter": "enwiki", "format": "json"}
        found = {item.id: item for item in answer(self._wikidata, query, Items, asking, keep=KEEP).items()}
        return {i: found[i] for i in ids if i in found}

    def _names(self, ids: Iterable[str], asking: Asking) -> dict[str, str]:
        wanted = sorted(ids)
        names: dict[str, str] = {}
        for start in range(0, len(wanted), MOST_NAMES):
            some = "|".join(wanted[start : start + MOST_NAMES])
            query = {
                "action": "wbgetentities",
                "ids": some,
                "props": "labels",
                "languages": "en",
                "format": "json",
            }
            items = answer(self._wikidata, query, Items, asking, keep=KEEP).items()
            names |= {item.id: item.label for item in items if item.label}
        return names

    def _pictures(self, titles: list[str], asking: Asking) -> dict[str, str]:
        """Return the addresses of the pictures of pages, by title; only those in Wikimedia's own store."""
        if not titles:
            return {}
        query = {"action": "query", "prop": "pageimages", "piprop": "thumbnail", "pithumbsize": str(WIDTH)}
        query |= {"titles": "|".join(titles), "format": "json", "formatversion": "2"}
        pages = answer(self._wikipedia, query, _Query, asking, keep=KEEP).query.pages
        found = {page.title: page.thumbnail.source for page in pages if page.thumbnail}
        return {title: address for title, address in found.items() if address.startswith(PICTURES)}


def _candidate(facts: Facts, item: Item, pictures: Mapping[str, str], question: SourceQuestion) -> Candidate:
    held = [office for office in facts.offices if office.held_on(question.day or "")]
    # The one that began last is what somebody is known for at that time.
    office = max(held, key=lambda office: office.start, default=None)
    return Candidate(
        id=item.id,
        name=item.label or item.page or item.id,
        description=item.description,
        office=office.name if office else "",
        country=facts.country,
        url=PAGES + quote(item.page.replace(" ", "_")) if item.page else ITEMS + item.id,
        picture=pictures.get(item.page, ""),
    )
