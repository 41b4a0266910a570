"""The command that makes a release, in a small repository of its own, where the build is a real one."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from commandline import Outcome

ROOT = Path(__file__).parents[2]
CODE = "core/onrecord/__init__.py"
METAINFO = "resources/onrecord_resources/menu/org.onrecord.OnRecord.metainfo.xml"
TAKEN = (
    *("pyproject.toml", "README.md", "CONTRIBUTING.md", "LICENSE", ".gitignore"),
    "desktop/onrecord_desktop/__init__.py",
    "resources/onrecord_resources/__init__.py",
    "resources/onrecord_resources/en_onrecord/LICENSE.md",
)
CHANGELOG = "# Changelog\n\nAll notable changes.\n\n## [Unreleased]\n{}"
ADDED = "\n### Added\n\n- The window.\n"
RELEASES = """\
<component>
  <releases>
    <release version="0.1.0" date="2026-01-02" type="development"/>
  </releases>
</component>
"""
PASSES = f'{sys.executable} -c "pass"'

Release = Callable[..., Outcome]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "repository"
    for name in TAKEN:
        put(folder, name, (ROOT / name).read_text(encoding="utf-8"))
    for file in (ROOT / "packaging/release").glob("*.py"):
        put(folder, f"packaging/release/{file.name}", file.read_text(encoding="utf-8"))
    put(folder, CODE, '"""Little."""\n\n__version__ = "0.1.0"\n')
    put(folder, "CHANGELOG.md", CHANGELOG.format(ADDED))
    put(folder, METAINFO, RELEASES)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


@pytest.fixture
def repository(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "repository"))


@pytest.fixture
def release(repository: Path) -> Release:
    """Make a release in the repository, by default with a check that passes."""

    def run(*arguments: str, check: str = PASSES) -> Outcome:
        command = [sys.executable, "packaging/release/release.py", "--check", check, *arguments]
        done = subprocess.run(
            command,
            cwd=repository,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run


def environment() -> dict[str, str]:
    who = {
        f"GIT_{role}_{what}": "made@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **who}


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=environment(), capture_output=True, text=True, check=True
    ).stdout.strip()


def commit(folder: Path, **files: str) -> None:
    for name, text in files.items():
        put(folder, {"changelog": "CHANGELOG.md", "metainfo": METAINFO}[name], text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change something")


def state(folder: Path) -> tuple[str, ...]:
    """Return all that a release may change."""
    wanted = (["log", "--all", "--format=%H"], ["tag"], ["status", "--porcelain"], ["worktree", "list"])
    return (*(git(folder, *arguments) for arguments in wanted), *map(str, folder.glob("dist/*")))


def refused(release: Release, repository: Path, *arguments: str, **options: str) -> str:
    """Return the sentence that says why there is no release, having seen that nothing has changed."""
    before = state(repository)
    outcome = release(*arguments, **options)
    assert outcome.code == 2
    assert state(repository) == before
    said = outcome.err.splitlines()[-1]
    assert said.startswith("release: ")
    return said


def test_a_release_is_written_down_tagged_and_built(release: Release, repository: Path) -> None:
    today = date.today().isoformat()
    assert release("0.2.0").code == 0

    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "rev-parse", "v0.2.0^{commit}") == git(repository, "rev-parse", "main")
    assert git(repository, "log", "-1", "--format=%s") == "Release 0.2.0"
    assert '__version__ = "0.2.0"' in (repository / CODE).read_text(encoding="utf-8")
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog == CHANGELOG.format(f"\n## [0.2.0] - {today}\n{ADDED}")
    metainfo = (repository / METAINFO).read_text(encoding="utf-8")
    assert re.findall("<release .*", metainfo) == [f'<release version="0.2.0" date="{today}"/>']

    dist = repository / "dist"
    built = ["onrecord-0.2.0-py3-none-any.whl", "onrecord-0.2.0.tar.gz"]
    assert sorted(file.name for file in dist.iterdir()) == ["SHA256SUMS", *built]
    sums = [f"{hashlib.sha256((dist / name).read_bytes()).hexdigest()}  {name}" for name in built]
    assert (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines() == sums
    assert "Version: 0.2.0\n" in metadata(dist / built[0])

    # The next one must be newer, and have something to tell.
    assert "the tag v0.2.0 is there already" in refused(release, repository, "0.2.0")
    assert "0.1.9 is not newer than 0.2.0" in refused(release, repository, "0.1.9")
    assert "nothing under [Unreleased]" in refused(release, repository, "0.2.1")


def metadata(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as files:
        return files.read("onrecord-0.2.0.dist-info/METADATA").decode()


def test_the_first_release_may_be_the_version_that_the_code_states(
    release: Release, repository: Path
) -> None:
    before = state(repository)
    outcome = release("--dry-run", "0.1.0")
    assert (outcome.code, state(repository)) == (0, before)
    assert "+## [0.1.0] - " in outcome.out


def test_what_lies_about_does_not_get_in(repository: Path, tmp_path: Path) -> None:
    put(repository, "core/onrecord/notes.txt", "stray")
    put(repository, "core/onrecord/__pycache__/ignored.txt", "stray")
    command = [sys.executable, "packaging/release/distributions.py", "-o", str(tmp_path / "built")]
    subprocess.run(command, cwd=repository, env=environment(), check=True, timeout=120, capture_output=True)
    wheel, sdist = sorted((tmp_path / "built").iterdir())
    with zipfile.ZipFile(wheel) as files, tarfile.open(sdist) as archive:
        names = [*files.namelist(), *archive.getnames()]
    assert "onrecord/__init__.py" in names
    assert not [name for name in names if name.endswith(".txt") and "entry_points" not in name]


@pytest.mark.parametrize("name", ["README.md", "new.txt"])
def test_a_tree_with_changes_is_refused(release: Release, repository: Path, name: str) -> None:
    put(repository, name, "changed")
    assert f"not committed ({name})" in refused(release, repository, "0.2.0")


def test_another_branch_is_refused(release: Release, repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "other")
    assert "on main, and this is other" in refused(release, repository, "0.2.0")


@pytest.mark.parametrize("version", ["0.2", "v0.2.0", "0.2.0rc1", "0.2.0-rc.1", "0.02.0", "0.2.0\n", "new"])
def test_what_is_no_version_is_refused(release: Release, repository: Path, version: str) -> None:
    assert "is not a version" in refused(release, repository, version)


def test_a_version_older_than_that_of_the_code_is_refused(release: Release, repository: Path) -> None:
    assert "0.0.9 is older than 0.1.0" in refused(release, repository, "0.0.9")


@pytest.mark.parametrize("unreleased", ["", "\n### Added\n", "\n## [0.0.1] - 2026-01-01\n\n- The first.\n"])
def test_nothing_new_is_refused(release: Release, repository: Path, unreleased: str) -> None:
    commit(repository, changelog=CHANGELOG.format(unreleased))
    assert "nothing under [Unreleased]" in refused(release, repository, "0.2.0")


def test_metainfo_without_releases_is_refused(release: Release, repository: Path) -> None:
    commit(repository, metainfo="<component/>\n")
    assert "has no <releases>" in refused(release, repository, "0.2.0")


def test_failing_checks_are_refused(release: Release, repository: Path) -> None:
    # It fails for what is released, not for what was there before.
    fails = f"""{sys.executable} -c "exit('0.2.0' in open('{CODE}').read())" """
    assert "the checks failed" in refused(release, repository, "0.2.0", check=fails)


def test_a_main_that_moves_during_the_checks_is_refused(release: Release, repository: Path) -> None:
    moves = f"git -C {repository} commit --quiet --allow-empty --message moved"
    outcome = release("0.2.0", check=moves)
    assert outcome.code == 2
    assert "merge" in outcome.err
    assert git(repository, "tag") == ""
    assert not list(repository.glob("dist/*"))


def test_one_that_cannot_be_built_is_refused(release: Release, repository: Path) -> None:
    (repository / "README.md").unlink()
    commit(repository)
    assert "cannot be built" in refused(release, repository, "0.2.0")
