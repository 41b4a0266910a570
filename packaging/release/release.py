"""Makes a release: see ``packaging/release/release``.

All that can fail happens in a working tree of its own, in a temporary folder. Only when the release is
built and checked there is it tagged and taken into main.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from distributions import ROOT, build, output, placed
from versions import (
    CHANGELOG,
    CODE,
    METAINFO,
    ReleaseError,
    add_release,
    close_unreleased,
    parts,
    released,
    state,
    stated,
)


def release(version: str, check: str, dry_run: bool) -> None:
    """Release what is committed to main as a version.

    Raises:
        ReleaseError: it cannot be released; nothing has changed.
        subprocess.CalledProcessError: git refused something; nothing has changed.
    """
    head = git("rev-parse", "HEAD")
    refuse_unless_ready(version)
    with tempfile.TemporaryDirectory() as temporary, working_tree(Path(temporary, "tree"), head) as tree:
        commit = commit_release(tree, version)
        files = build_twice(commit, Path(temporary))
        run_checks(check, tree)
        if dry_run:
            print(git("show", "--stat", "--patch", commit))
            print(f"\n{version} could be released; nothing has changed.")
            return
        take(version, commit, files)
    print(closing_words(version, head))


def refuse_unless_ready(version: str) -> None:
    """Refuse what can be seen to be wrong at once."""
    branch, changed = git("branch", "--show-current"), git("status", "--porcelain").splitlines()
    if branch != "main":
        raise ReleaseError(
            f"a release is made on main, and this is {branch or 'no branch'}; run: git switch main"
        )
    if changed:
        names = ", ".join(line[3:] for line in changed[:3]) + (", …" if len(changed) > 3 else "")
        raise ReleaseError(f"there are changes that are not committed ({names}); commit or remove them")
    tags = git("tag", "--list").split()
    if f"v{version}" in tags:
        raise ReleaseError(f"the tag v{version} is there already; choose a newer version")
    past = [
        *(tag[1:] for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)),
        *(number for number, _ in released(read(ROOT, CHANGELOG))),
    ]
    last = max(past, key=parts, default=None)
    if last and parts(version) <= parts(last):
        raise ReleaseError(f"{version} is not newer than {last}, the last release; choose a newer version")
    if parts(version) < parts(stated(read(ROOT, CODE))):
        raise ReleaseError(f"{version} is older than {stated(read(ROOT, CODE))}, which {CODE} states")


def commit_release(tree: Path, version: str) -> str:
    """Write the version down where it belongs, and commit that; return the commit."""
    today = date.today()
    write(tree, CODE, state(read(tree, CODE), version))
    write(tree, CHANGELOG, close_unreleased(read(tree, CHANGELOG), version, today))
    write(tree, METAINFO, add_release(read(tree, METAINFO), version, today))
    git("commit", "--quiet", "--all", "--message", f"Release {version}", at=tree)
    return git("rev-parse", "HEAD", at=tree)


def build_twice(commit: str, folder: Path) -> list[Path]:
    """Build a commit in two ways that should not differ, see that they do not, and return what was built."""
    say("Building it twice")
    try:
        first = build(ROOT, commit, folder / "first")
        usual = os.umask(0o077)
        try:
            second = build(ROOT, commit, folder / "second")
        finally:
            os.umask(usual)
        output(sys.executable, "-m", "twine", "check", "--strict", *map(str, first), cwd=folder)
    except subprocess.CalledProcessError as error:
        print(printed_by(error), file=sys.stderr)
        raise ReleaseError(
            "it cannot be built, or what was built cannot be uploaded; see above for why"
        ) from error
    if list(map(digest, first)) != list(map(digest, second)):
        raise ReleaseError("two builds of the same commit differ; compare them, diffoscope helps")
    return first


def run_checks(check: str, tree: Path) -> None:
    """Run the checks on the release."""
    say(f"Checking it: {check}")
    environment = dict(os.environ)
    if (ROOT.parent / "shared").is_dir():  # the development data, where there is some
        environment.setdefault("ONRECORD_SHARED", str(ROOT.parent / "shared"))
    if subprocess.run(shlex.split(check), cwd=tree, env=environment, check=False).returncode:
        raise ReleaseError(f"the checks failed ({check}); see above for why")


def take(version: str, commit: str, files: list[Path]) -> None:
    """Put the files into ``dist``, tag the commit and move main on to it: all of that or nothing."""
    if git("status", "--porcelain"):
        raise ReleaseError(
            "files have changed since the release was begun; commit or remove them and begin anew"
        )
    dist = ROOT / "dist"
    sums = files[0].parent / "SHA256SUMS"
    sums.write_text("".join(f"{digest(file)}  {file.name}\n" for file in files), encoding="utf-8")
    made = [placed(file, dist) for file in (*files, sums)]
    try:
        git("tag", "--annotate", f"v{version}", "--message", f"On Record {version}", commit)
        try:
            git("merge", "--quiet", "--ff-only", commit)
        except BaseException:
            git("tag", "--delete", f"v{version}")
            raise
    except BaseException:
        for file in made:
            file.unlink()
        raise


def closing_words(version: str, before: str) -> str:
    """Return what was made, and what is left to do."""
    return f"""
{version} is committed to main and tagged, and dist holds it. Left to do by hand:

  packaging/release/try_pythons               installs it in every way, with every Python there is
  git push origin main v{version}
  .venv/bin/twine upload dist/onrecord-{version}*

To take it back before that: git tag --delete v{version} && git reset --keep {before}"""


@contextmanager
def working_tree(folder: Path, commit: str) -> Iterator[Path]:
    """A second working tree of this repository, for a while."""
    git("worktree", "add", "--quiet", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        git("worktree", "remove", "--force", str(folder))


def git(*arguments: str, at: Path = ROOT) -> str:
    """Run git, and return what it prints."""
    return output("git", *arguments, cwd=at).decode().rstrip("\n")


def read(tree: Path, name: str) -> str:
    """Return the text of a file that must be there."""
    try:
        return (tree / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ReleaseError(f"{name} is not there; a release is written down in it") from error


def write(tree: Path, name: str, text: str) -> None:
    """Write a file of the temporary working tree."""
    (tree / name).write_text(text, encoding="utf-8")


def digest(file: Path) -> str:
    """Return a file's SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, flush=True)


def printed_by(error: subprocess.CalledProcessError) -> str:
    """Return all that a command printed before it failed."""
    printed: bytes = error.stdout + error.stderr
    return printed.decode(errors="replace").strip()


def main() -> int:
    """Make the release that the command line names."""
    parser = argparse.ArgumentParser(prog="packaging/release/release", description="Make a release.")
    parser.add_argument("version", help="three numbers, such as 1.2.0")
    parser.add_argument(
        "--dry-run", action="store_true", help="do all of it, and then leave everything as it was"
    )
    parser.add_argument("--check", default="packaging/check", metavar="COMMAND", help="packaging/check")
    options = parser.parse_args()
    try:
        release(options.version, options.check, options.dry_run)
    except ReleaseError as error:
        print(f"release: {error}", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"release: {shlex.join(error.cmd)} failed: {printed_by(error)}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
