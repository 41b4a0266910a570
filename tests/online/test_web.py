"""Requests end within their limits, whatever a server does, and each is in the log."""

from __future__ import annotations

import gzip
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from server import Reply, Server, serving

from onrecord.online import Answer, Key, Limits, MemoryLog, OnlineError, Reason, StoredLog
from onrecord.online.transports import seconds_to_wait
from onrecord.online.web import Web

SMALL = Limits(size=1000, types=frozenset(("application/json",)), seconds=5)
KEY = Key("X-Key", SecretStr("sesame-7751"))


def reason_of(server: Server, limits: Limits = SMALL, path: str = "/") -> OnlineError:
    with pytest.raises(OnlineError) as caught:
        Web(MemoryLog()).get(server.url + path, limits)
    return caught.value


def test_an_answer_comes_whole_and_with_its_type(server: Server) -> None:
    server.always(Reply(b'{"a": 1}', type="application/json; charset=utf-8"))

    answer = Web(MemoryLog()).get(server.url + "/x?q=1", SMALL)

    assert answer == Answer(b'{"a": 1}', server.url + "/x?q=1", "application/json", "utf-8")


def test_a_server_is_told_who_asks_and_where_to_complain(server: Server) -> None:
    server.always(Reply(b"{}"))
    Web(MemoryLog()).get(server.url, SMALL)

    assert server.seen[0].headers["user-agent"].startswith("OnRecord/")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Reason.REFUSED),
        (403, Reason.REFUSED),
        (404, Reason.MISSING),
        (410, Reason.MISSING),
        (418, Reason.SERVER),
        (500, Reason.SERVER),
    ],
)
def test_an_error_of_the_server_is_told_at_once(server: Server, status: int, reason: Reason) -> None:
    server.always(Reply(status=status))

    assert (reason_of(server).reason, reason_of(server).status) == (reason, status)
    assert len(server.seen) == 2


def test_a_server_that_is_busy_is_asked_again_when_it_wants(server: Server) -> None:
    server.in_turn(Reply(status=429, headers={"Retry-After": "1"}), Reply(b"{}"))
    log = MemoryLog()
    began = time.monotonic()

    assert Web(log).get(server.url, SMALL).data == b"{}"
    assert time.monotonic() - began >= 1
    assert [entry.status for entry in log.entries] == [429, 200]


def test_a_server_that_wants_a_long_pause_gets_it(server: Server) -> None:
    server.always(Reply(status=429, headers={"Retry-After": "3600"}))

    error = reason_of(server)

    assert (error.reason, error.wait) == (Reason.PAUSE, 3600)
    assert len(server.seen) == 1


def test_a_server_that_stays_busy_is_given_up(server: Server) -> None:
    server.always(Reply(status=503))

    assert reason_of(server).reason is Reason.SERVER
    assert len(server.seen) == 3


def test_what_is_too_large_is_given_up_in_the_middle(server: Server) -> None:
    server.always(Reply(b"x" * 100_000))

    assert reason_of(server).reason is Reason.LARGE


def test_what_unpacks_to_too_much_is_given_up(server: Server) -> None:
    packed = gzip.compress(b"x" * 10_000_000)
    server.always(Reply(packed, headers={"Content-Encoding": "gzip"}))

    assert reason_of(server, Limits(size=50_000)).reason is Reason.LARGE


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"<p>", type="text/html"), Reason.TYPE),
        (Reply(b"{", cut=True), Reason.NO_CONNECTION),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), Reason.DAMAGED),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), Reason.SENT_ON),
        (Reply(status=302, headers={"Location": "ftp://example.org/"}), Reason.SENT_ON),
        (Reply(status=302, headers={"Location": "mailto:ann@tarn.example"}), Reason.SENT_ON),
        (Reply(status=302, headers={"Location": "/again"}), Reason.ENDLESS),
    ],
)
def test_what_is_of_no_use_is_told_from_the_rest(server: Server, reply: Reply, reason: Reason) -> None:
    server.always(reply)

    assert reason_of(server).reason is reason


@pytest.mark.parametrize("reply", [Reply(b"{}", delay=3), Reply(b"x" * 500, drip=0.1)])
def test_a_slow_server_is_given_up_in_time(server: Server, reply: Reply) -> None:
    server.always(reply)
    began = time.monotonic()

    assert reason_of(server, Limits(size=1000, seconds=0.5)).reason is Reason.SLOW
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("url", ["file:///etc/passwd", "example.org", "http://", "", "javascript:1"])
def test_what_is_no_web_address_is_never_asked(url: str) -> None:
    log = MemoryLog()
    with pytest.raises(OnlineError) as caught:
        Web(log).get(url, SMALL)

    assert caught.value.reason is Reason.ADDRESS
    assert not log.entries


def test_nobody_there_is_told(server: Server) -> None:
    log = MemoryLog()
    with serving() as gone:
        url = gone.url
    with pytest.raises(OnlineError) as caught:
        Web(log).get(url, Limits(size=10, seconds=10))

    assert caught.value.reason is Reason.CLOSED
    assert [entry.status for entry in log.entries] == [0, 0, 0]
    assert not server.seen


def test_a_request_is_cancelled_while_it_waits(server: Server) -> None:
    server.always(Reply(b"{}", delay=3))
    wanted = threading.Event()
    threading.Timer(0.2, wanted.set).start()
    began = time.monotonic()
    with pytest.raises(OnlineError) as caught:
        Web(MemoryLog()).get(server.url, SMALL, cancelled=wanted.is_set)

    assert caught.value.reason is Reason.CANCELLED
    assert time.monotonic() - began < 1


def test_a_redirect_is_followed_on_the_web_and_nowhere_else(server: Server) -> None:
    with serving() as other:
        other.always(Reply(b'{"b": 2}'))
        server.always(Reply(status=301, headers={"Location": other.url + "/there"}))

        assert Web(MemoryLog()).get(server.url, SMALL).url == other.url + "/there"
        stays = Limits(size=1000, same_host=True)
        assert reason_of(server, stays).reason is Reason.SENT_ON
        assert len(other.seen) == 1


def test_a_key_goes_to_the_host_that_it_is_for_and_nowhere_else(server: Server, tmp_path: Path) -> None:
    cache, log = tmp_path / "cache.db", StoredLog(tmp_path / "log.jsonl")
    web = Web(log, cache)
    server.always(Reply(b"{}"))
    web.get(server.url + "/a", SMALL, key=KEY, keep=60)

    assert server.seen[0].headers["x-key"] == "sesame-7751"
    assert "sesame" not in repr(KEY)
    assert not any(b"sesame" in file.read_bytes() for file in tmp_path.iterdir())

    with serving() as other:
        other.always(Reply(b"{}"))
        server.always(Reply(status=302, headers={"Location": other.url}))
        web.get(server.url + "/b", SMALL, key=KEY)
        assert "x-key" not in other.seen[0].headers


def test_what_may_be_kept_is_asked_for_once(server: Server, tmp_path: Path) -> None:
    server.always(Reply(b"{}", headers={"Cache-Control": "no-store"}))
    log = MemoryLog()
    for _ in range(3):
        assert Web(log, tmp_path / "c.db").get(server.url, SMALL, keep=60).data == b"{}"

    assert len(server.seen) == len(log.entries) == 1


def test_what_was_kept_ends_with_its_time_and_can_be_dropped(server: Server, tmp_path: Path) -> None:
    server.always(Reply(b"{}"))
    web = Web(MemoryLog(), tmp_path / "c.db")
    web.get(server.url, SMALL, keep=0.2)
    time.sleep(0.3)
    web.get(server.url, SMALL, keep=60)
    assert len(server.seen) == 2

    web.forget(server.url)
    web.get(server.url, SMALL, keep=60)
    assert len(server.seen) == 3


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(b"x" * 5000), Reply(b"{", cut=True)])
def test_a_failure_is_not_kept(server: Server, tmp_path: Path, reply: Reply) -> None:
    web = Web(MemoryLog(), tmp_path / "c.db")
    server.always(reply)
    with pytest.raises(OnlineError):
        web.get(server.url, SMALL, keep=60)
    server.always(Reply(b"{}"))

    assert web.get(server.url, SMALL, keep=60).data == b"{}"


def test_the_log_says_what_was_asked_and_how_much_came(server: Server, tmp_path: Path) -> None:
    server.always(Reply(b"{}  "))
    log = StoredLog(tmp_path / "deep" / "log.jsonl")
    Web(log).get(server.url.replace("//", "//name:word@") + "/x?q=2", SMALL)

    (entry,) = log.entries()
    assert (entry.address, entry.status, entry.size) == (server.url + "/x?q=2", 200, 4)
    assert datetime.fromisoformat(entry.time).tzinfo is not None
    log.clear()
    assert log.entries() == ()


def test_a_log_that_cannot_be_written_stops_nothing(server: Server, tmp_path: Path) -> None:
    server.always(Reply(b"{}"))
    (tmp_path / "file").write_text("")

    assert Web(StoredLog(tmp_path / "file" / "log")).get(server.url, SMALL).data == b"{}"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7),
        ("", 0),
        ("soon", 0),
        ("-3", 0),
        ("Wed, 25 Nov 2026 12:00:30 GMT", 30),
        ("Wed, 25 Nov 2026 11:00:00 GMT", 0),
    ],
)
def test_a_pause_is_given_in_seconds_or_as_a_date(header: str, seconds: float) -> None:
    assert seconds_to_wait(header, datetime(2026, 11, 25, 12, tzinfo=UTC)) == seconds
