"""Builds the sdist and the wheel of a commit, from its own files: nothing else in the checkout gets in.

    .venv/bin/python packaging/release/distributions.py [-o FOLDER] [COMMIT]

The same commit gives the same bytes: the dates are the commit's, and hatchling, of the one version that
pyproject.toml names, orders the files and sets their modes. The wheel is made from the sdist.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def build(repository: Path, commit: str, folder: Path) -> list[Path]:
    """Build a commit of a repository into a folder; return the wheel and the sdist.

    Raises:
        subprocess.CalledProcessError: no such commit, or hatchling cannot build it; its output says why.
    """
    with tempfile.TemporaryDirectory() as temporary:
        files, made = Path(temporary, "files"), Path(temporary, "made")
        files.mkdir()
        archive = output("git", "archive", "--format=tar", commit, cwd=repository)
        subprocess.run(["tar", "-x"], input=archive, cwd=files, check=True)
        date = output("git", "show", "--no-patch", "--format=%ct", f"{commit}^{{commit}}", cwd=repository)
        command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", str(made), ".")
        output(*command, cwd=files, SOURCE_DATE_EPOCH=date.decode().strip())
        return [placed(file, folder) for file in sorted(made.iterdir())]


def output(*command: str, cwd: Path, **environment: str) -> bytes:
    """Run a command, and return what it prints to standard output."""
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, check=True, capture_output=True
    ).stdout


def placed(file: Path, folder: Path) -> Path:
    """Copy a file into a folder, where it is whole or not at all, and return its new path."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{file.name}.part"
    shutil.copyfile(file, unfinished)
    return unfinished.replace(folder / file.name)


def main() -> int:
    """Build what the command line names."""
    parser = argparse.ArgumentParser(description="Build the sdist and the wheel of a commit.")
    parser.add_argument("commit", nargs="?", default="HEAD", help="HEAD by default")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "dist", metavar="FOLDER", help="dist")
    options = parser.parse_args()
    try:
        files = build(ROOT, options.commit, options.output)
    except subprocess.CalledProcessError as error:
        print((error.stdout + error.stderr).decode(errors="replace"), file=sys.stderr)
        print(f"distributions: {options.commit} could not be built; see above for why", file=sys.stderr)
        return 2
    for file in files:
        print(f"{file}  {file.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
