"""Whether a window would be seen."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli.display import has_display

NUMBER = 7391


@pytest.fixture
def x_server() -> Iterator[str]:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{NUMBER}")
        server.listen()
        yield f":{NUMBER}"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_one(platform: str) -> None:
    assert has_display({}, platform)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": f":{NUMBER}.0"},
        {"DISPLAY": f"localhost:{NUMBER}.0"},
        {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "/nowhere"},
        {"DISPLAY": f":{NUMBER}", "QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_server_that_answers_there_is_none(environ: dict[str, str]) -> None:
    assert not has_display(environ, "linux")


def test_an_x_server_that_answers_is_one(x_server: str) -> None:
    assert has_display({"DISPLAY": x_server}, "linux")
    assert has_display({"DISPLAY": f"{x_server}.0"}, "linux")


def test_a_wayland_server_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-1"))
        server.listen()
        assert has_display({"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")


def test_a_platform_that_shows_nothing_is_none(x_server: str) -> None:
    assert not has_display({"DISPLAY": x_server, "QT_QPA_PLATFORM": "offscreen"}, "linux")


def test_a_platform_with_a_display_of_its_own_is_one() -> None:
    assert has_display({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "linux")
