"""What a request goes through on its way to the network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx

from onrecord.online.errors import refusal
from onrecord.online.log import RequestLog
from onrecord.online.values import Key

PATIENCE: Final = 5.0
"""Seconds that are waited at most before a request is made again; a longer pause is left to the reader."""


class Patient(httpx.BaseTransport):
    """Passes a request on. Where the server wants a long pause, it is not asked again before that is over."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Make a request; raises an :class:`OnlineError` where a long pause is wanted."""
        response = self._inner.handle_request(request)
        wait = seconds_to_wait(response.headers.get("retry-after", ""), datetime.now(UTC))
        if response.is_error and wait > PATIENCE:
            response.close()
            raise refusal(response.status_code, wait)
        return response


def seconds_to_wait(retry_after: str, now: datetime) -> float:
    """Return how long a header ``Retry-After`` wants us to wait; 0 where it says nothing that makes sense."""
    words = retry_after.strip()
    if words.isascii() and words.isdigit():
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return 0.0
    return max((moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds(), 0.0)


class Keyed(httpx.BaseTransport):
    """Adds a key to each request."""

    def __init__(self, inner: httpx.BaseTransport, key: Key) -> None:
        self._inner, self._key = inner, key

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Make a request, with the key."""
        # A copy: the cache keeps the request that it handed on.
        headers = request.headers.copy()
        headers[self._key.header] = self._key.value.get_secret_value()
        copy = httpx.Request(
            request.method,
            request.url,
            headers=headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return self._inner.handle_request(copy)


class Logged(httpx.BaseTransport):
    """Adds each request to a log, once its answer was taken."""

    def __init__(self, inner: httpx.BaseTransport, log: RequestLog) -> None:
        self._inner, self._log = inner, log

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Make a request, and log it."""
        address = str(request.url.copy_with(username="", password=""))
        try:
            response = self._inner.handle_request(request)
        except httpx.HTTPError:
            self._log.add(address, 0, 0)
            raise
        if not isinstance(response.stream, httpx.SyncByteStream):
            raise TypeError("a transport that is asked to answer at once gave a stream for later")
        response.stream = _Counted(
            response.stream, lambda size: self._log.add(address, response.status_code, size)
        )
        return response


class _Counted(httpx.SyncByteStream):
    """Counts what comes, and tells when it ends."""

    def __init__(self, inner: httpx.SyncByteStream, ended: Callable[[int], None]) -> None:
        self._inner, self._ended, self._size = inner, ended, 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._inner:
            self._size += len(chunk)
            yield chunk

    def close(self) -> None:
        self._inner.close()
        self._ended(self._size)
