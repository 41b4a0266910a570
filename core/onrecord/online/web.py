"""Requests over http and https, within limits of time and size, as good neighbours make them."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from time import monotonic
from typing import Final

import httpx
from hishel import SqliteStorage
from hishel.httpx import CacheTransport
from httpx_retries import Retry, RetryTransport

from onrecord import folders
from onrecord.online.errors import OnlineError, Reason, refusal
from onrecord.online.log import RequestLog, StoredLog, usual_file
from onrecord.online.transports import PATIENCE, Keyed, Logged, Patient
from onrecord.online.values import Answer, Key, Limits

MAX_REDIRECTS: Final = 8
CONNECT_SECONDS: Final = 10.0
"""Seconds to reach a server."""
RETRIES: Final = 2
CACHE_BYTES: Final = 100_000_000
_CHUNK_BYTES: Final = 65_536
_LOOK_UP: Final = 0.05
"""Seconds between two looks at whether somebody cancelled."""


class Web:
    """Gets what is at an address.

    Each request is logged. A server that fails or asks for a short pause is asked again, after the time that
    it wants, or after one that doubles. What may be kept is kept on disk.
    """

    def __init__(
        self, log: RequestLog, cache: Path | None = None, transport: httpx.BaseTransport | None = None
    ) -> None:
        """Make it; nothing is requested yet.

        Args:
            log: is told of every request.
            cache: the file of the cache, made when it is needed; None keeps nothing.
            transport: makes the connections; None for the usual one.
        """
        self._log = log
        self._cache = cache
        self._transport = transport

    def get(
        self,
        url: str,
        limits: Limits,
        *,
        headers: Mapping[str, str] | None = None,
        key: Key | None = None,
        keep: float = 0.0,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Get what is at an address. Waits; not for a thread that must not.

        Args:
            url: of http or https.
            limits: what is taken at most.
            headers: to send.
            key: to send, and to the host of the address alone.
            keep: for how many seconds the answer may be kept and given again.
            cancelled: asked again and again whether to give up.

        Raises:
            OnlineError: there is no answer, or none within the limits.
        """
        work = _Get(self, limits, dict(headers or {}), key, keep, cancelled)
        try:
            return _within(limits.seconds, lambda: work.run(checked(url)), cancelled)
        except OnlineError as error:
            if keep and error.reason is Reason.LARGE:
                self.forget(url)
            raise

    def forget(self, url: str) -> None:
        """Drop what is kept of an address, as what came from there turned out to be of no use."""
        if self._cache and self._cache.exists():
            with closing(SqliteStorage(database_path=self._cache)) as storage:
                for entry in storage.get_entries(str(checked(url))):
                    storage.remove_entry(entry.id)

    def forget_all(self) -> None:
        """Drop all that is kept.

        Raises:
            OSError: it cannot be removed.
        """
        if self._cache:
            for ending in ("", "-wal", "-shm", "-journal"):
                self._cache.with_name(self._cache.name + ending).unlink(missing_ok=True)

    @contextmanager
    def _client(self, key: Key | None, keep: float, silence: float) -> Iterator[httpx.Client]:
        with ExitStack() as ends:
            inner = self._transport or httpx.HTTPTransport()
            retry = Retry(RETRIES, backoff_factor=0.5, max_backoff_wait=PATIENCE, backoff_jitter=0)
            transport: httpx.BaseTransport = RetryTransport(Patient(Logged(inner, self._log)), retry)
            if key:
                transport = Keyed(transport, key)
            if self._cache and keep:
                self._cache.parent.mkdir(parents=True, exist_ok=True)
                # outermost, so that it never sees a key
                storage = ends.enter_context(
                    closing(SqliteStorage(database_path=self._cache, max_size=CACHE_BYTES))
                )
                transport = CacheTransport(transport, storage)
            timeout = httpx.Timeout(silence, connect=CONNECT_SECONDS)
            headers = {"User-Agent": user_agent()}
            yield ends.enter_context(
                httpx.Client(transport=transport, timeout=timeout, headers=headers, follow_redirects=False)
            )


@dataclass(frozen=True)
class _Get:
    """One request, with all that goes with it."""

    web: Web
    limits: Limits
    headers: Mapping[str, str]
    key: Key | None
    keep: float
    cancelled: Callable[[], bool]

    def run(self, first: httpx.URL) -> Answer:
        address, deadline = first, monotonic() + self.limits.seconds
        for _ in range(MAX_REDIRECTS + 1):
            key = self.key if _same_server(address, first) else None
            there = self._ask(address, key, deadline)
            if isinstance(there, Answer):
                return there
            if self.limits.same_host and not _same_server(there, first):
                raise OnlineError(Reason.SENT_ON)
            address = there
        raise OnlineError(Reason.ENDLESS)

    def _ask(self, address: httpx.URL, key: Key | None, deadline: float) -> Answer | httpx.URL:
        """Return what is there, or where the server sends us on to."""
        caching = {"ttl": self.keep, "key": str(address)}
        with _told(), self.web._client(key, self.keep, self.limits.silence) as client:
            request = client.build_request(
                "GET", address, headers=self.headers, extensions={"caching": caching}
            )
            response = client.send(request, stream=True)
            with closing(response):
                if response.has_redirect_location:
                    return sent_on(response)
                return self._taken(response, deadline)

    def _taken(self, response: httpx.Response, deadline: float) -> Answer:
        if response.is_error:
            raise refusal(response.status_code)
        content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if self.limits.types and content_type not in self.limits.types:
            raise OnlineError(Reason.TYPE, type=content_type)
        body = bytearray()
        for chunk in response.iter_bytes(_CHUNK_BYTES):
            body += chunk
            if len(body) > self.limits.size:
                raise OnlineError(Reason.LARGE)
            if self.cancelled():
                raise OnlineError(Reason.CANCELLED)
            if monotonic() > deadline:
                raise OnlineError(Reason.SLOW)
        return Answer(bytes(body), str(response.url), content_type, response.charset_encoding)


def _same_server(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.netloc) == (other.scheme, other.netloc)


def usual_web(log: RequestLog | None = None) -> Web:
    """Return the usual way to the network: with the log of requests, or another, and the cache."""
    cache = folders.cache() / "web.db"
    return Web(log or StoredLog(usual_file()), cache)


def user_agent() -> str:
    """Return how On Record names itself to web servers: name, version, and where to reach its makers."""
    try:
        about = metadata.metadata("onrecord")
    except metadata.PackageNotFoundError:
        return "OnRecord (desktop reading assistant)"
    contact = next((address.split(", ")[-1] for address in about.get_all("Project-URL") or ()), None)
    return f"OnRecord/{about['Version']} ({contact or 'desktop reading assistant'})"


def checked(url: str) -> httpx.URL:
    """Return an address.

    Raises:
        OnlineError: it is no complete one, or not of http or https.
    """
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise OnlineError(Reason.ADDRESS) from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise OnlineError(Reason.ADDRESS)
    return parsed


def sent_on(response: httpx.Response) -> httpx.URL:
    """Return where a redirect leads.

    Raises:
        OnlineError: to what is no web address.
    """
    try:
        return checked(str(response.url.join(response.headers["location"])))
    except (OnlineError, httpx.InvalidURL, ValueError) as error:
        raise OnlineError(Reason.SENT_ON) from error


def _within(seconds: float, work: Callable[[], Answer], cancelled: Callable[[], bool]) -> Answer:
    """Wait at most so long for ``work``, in a thread: name look-ups know no time limit of their own."""
    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - future.result() raises it again, where the caller is
            future.set_exception(error)

    threading.Thread(target=run, name="onrecord-web", daemon=True).start()
    end = monotonic() + seconds
    while monotonic() < end:
        if cancelled():
            raise OnlineError(Reason.CANCELLED)
        with suppress(FutureTimeout):
            return future.result(timeout=_LOOK_UP)
    raise OnlineError(Reason.SLOW)


@contextmanager
def _told() -> Iterator[None]:
    """Tell what the library raises as an :class:`OnlineError`."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise OnlineError(Reason.SLOW) from error
    except httpx.DecodingError as error:
        raise OnlineError(Reason.DAMAGED) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise OnlineError(Reason.SENT_ON) from error
    except httpx.HTTPError as error:
        raise OnlineError(_cause(error)) from error


def _cause(error: httpx.HTTPError) -> Reason:
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLError):
            return Reason.TLS
        if isinstance(inner, socket.gaierror):
            return Reason.UNKNOWN_HOST
        if isinstance(inner, ConnectionRefusedError):
            return Reason.CLOSED
        inner = inner.__cause__ or inner.__context__
    return Reason.NO_CONNECTION
