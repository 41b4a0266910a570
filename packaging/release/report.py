"""Reports sizes and import times: see ``packaging/release/report``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MODEL = "onrecord_resources/en_onrecord"
SHOWN = 12
"""How many lines a table has at most; the rest is added up in one more."""
HEAVY = ("spacy", "onnxruntime", "httpx", "keyring", "numpy")
"""What is to be imported only once it is needed."""

# The real start of the window, which ends when it has been painted for the first time.
UNTIL_VISIBLE = """
import os
from onrecord_desktop.shell import Shell
def paint(shell, event, paint=Shell.paintEvent):
    paint(shell, event)
    os._exit(0)
Shell.paintEvent = paint
import onrecord_desktop.start
onrecord_desktop.start.main()
"""
STARTS: Mapping[str, list[str]] = {
    "import onrecord": ["-c", "import onrecord"],
    "onrecord --version": ["-m", "onrecord", "--version"],
    "onrecord-window, until it is visible": ["-c", UNTIL_VISIBLE],
}


@dataclass(frozen=True)
class Start:
    """One start of Python: how long it took, in ms, and what was imported, in µs of its own."""

    took: float
    imports: Counter[str]
    modules: int


def wheel_report(wheel: Path) -> None:
    """Print what is in a wheel, by group and by file."""
    with zipfile.ZipFile(wheel) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
    packed, groups = Counter[str](), Counter[str]()
    for info in files:
        packed[group_of(info.filename)] += info.compress_size
        groups[group_of(info.filename)] += info.file_size
    print(f"\n{wheel.name}: {mb(wheel.stat().st_size)} MB, {len(files)} files\n")
    print("  unpacked  in the wheel   (MB)")
    for group, size in groups.most_common():
        print(f"  {mb(size):>8}  {mb(packed[group]):>12}   {group}")
    table("The largest files", Counter({info.filename: info.file_size for info in files}))


def group_of(name: str) -> str:
    """Return what a file of the wheel is part of."""
    package, _, rest = name.partition("/")
    if name.startswith(MODEL):
        return "the model"
    if package == "onrecord_resources":
        return rest.partition("/")[0] if "/" in rest else "other resources"
    return "metadata" if package.endswith(".dist-info") else f"code: {package}"


def installed_report() -> None:
    """Print what an installation of On Record takes up, with all that it needs."""
    needed = needed_by("onrecord")
    sizes = Counter({found.name: installed_size(found) for found in needed if found.name != "onrecord"})
    table(f"Installed beside On Record: {len(sizes)} packages, {mb(sizes.total())} MB", sizes)


def needed_by(name: str) -> list[Distribution]:
    """Return a package with all that it needs here, near and far, with the extras that are asked for."""
    found: dict[str, Distribution] = {}
    asked: set[tuple[str, str]] = set()
    waiting = [(canonicalize_name(name), "")]
    while waiting:
        name, extra = now = waiting.pop()
        if now in asked:
            continue
        asked.add(now)
        found[name] = distribution(name)
        for need in map(Requirement, found[name].requires or ()):
            if not need.marker or need.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(need.name), each) for each in ("", *need.extras)]
    return list(found.values())


def installed_size(found: Distribution) -> int:
    """Return the bytes of a package's files, with what Python has compiled of them."""
    files = (Path(str(found.locate_file(file))) for file in found.files or ())
    return sum(file.stat().st_size for file in files if file.is_file())


def import_report() -> None:
    """Print what each way to start imports."""
    for name, arguments in STARTS.items():
        start(arguments)  # once for the caches
        measured = min((start(arguments) for _ in range(3)), key=lambda each: each.took)
        whole = measured.imports.total() / 1000
        share = f"{whole / measured.took:.0%} of it for {measured.modules} imports"
        print(f"\n{name}: {measured.took:.0f} ms, {share}\n")
        lines(measured.imports, "ms", lambda each: f"{each / 1000:.1f}")
        print(f"\n  not imported: {', '.join(each for each in HEAVY if not measured.imports[each])}")


def start(arguments: Iterable[str]) -> Start:
    """Start Python with some arguments, and return what it imported."""
    with tempfile.TemporaryDirectory() as home:
        folders = {
            f"XDG_{name}": home
            for name in ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR")
        }
        environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-X", "importtime", *arguments]
        begun = time.perf_counter()
        done = subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True, timeout=120
        )
        took = 1000 * (time.perf_counter() - begun)
    imports: Counter[str] = Counter()
    modules = 0
    owners = packages_distributions()
    for line in done.stderr.splitlines():
        # "import time: self [us] | cumulative | imported package"
        head, _, rest = line.partition("|")
        own = head.removeprefix("import time:").strip()
        if own.isdigit():
            imports[owner_of(rest.rpartition("|")[2].strip(), owners)] += int(own)
            modules += 1
    return Start(took, imports, modules)


def owner_of(module: str, owners: Mapping[str, list[str]]) -> str:
    """Return whose a module is: Python's, a package of ours, or a distribution."""
    package = module.partition(".")[0]
    if package in sys.stdlib_module_names:
        return "Python itself"
    return package if package.startswith("onrecord") else owners.get(package, [package])[0]


def table(title: str, sizes: Counter[str]) -> None:
    """Print sizes in MB, largest first."""
    print(f"\n{title}\n")
    lines(sizes, "MB", mb)


def lines(amounts: Counter[str], unit: str, written: Callable[[float], str]) -> None:
    """Print amounts, largest first, and the sum of what is not shown."""
    shown = amounts.most_common(SHOWN)
    rest = amounts.total() - sum(amount for _, amount in shown)
    if len(amounts) > SHOWN:
        shown.append((f"{len(amounts) - SHOWN} others", rest))
    for name, amount in shown:
        print(f"  {written(amount):>8} {unit}   {name}")


def mb(size: float) -> str:
    """Return a size in megabytes."""
    return f"{size / 1e6:.2f}" if size < 1e5 else f"{size / 1e6:.1f}"


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(
        prog="packaging/release/report", description="Report sizes and import times."
    )
    parser.add_argument("wheel", type=Path)
    wheel_report(parser.parse_args().wheel)
    installed_report()
    import_report()


if __name__ == "__main__":
    main()
