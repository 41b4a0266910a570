"""Keys are in the keyring, or said to be elsewhere, and never in a file of ours or in what is shown."""

from __future__ import annotations

import time
from pathlib import Path

import keyring
import pytest
from keyring.errors import KeyringLocked, NoKeyringError
from keyrings.alt.file import EncryptedKeyring, PlaintextKeyring
from pydantic import SecretStr

from onrecord.keys import Keys, StoredKey, Where, system_keyring

SECRET = SecretStr("sesame-7751")


class Unusable:
    """A keyring that does as it is told instead of keeping anything."""

    def __init__(self, act: object) -> None:
        self._act = act

    def _do(self) -> None:
        if isinstance(self._act, Exception):
            raise self._act
        time.sleep(30)

    def get_password(self, *_: str) -> str | None:
        self._do()
        return None

    def set_password(self, *_: str) -> None:
        self._do()

    def delete_password(self, *_: str) -> None:
        self._do()


@pytest.fixture
def encrypted(tmp_path: Path) -> EncryptedKeyring:
    """The encrypted file of keyrings.alt, unlocked."""
    backend = EncryptedKeyring()
    backend.file_path = str(tmp_path / "keyring.cfg")
    backend.keyring_key = "the word for the file"
    return backend


def test_a_key_is_kept_in_the_keyring_found_again_and_removed(
    encrypted: EncryptedKeyring, tmp_path: Path
) -> None:
    assert Keys(lambda: encrypted, {}).set("factcheck", SECRET) is Where.KEYRING

    keys = Keys(lambda: encrypted, {})
    assert keys.find("factcheck") == StoredKey(SECRET, Where.KEYRING)
    assert not any(b"sesame" in file.read_bytes() for file in tmp_path.iterdir())
    keys.remove("factcheck")
    keys.remove("factcheck")
    assert keys.find("factcheck") is None


@pytest.mark.parametrize(
    "backend", [None, Unusable(NoKeyringError()), Unusable(KeyringLocked("sesame-7751")), Unusable("waits")]
)
def test_without_a_keyring_a_key_lasts_for_the_session_and_the_reader_is_told(
    backend: Unusable | None, capfd: pytest.CaptureFixture[str]
) -> None:
    keys = Keys(lambda: backend, {}, seconds=0.2)
    began = time.monotonic()

    assert keys.set("factcheck", SECRET) is Where.SESSION
    assert keys.find("factcheck") == StoredKey(SECRET, Where.SESSION)
    keys.remove("factcheck")
    assert keys.find("factcheck") is None
    assert time.monotonic() - began < 2
    assert "sesame" not in "".join(capfd.readouterr())


def test_a_key_may_stand_in_the_environment() -> None:
    keys = Keys(lambda: None, {"ONRECORD_FACTCHECK_KEY": " sesame-7751\n"})

    assert keys.find("factcheck") == StoredKey(SECRET, Where.ENVIRONMENT)
    assert keys.find("wikipedia") is None


def test_a_key_is_not_shown() -> None:
    assert "sesame" not in repr(StoredKey(SECRET, Where.KEYRING)) + str(SECRET)


def test_a_keyring_of_plain_text_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", PlaintextKeyring)
    assert system_keyring() is None

    monkeypatch.setattr(keyring, "get_keyring", EncryptedKeyring)
    assert isinstance(system_keyring(), EncryptedKeyring)
