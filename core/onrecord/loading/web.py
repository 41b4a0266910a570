"""One page from the web: http and https alone, within limits of time and size."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from dataclasses import dataclass
from importlib import metadata
from time import monotonic
from typing import Final

import httpx

from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import megabytes, quoted
from onrecord.loading.kinds import DOCX_TYPE
from onrecord.translation import tr

_ACCEPTED: Final = (
    "",
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    DOCX_TYPE,
    "application/octet-stream",
    "binary/octet-stream",
)
_CHUNK_BYTES: Final = 65_536


@dataclass(frozen=True)
class Page:
    """What an address gave: the bytes, where they came from at last, and what the server called them."""

    data: bytes
    url: str
    content_type: str
    charset: str | None


def fetch(url: str) -> Page:
    """Get one page.

    Raises:
        LoadingError: the address, or one that it sends us on to, is not http or https; it cannot be reached,
            takes too long, answers with an error, or gives something too large or no article.
    """
    return _within(limits.TOTAL_SECONDS, lambda: _fetch(url), url)


def _within(seconds: float, work: Callable[[], Page], url: str) -> Page:
    """Wait at most so long for ``work``, in a thread: name look-ups know no time limit of their own."""
    future: Future[Page] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - future.result() raises it again, where the caller is
            future.set_exception(error)

    language = copy_context()  # of the words for what goes wrong
    threading.Thread(target=language.run, args=(run,), name="onrecord-fetch", daemon=True).start()
    try:
        return future.result(timeout=seconds)
    except TimeoutError as error:
        raise _too_slow(url) from error


def _fetch(url: str) -> Page:
    address = _asked(url)
    try:
        with _client() as client:
            return _follow(client, address, url)
    except httpx.TimeoutException as error:
        raise _too_slow(url) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise LoadingError(
            tr(
                "{address} sends us on to something that is not a web page: open the article itself.",
                address=quoted(url),
            )
        ) from error
    except httpx.HTTPError as error:
        raise LoadingError(_not_opened(url, _cause(error))) from error


def _asked(url: str) -> httpx.URL:
    try:
        return _checked(url)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise LoadingError(
            tr("{address} is not a complete web address: check its spelling.", address=quoted(url))
        ) from error


def _client() -> httpx.Client:
    return httpx.Client(
        headers={"User-Agent": user_agent(), "Accept": "text/html, application/pdf, text/plain, */*;q=0.1"},
        timeout=httpx.Timeout(limits.READ_SECONDS, connect=limits.CONNECT_SECONDS),
        follow_redirects=False,
    )


def user_agent() -> str:
    """Return how On Record names itself to web servers: name, version, and where to reach its makers."""
    try:
        about = metadata.metadata("onrecord")
    except metadata.PackageNotFoundError:
        return "OnRecord (desktop reading assistant)"
    contact = next((address.split(", ")[-1] for address in about.get_all("Project-URL") or ()), None)
    return f"OnRecord/{about['Version']} ({contact or 'desktop reading assistant'})"


def _checked(url: str | httpx.URL) -> httpx.URL:
    parsed = httpx.URL(url)
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise httpx.UnsupportedProtocol(f"not a web address: {parsed.scheme}")
    return parsed


def _follow(client: httpx.Client, address: httpx.URL, asked: str) -> Page:
    """Get ``address``, going on where the server sends us, as long as that is on the web too."""
    deadline = monotonic() + limits.TOTAL_SECONDS
    for _ in range(limits.MAX_REDIRECTS + 1):
        with client.stream("GET", address) as response:
            if not response.has_redirect_location:
                return _page(response, asked, deadline)
            address = _checked(response.url.join(response.headers["location"]))
    raise LoadingError(
        tr(
            "{address} sends us from page to page without end: open the article itself.",
            address=quoted(asked),
        )
    )


def _page(response: httpx.Response, asked: str, deadline: float) -> Page:
    if response.is_error:
        raise LoadingError(_not_opened(asked, _refusal(response.status_code)))
    content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if content_type not in _ACCEPTED:
        raise LoadingError(
            tr(
                "{address} is of type {type}: open a web page, text, PDF or DOCX instead.",
                address=quoted(asked),
                type=quoted(content_type),
            )
        )
    data = _body(response, asked, deadline)
    return Page(data, str(response.url), content_type, response.charset_encoding)


def _body(response: httpx.Response, asked: str, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes(_CHUNK_BYTES):
        body += chunk
        if len(body) > limits.MAX_BYTES:
            raise LoadingError(
                tr(
                    "{address} is larger than {size}, the most that On Record opens: copy the part you want "
                    "and paste it.",
                    address=quoted(asked),
                    size=megabytes(limits.MAX_BYTES),
                )
            )
        if monotonic() > deadline:
            raise _too_slow(asked)
    return bytes(body)


def _too_slow(url: str) -> LoadingError:
    return LoadingError(
        tr(
            "{address} did not answer in time ({seconds} seconds at most): try again later.",
            address=quoted(url),
            seconds=round(limits.TOTAL_SECONDS),
        )
    )


def _not_opened(url: str, why: str) -> str:
    # Translators: {why} says why, and after a semicolon what to do.
    return tr("{address} cannot be opened: {why}", address=quoted(url), why=why)


def _refusal(status: int) -> str:
    if status in (404, 410):
        return tr("there is no such page (error {number}); check the address.", number=status)
    if status in (401, 402, 403, 451):
        return tr(
            "the site refuses it (error {number}); open it in your browser, save it and open the file.",
            number=status,
        )
    if status == 429:
        return tr("the site asks for a pause (error {number}); try again later.", number=status)
    return tr("the site answers with error {number}; try again later.", number=status)


def _cause(error: httpx.HTTPError) -> str:
    """Return in a clause why a connection failed, and what to do."""
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLError):
            return tr("the site's certificate or encryption is not valid; check the address.")
        inner = inner.__cause__ or inner.__context__
    words = str(error).lower()
    if any(
        sign in words
        for sign in ("name or service", "getaddrinfo", "nodename", "name resolution", "-2]", "-5]")
    ):
        return tr("no site of that name was found; check the spelling and your connection.")
    if "refused" in words:
        return tr("the site refuses connections; check the address or try again later.")
    if isinstance(error, httpx.DecodingError):
        return tr("what the site sent is damaged; try again later.")
    return tr("the connection broke off; check your network and try again.")
