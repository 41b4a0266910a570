"""The documentation says what is so: its pages, commands, links and figures. MkDocs is not needed."""

from __future__ import annotations

import importlib.util
import json
import pydoc
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import srsly
import typer

from onrecord.cli.app import build
from onrecord_resources import path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "packaging/docs"
PAGES = DOCS / "pages"
WRITTEN = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(PAGES.glob("*.md")))
SHIPPED = {"reading.schema.json"}
"""What the site has beside the pages, and the pages link to."""

USAGE: Any = typer.BadParameter.__base__
"""What is raised for a command line that is not understood."""
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`(onrecord [^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^()#\s]*)(?:#([^()\s]*))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])\.?\d+(?![\w.]*\d)")


@pytest.fixture(scope="module")
def generated() -> ModuleType:
    """Load what the pages take from the code."""
    spec = importlib.util.spec_from_file_location("generated", DOCS / "generated.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_page_stands_in_the_navigation_and_every_entry_is_a_page() -> None:
    navigation = srsly.read_yaml(DOCS / "mkdocs.yml")["nav"]

    assert sorted(_leaves(navigation)) == [page.name for page in sorted(PAGES.glob("*.md"))]


def _leaves(tree: Any) -> Iterator[str]:
    for part in tree.values() if isinstance(tree, dict) else tree:
        if isinstance(part, str):
            yield part
        else:
            yield from _leaves(part)


def quoted() -> Iterator[tuple[str, str]]:
    """Yield every command line of ours that is quoted, with the file that quotes it."""
    for file in WRITTEN:
        text = file.read_text(encoding="utf-8")
        fenced = (line for kind, body in FENCE.findall(text) if kind == "sh" for line in body.splitlines())
        for line in (*fenced, *SPAN.findall(FENCE.sub("", text))):
            if line.strip().split(" ")[0] == "onrecord":
                yield file.name, line.strip()


def test_commands_are_quoted() -> None:
    assert {"README.md", "tour.md", "install.md"} <= {name for name, _ in quoted()}


@pytest.mark.parametrize(("name", "line"), sorted(set(quoted())))
def test_every_quoted_command_line_is_understood(name: str, line: str) -> None:
    words = list(_until_the_shell(shlex.split(line, comments=True)))[1:]
    for command in _commands(()) if "COMMAND" in words else [""]:
        _understand([command if word == "COMMAND" else word for word in words], f"{name}: {line}")


def _until_the_shell(words: Iterable[str]) -> Iterator[str]:
    """Yield the words before what the shell takes for itself."""
    for word in words:
        if word in ("<", ">", "|", "&&"):
            return
        yield word


def _understand(words: list[str], where: str) -> None:
    """See that a command takes words; where it is only named, that it exists."""
    command: Any = typer.main.get_command(build(()))
    context, name = None, "onrecord"
    while hasattr(command, "commands") and words and not words[0].startswith("-"):
        context = command.make_context(name, [], context, resilient_parsing=True)
        name, *words = words
        assert name in command.commands, f"{where}: there is no command {name}"
        command = command.commands[name]
    if words:
        try:
            command.make_context(name, words, context)
        except typer.Exit:  # after --help
            return


def _commands(arguments: tuple[str, ...]) -> list[str]:
    return list(typer.main.get_command(build(arguments)).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", [["reed", "a.txt"], ["read", "a.txt", "--fromat", "json"], ["pdf", "a.txt"]]
)
def test_a_wrong_command_line_would_be_noticed(words: list[str]) -> None:
    with pytest.raises((AssertionError, USAGE)):
        _understand(words, "here")


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_links_and_pictures_are_there(file: Path, generated: ModuleType) -> None:
    text = file.read_text(encoding="utf-8")

    for target, anchor in LINK.findall(FENCE.sub("", text)):
        there = file.parent / target if target else file
        assert target in SHIPPED or there.exists(), f"{file.name} leads to {target}, which is not there"
        if anchor and there.suffix == ".md":
            headings = HEADING.findall(generated.written_out(there.read_text(encoding="utf-8")))
            assert anchor in map(_anchor, headings), f"{file.name} leads to {target}#{anchor}"


def _anchor(heading: str) -> str:
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


def test_every_picture_is_shown_in_both_themes() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES.glob("*.md"))

    for picture in (PAGES / "pictures").iterdir():
        assert f"pictures/{picture.name}" in shown
    assert len(re.findall(r"#only-light\)", shown)) == len(re.findall(r"#only-dark\)", shown)) > 0


def test_the_command_line_is_told_whole(generated: ModuleType) -> None:
    told = generated.commands()

    for name in _commands(()):
        assert f"\n## onrecord {name}\n" in told
    for words in ("### onrecord keys set", "`-o, --output FILE.png`", "`-h, --help`"):
        assert words in told


def test_the_json_form_is_told_whole(generated: ModuleType) -> None:
    told = generated.json_form()
    schema = json.loads(path("reading.schema.json").read_text(encoding="utf-8"))

    for name, value in {"Reading": schema, **schema["$defs"]}.items():
        part = told.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert all(f"| `{key}` |" in part for key in value["properties"]), name


def test_every_measured_figure_is_told(generated: ModuleType) -> None:
    meta = json.loads(path("en_onrecord/meta.json").read_text(encoding="utf-8"))
    told = generated.figures()

    for name, share in meta["performance"].items():
        assert f"| {generated.MEASURED[name]} | {100 * share['value']:.1f}\u00a0% |" in told


def test_figures_in_words_are_those_of_the_model_card() -> None:
    card = path("en_onrecord/README.md").read_text(encoding="utf-8")
    misses = (PAGES / "marks.md").read_text(encoding="utf-8").partition("## What On Record misses")[2]

    figures = NUMBER.findall(misses)

    assert {"84", "53", "16", ".743"} <= set(figures)
    assert set(figures) - {"1"} <= set(NUMBER.findall(card))


def test_a_page_that_asks_for_what_there_is_not_is_refused(generated: ModuleType) -> None:
    with pytest.raises(KeyError):
        generated.written_out("<!-- here: nonsense -->")


def test_included_files_link_to_pages_or_to_nothing(generated: ModuleType) -> None:
    for name in generated.PAGES:
        if name.endswith(".md"):
            leads = {target for target, _ in LINK.findall(generated.file(name))}
            assert leads <= {page.name for page in PAGES.glob("*.md")}


def test_all_that_the_library_page_takes_from_the_code_is_there() -> None:
    taken = re.findall(r"^::: (\S+)$", (PAGES / "library.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert "onrecord" in taken
    assert [name for name in taken if pydoc.locate(name) is None] == []
