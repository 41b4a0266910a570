"""Keys of providers, in the system's keyring and nowhere else on disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from pydantic import SecretStr

SERVICE = "onrecord"
SECONDS = 5.0
"""How long the keyring is waited for: a locked one may ask somebody who is not there."""

T = TypeVar("T")


class Where(StrEnum):
    """Where a key is."""

    KEYRING = "keyring"
    ENVIRONMENT = "environment"
    SESSION = "session"
    """In memory, until On Record is closed."""


@dataclass(frozen=True)
class StoredKey:
    """A key, and where it is. ``repr`` does not show it."""

    value: SecretStr
    where: Where


class Backend(Protocol):
    """What keeps passwords: what ``keyring`` calls a backend."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return a password, None if there is none."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a password."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Drop a password."""
        ...


class Keys:
    """Finds and keeps keys. The keyring is looked for when first needed; each method may wait for it."""

    def __init__(
        self,
        backend: Callable[[], Backend | None] | None = None,
        environment: Mapping[str, str] = os.environ,
        seconds: float = SECONDS,
    ) -> None:
        """Make it.

        Args:
            backend: finds the keyring, None where there is none to trust.
            environment: where a key may stand, as ``ONRECORD_FACTCHECK_KEY``.
            seconds: how long the keyring is waited for.
        """
        self._backend = backend or system_keyring
        self._environment = environment
        self._seconds = seconds
        self._session: dict[str, SecretStr] = {}

    def find(self, provider: str) -> StoredKey | None:
        """Return the key of a provider: this session's, else the keyring's, else the environment's."""
        if provider in self._session:
            return StoredKey(self._session[provider], Where.SESSION)
        kept = self._try(lambda keyring: keyring.get_password(SERVICE, provider))
        if kept:
            return StoredKey(SecretStr(kept), Where.KEYRING)
        given = self._environment.get(variable(provider), "").strip()
        return StoredKey(SecretStr(given), Where.ENVIRONMENT) if given else None

    def set(self, provider: str, value: SecretStr) -> Where:
        """Keep a key, in the keyring or, where that cannot be used, for this session.

        Returns:
            Where it is now.
        """
        self._session.pop(provider, None)

        def keep(keyring: Backend) -> bool:
            keyring.set_password(SERVICE, provider, value.get_secret_value())
            return keyring.get_password(SERVICE, provider) == value.get_secret_value()

        if self._try(keep):
            return Where.KEYRING
        self._session[provider] = value
        return Where.SESSION

    def remove(self, provider: str) -> None:
        """Drop the key from keyring and session; one in the environment stays, as it is not ours."""
        self._session.pop(provider, None)

        def drop(keyring: Backend) -> None:
            if keyring.get_password(SERVICE, provider) is not None:
                keyring.delete_password(SERVICE, provider)

        self._try(drop)

    def _try(self, work: Callable[[Backend], T]) -> T | None:
        """Do something with the keyring; return None where there is none, or it fails, or takes too long."""
        done: Future[T | None] = Future()

        def run() -> None:
            try:
                backend = self._backend()
                done.set_result(work(backend) if backend else None)
            except Exception:  # noqa: BLE001 - backends raise what they like, and their words may hold the key
                done.set_result(None)

        threading.Thread(target=run, name="onrecord-keyring", daemon=True).start()
        try:
            return done.result(timeout=self._seconds)
        except TimeoutError:
            return None


def variable(provider: str) -> str:
    """Return the name of the environment variable in which a provider's key may stand."""
    return f"ONRECORD_{provider.upper()}_KEY"


def system_keyring() -> Backend | None:
    """Return the system's keyring, None where there is none, or only one that keeps plain text."""
    import keyring
    from keyring.backends import chainer, fail, null

    found = keyring.get_keyring()
    several = found.backends if isinstance(found, chainer.ChainerBackend) else [found]
    useless = (fail.Keyring, null.Keyring)
    return next((b for b in several if not isinstance(b, useless) and not _is_plain(b)), None)


def _is_plain(backend: object) -> bool:
    return "plaintext" in type(backend).__name__.lower()
