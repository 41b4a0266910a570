"""What the documentation's pages take from the code itself, so that it is never out of date. No MkDocs here.

A page holds comments such as ``<!-- here: commands -->``; :func:`written_out` puts what they name there.
"""

from __future__ import annotations

import ast
import html
import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from onrecord.cli.app import build
from onrecord.figures import shipped_figures
from onrecord.glance import no_denial
from onrecord_resources import path

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "core/onrecord"

_HERE = re.compile(r"^<!-- here: (?P<what>\w+)(?: (?P<name>\S+))? -->$", re.MULTILINE)
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?![a-z]+:)(?P<target>[^()#\s]+)\)")

PAGES: Mapping[str, str] = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "resources/onrecord_resources/en_onrecord/README.md": "model.md",
    "resources/onrecord_resources/reading.schema.json": "json.md",
}
"""Files of the repository that a page of the documentation shows or stands for."""

MEASURED: Mapping[str, str] = {
    "who_what": "Statements: who says it and what is said (F1)",
    "exact": "Statements, to the word: source, cue and content (F1)",
    "denial": "Denials (F1)",
    "denials_found": "Of the denials there are, found (recall)",
    "name": "Of the statements found, source named rightly",
    "sure_right": "Of the statements that are shown as sure, right",
    "unsure_right": "Of the statements that are shown as unsure, right",
}
"""The model's measured figures in words."""


def written_out(page: str) -> str:
    """Return a page with all that its comments name in their place.

    Raises:
        KeyError: a comment names what there is not.
    """
    makers: Mapping[str, Callable[[str], str]] = {
        "commands": lambda _: commands(),
        "file": file,
        "figures": lambda _: figures(),
        "json": lambda _: json_form(),
        "packages": lambda _: packages(),
        "recall": lambda _: f"> {no_denial(shipped_figures().denials_found)}",
    }
    return _HERE.sub(lambda found: makers[found["what"]](found["name"] or ""), page)


def file(name: str) -> str:
    """Return a Markdown file of the repository; its links become links to the files' pages, or words."""
    folder = Path(name).parent

    def relinked(link: re.Match[str]) -> str:
        page = PAGES.get((folder / link["target"]).as_posix())
        return f"[{link['words']}]({page})" if page else link["words"]

    return _LINK.sub(relinked, (ROOT / name).read_text(encoding="utf-8"))


def figures() -> str:
    """Return the shipped model's measured figures as a table."""
    meta = json.loads(path("en_onrecord/meta.json").read_text(encoding="utf-8"))
    rows = [
        (MEASURED[key], _percent(share["value"]), f"{_percent(share['low'])} to {_percent(share['high'])}")
        for key, share in meta["performance"].items()
    ]
    return _table(("what", "measured", "95 % interval"), rows)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}\u00a0%"


def packages() -> str:
    """Return the command that installs what Qt needs on Debian."""
    names = path("debian-packages.txt").read_text(encoding="utf-8").split()
    lines = textwrap.wrap(" ".join(names), 70, break_on_hyphens=False)
    return "```sh\n" + " \\\n    ".join(("sudo apt install --no-install-recommends", *lines)) + "\n```"


def commands() -> str:
    """Return what every command takes, as the command line itself would tell it."""
    return "\n\n".join(_told("onrecord", typer.main.get_command(build([]))))


def _told(name: str, command: Any, parent: Any = None) -> Iterator[str]:
    """Tell of a command and of those under it. typer has no public names for the kinds of these values."""
    context = command.make_context(name, [], parent, resilient_parsing=True)
    if parent:
        yield f"{'##' if parent.parent is None else '###'} {context.command_path}"
    yield f"```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
    yield html.escape(command.help or "")
    parameters = sorted(command.get_params(context), key=lambda each: each.param_type_name)
    records = filter(None, (each.get_help_record(context) for each in parameters))
    yield _table(
        ("argument or option", "what it does"), [(f"`{name}`", _cell(told)) for name, told in records]
    )
    for under in command.list_commands(context) if hasattr(command, "list_commands") else ():
        yield from _told(under, command.get_command(context, under), context)


def _cell(words: str) -> str:
    return html.escape(" ".join(words.split())).replace("|", "\\|")


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def json_form() -> str:
    """Return the reading's JSON form, from its schema, with what the code says of each key."""
    schema = json.loads(path("reading.schema.json").read_text(encoding="utf-8"))
    values = {"Reading": schema, **schema["$defs"]}
    meanings = {**_meanings(ENGINE / "article.py"), **_meanings(ENGINE / "reading.py")}
    return "\n\n".join(part for name in _order(values) for part in _value(name, values[name], meanings))


def _order(values: Mapping[str, Any]) -> list[str]:
    """Return the names of the values, those that one holds after it."""
    names = ["Reading"]
    for name in names:
        held = re.findall(r"#/\$defs/(\w+)", json.dumps(values[name]["properties"]))
        names += [each for each in dict.fromkeys(held) if each not in names]
    return names


def _value(name: str, value: Mapping[str, Any], meanings: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield f"## {name}"
    yield value.get("description", "")
    rows = [
        (
            f"`{key}`",
            _kind(kind),
            f"`{json.dumps(kind['default'])}`" if "default" in kind else "",
            _cell(kind.get("description") or meanings.get((name, key), "").replace("None", "null")),
        )
        for key, kind in value["properties"].items()
    ]
    head = ("key", "value", "if missing", "meaning")
    used = [place for place in range(len(head)) if any(row[place] for row in rows)]
    head, *rows = (tuple(row[place] for place in used) for row in (head, *rows))
    yield _table(head, rows)


def _kind(kind: Mapping[str, Any]) -> str:
    """Return what a value may be, in words."""
    if "$ref" in kind:
        name = kind["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in kind:
        return " or ".join(_kind(each) for each in kind["anyOf"])
    if "const" in kind or "enum" in kind:
        return ", ".join(f"`{json.dumps(each)}`" for each in kind.get("enum", [kind.get("const")]))
    if kind["type"] == "array":
        return f"list of {_kind(kind['items'])}"
    if kind["type"] == "object":
        return f"object of {_kind(kind['additionalProperties'])}"
    return f"{kind['type']}{_bounds(kind)}"


def _bounds(kind: Mapping[str, Any]) -> str:
    if "maximum" in kind:
        return f", {kind['minimum']} to {kind['maximum']}"
    return f", {kind['minimum']} or more" if "minimum" in kind else ""


def _meanings(module: Path) -> dict[tuple[str, str], str]:
    """Return what stands under each field of the classes of a module, by class and field."""
    classes = [node for node in ast.parse(module.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
    found = {}
    for each in classes:
        for node, after in zip(each.body, [*each.body[1:], None], strict=True):
            match node, after:
                case ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str(told))):
                    found[each.name, field] = told
                case ast.FunctionDef(name=field), _ if ast.get_docstring(node):
                    found[each.name, field] = ast.get_docstring(node) or ""
    return found
