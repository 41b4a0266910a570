"""``onrecord read --context`` and ``onrecord keys``, as their users run them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import keyring
import pytest
from keyrings.alt.file import EncryptedKeyring
from server import Reply, Seen, Server
from test_providers import replied, review, wiki

import onrecord
from onrecord.cli.app import run
from onrecord.context import providers
from onrecord.context.factcheck import FactCheck
from onrecord.context.wikipedia import Wikipedia

ARTICLE = """Bridge to stay closed

By Nora Wickham

12 March 2026

Mayor Ilse Karran of Port Ostley said on Wednesday that the bridge would stay closed until the autumn.
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> EncryptedKeyring:
    """An encrypted keyring, as the system's."""
    backend = EncryptedKeyring()
    backend.file_path = str(tmp_path / "keyring.cfg")
    backend.keyring_key = "the word for the file"
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.fixture
def command(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    server: Server,
    secrets: EncryptedKeyring,
) -> Command:
    """Run the command line, with providers that the server plays, and all files in a folder of their own."""
    assert secrets
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    played = {
        "factcheck": FactCheck(server.url + "/f"),
        "wikipedia": Wikipedia(server.url + "/w", server.url + "/p"),
    }
    monkeypatch.setattr(providers, "providers", lambda: played)

    def run_it(*arguments: object, typed: str = "") -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Outcome(code, told.out, told.err)

    return run_it


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of one claim."""
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE)
    return file


def both(seen: Seen) -> Reply:
    """Answer for both providers."""
    if seen.path == "/f":
        claim = {"text": "The bridge is safe", "claimant": "A blog", "claimReview": [review()]}
        return replied({"claims": [claim]})
    return wiki(seen)


def holds_secret(folder: Path) -> list[Path]:
    """Return the files in a folder that hold the key."""
    return [file for file in folder.rglob("*") if file.is_file() and b"sesame-7751" in file.read_bytes()]


@pytest.mark.model
def test_a_reading_comes_with_what_others_know(
    command: Command, server: Server, article: Path, tmp_path: Path
) -> None:
    server.answer = both
    assert command("keys", "set", "factcheck", typed="sesame-7751\n").code == 0

    done = command("read", article, "--context", "wikipedia,factcheck", "--format", "json")

    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    who, checked = found["context"]
    (source,) = [s for s in found["sources"] if s["id"] == who["about"]]
    assert (source["name"], who["certain"]) == ("Ilse Karran", True)
    assert who["candidates"][0]["office"] == "mayor of Port Ostley"
    assert checked["checks"][0]["rating"] == "Mostly not so"
    assert onrecord.Reading.from_json(done.out).statements
    assert not holds_secret(tmp_path)
    assert "sesame" not in done.out

    asked = len(server.seen)
    shown = command("read", article, "--context", "wikipedia,factcheck")
    assert "mayor of Port Ostley" in shown.out
    assert "The Checkers, 2025-05-06: Mostly not so." in shown.out
    assert len(server.seen) == asked, "the answers are kept"


@pytest.mark.model
def test_without_context_nothing_is_asked(command: Command, server: Server, article: Path) -> None:
    assert command("read", article).code == 0
    assert server.seen == []


@pytest.mark.model
def test_one_provider_that_fails_costs_neither_the_reading_nor_the_other(
    command: Command, server: Server, article: Path
) -> None:
    server.answer = lambda seen: Reply(status=403) if seen.path == "/f" else wiki(seen)
    command("keys", "set", "factcheck", typed="sesame-7751\n")

    done = command("read", article, "--context", "factcheck,wikipedia")

    assert done.code == 1
    assert "Ilse Karran, by wikipedia" in done.out
    assert done.err == "onrecord: Google Fact Check Tools refuses to answer (error 403); is the key right?\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--context", "oracle"], "There is no provider “oracle”; there are factcheck, wikipedia."),
        (["--context", "factcheck"], "needs a key"),
        (["--context", "wikipedia", "--format", "html"], "--context goes with text and json, not with html."),
    ],
)
def test_what_cannot_be_asked_is_said_before_anything_is_read(
    command: Command, server: Server, article: Path, options: list[str], words: str
) -> None:
    done = command("read", article, *options)

    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert server.seen == []


def test_a_key_is_set_tested_and_removed(command: Command, server: Server, tmp_path: Path) -> None:
    server.always(replied({}))
    assert command("keys", "test", "factcheck").code == 2
    assert "in the keyring" in command("keys", "set", "factcheck", typed="sesame-7751\n").err
    assert command("keys", "test", "factcheck").err == "The key works; it is in the keyring.\n"
    assert server.seen[-1].headers["x-goog-api-key"] == "sesame-7751"

    server.always(Reply(status=401))
    refused = command("keys", "test", "factcheck")
    assert refused.code == 2
    assert "refuses to answer" in refused.err
    assert not holds_secret(tmp_path)

    assert command("keys", "remove", "factcheck").code == 0
    assert "There is no key" in command("keys", "test", "factcheck").err


def test_a_key_that_cannot_be_kept_is_not_lost_in_silence(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.keys.system_keyring", lambda: None)

    done = command("keys", "set", "factcheck", typed="sesame-7751\n")

    assert done.code == 2
    assert "ONRECORD_FACTCHECK_KEY" in done.err
    assert "sesame" not in done.err


@pytest.mark.parametrize("arguments", [("set", "wikipedia"), ("test", "oracle"), ("set", "factcheck")])
def test_keys_that_make_no_sense_are_refused(command: Command, arguments: tuple[str, ...]) -> None:
    assert command("keys", *arguments).code == 2
