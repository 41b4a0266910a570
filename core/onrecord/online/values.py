"""What a request may take, what goes with it, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import SecretStr


@dataclass(frozen=True)
class Limits:
    """What is taken from a server at most."""

    size: int
    """Bytes after decompression."""
    types: frozenset[str] = frozenset()
    """Content types to accept, empty for any; the type "" is a server's that names none."""
    seconds: float = 30.0
    """For all of a request, with its redirects and repetitions."""
    silence: float = 15.0
    """Seconds that the server may say nothing."""
    same_host: bool = False
    """Whether to go nowhere else than where the request goes."""


@dataclass(frozen=True)
class Key:
    """A header that only the server gets to see: it is in no log and in no cache, nor shown by ``repr``."""

    header: str
    value: SecretStr


@dataclass(frozen=True)
class Answer:
    """What an address gave: the bytes, where they came from at last, and what the server called them."""

    data: bytes = field(repr=False)
    url: str
    content_type: str
    charset: str | None
