"""What bundles are made from: it fits together, for all three systems. No bundle is built here."""

from __future__ import annotations

import plistlib
import re
import sys
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import onrecord
from onrecord_desktop.start import WORKER_FLAG

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "packaging" / "bundle"
INSTALLER = BUNDLE / "windows" / "onrecord.iss"
WORKFLOW = ROOT / ".github" / "workflows" / "bundles.yml"

Entry = tuple[str, str, str]


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Import a module of the bundle, which is no package."""
    for folder in (BUNDLE, BUNDLE / "start", BUNDLE / "macos"):
        monkeypatch.syspath_prepend(str(folder))
    return import_module


class Found:
    """What PyInstaller would find by the imports, on any system."""

    def __init__(self, scripts: list[str], **asked: Any) -> None:
        self.asked = asked
        self.scripts = [(name, name, "PYSOURCE") for name in ("pyi_rth", *(Path(s).stem for s in scripts))]
        self.pure: list[Entry] = [("onrecord", "", "PYMODULE"), ("spacy.util", "", "PYMODULE")]
        self.binaries: list[Entry] = [("PySide6/QtGui.abi3.so", "", ""), ("PySide6/QtQml.abi3.so", "", "")]
        self.datas: list[Entry] = [
            ("onrecord/exports/page.css", "", "DATA"),
            ("onrecord/py.typed", "", "DATA"),
        ]
        assert all(Path(script).is_file() for script in scripts)


class Made:
    """Notes what PyInstaller is asked to make."""

    def __init__(self, *parts: Any, **options: Any) -> None:
        self.parts = parts
        self.options = options


@pytest.fixture
def ran(imported: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Run the spec as PyInstaller would on a system."""
    imported("contents")
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_data_files=lambda package: [(package, "")],
        collect_submodules=lambda package: [package],
        copy_metadata=lambda name: [(str(tmp_path), f"{name}.dist-info")],
    )
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    distribution = metadata.distribution
    usual = {"pyinstaller": "pytest"}  # which is there
    monkeypatch.setattr(metadata, "distribution", lambda name: distribution(usual.get(name, name)))

    def run(platform: str) -> dict[str, Any]:
        monkeypatch.setattr(sys, "platform", platform)
        names = {"Analysis": Found, "EXE": Made, "PYZ": Made, "COLLECT": Made, "BUNDLE": Made}
        space = {**names, "SPECPATH": str(BUNDLE), "workpath": str(tmp_path)}
        exec(compile((BUNDLE / "onrecord.spec").read_text("utf-8"), "onrecord.spec", "exec"), space)
        return space

    return run


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_two_executables_share_one_folder_of_what_is_used(ran: Any, platform: str) -> None:
    spec = ran(platform)
    window, command, *rest = spec["folder"].parts
    assert [window.options["name"], command.options["name"]] == ["onrecord-window", "onrecord"]
    assert [window.options["console"], command.options["console"]] == [False, True]
    assert [entry[0] for entry in window.parts[1]] == ["pyi_rth", "window"]
    assert [entry[0] for entry in command.parts[1]] == ["pyi_rth", "command"]
    assert window.parts[0] is command.parts[0]
    icon = Path(window.options["icon"])
    assert icon.is_file()
    assert (icon.suffix == ".icns") == (platform == "darwin")
    places = {entry[0] for entries in rest for entry in entries}
    assert {"PySide6/QtGui.abi3.so", "onrecord/exports/page.css", "THIRD-PARTY-LICENSES"} <= places
    assert not {"PySide6/QtQml.abi3.so", "onrecord/py.typed"} & places


def test_the_spec_asks_for_what_entry_points_reach(ran: Any) -> None:
    asked = ran("linux")["found"].asked
    points = metadata.distribution("onrecord").entry_points
    ours = {p.module for p in points if p.group.startswith(("onrecord.", "spacy_"))}
    assert len(ours) > 8
    assert ours <= set(asked["hiddenimports"])
    assert "keyring.backends.SecretService" in asked["hiddenimports"]
    assert "onrecord_training" in asked["excludes"]


def test_the_version_is_the_package_s(ran: Any) -> None:
    app = ran("darwin")["app"]
    assert app.options["version"] == onrecord.__version__
    assert app.options["info_plist"]["CFBundleVersion"] == onrecord.__version__
    assert "AppVersion={#Version}" in INSTALLER.read_text("utf-8-sig")


def test_licences_of_others_are_passed_on(ran: Any, tmp_path: Path) -> None:
    ran("linux")
    text = (tmp_path / "THIRD-PARTY-LICENSES").read_text("utf-8")
    assert f"spacy {metadata.version('spacy')} (MIT)" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "ExplosionAI" in text  # from the text that spaCy brings


@pytest.mark.parametrize(
    ("place", "used"),
    [
        ("libpython3.11.so.1.0", True),
        ("libssl.so.3", True),
        ("libicudata.so.73", True),
        ("libstdc++.so.6", False),
        ("libfontconfig.so.1", False),
        ("_cffi_backend.cpython-311-x86_64-linux-gnu.so", True),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets", True),
        ("PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml", False),
        ("PySide6/Qt6Gui.dll", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/QtCore.pyd", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/styles/qmodernwindowsstyle.dll", True),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("simplemma/strategies/dictionaries/data/en.plzma", True),
        ("simplemma/strategies/dictionaries/data/de.plzma", False),
        ("simplemma/strategies/dictionaries/data/enm.plzma", False),
        ("onrecord_resources/languages/de/LC_MESSAGES/onrecord.mo", True),
        ("onrecord_resources/en_onrecord/encoder/encoder.onnx", True),
        ("onrecord_resources/icons/onrecord.svg", True),
        ("spacy-3.8.7.dist-info/entry_points.txt", True),
        ("onrecord-0.1.0.dist-info/direct_url.json", False),
    ],
)
def test_what_is_used(imported: Any, place: str, used: bool) -> None:
    assert imported("contents").is_used(place) is used


def test_every_shipped_resource_that_the_app_opens_is_used(imported: Any) -> None:
    shipped = [
        file for file in (ROOT / "resources").rglob("*") if file.is_file() and "__pycache__" not in file.parts
    ]
    left_out = {
        file.suffix
        for file in shipped
        if not imported("contents").is_used(file.relative_to(ROOT / "resources").as_posix())
    }
    assert left_out <= {".typed", ".po", ".icns", ".ico"}


def test_the_executables_know_the_flag_of_the_window(imported: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = imported("first")
    monkeypatch.setattr(sys, "argv", ["onrecord-window", WORKER_FLAG])
    assert first.is_engine()
    monkeypatch.setattr(sys, "argv", ["onrecord-window", "article.html"])
    assert not first.is_engine()


def test_others_get_their_own_environment_back(imported: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    environment = {
        "LD_LIBRARY_PATH": "/bundle/_internal",
        "LD_LIBRARY_PATH_ORIG": "/mine",
        "QT_PLUGIN_PATH": f"{sys.prefix}/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": "/mine/qml",
        "HOME": "/home/reader",
    }
    imported("first").give_back(environment)
    assert environment == {
        "LD_LIBRARY_PATH": "/mine",
        "QML2_IMPORT_PATH": "/mine/qml",
        "HOME": "/home/reader",
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


def test_macos_offers_the_app_for_documents_and_gives_it_none(imported: Any) -> None:
    information = imported("information").information("1.2.3")
    assert plistlib.loads(plistlib.dumps(information)) == information
    assert information["CFBundleShortVersionString"] == "1.2.3"
    assert information["LSBackgroundOnly"] is False
    types = information["CFBundleDocumentTypes"]
    assert {t["LSHandlerRank"] for t in types} == {"Alternate"}
    opened = {name for t in types for name in t["LSItemContentTypes"]}
    word = "org.openxmlformats.wordprocessingml.document"
    assert {"public.html", "public.plain-text", "com.adobe.pdf", word} <= opened


def sections(script: str) -> dict[str, list[str]]:
    """Return the lines of each section of an Inno Setup script, without comments."""
    found: dict[str, list[str]] = {}
    for line in script.splitlines():
        if title := re.fullmatch(r"\[(\w+)\]", line):
            found[title[1]] = []
        elif found and line and not line.startswith(";"):
            found[list(found)[-1]].append(line)
    return found


def directive(line: str) -> dict[str, str]:
    """Return the parameters of a line such as ``Name: "a"; Flags: b``."""
    return dict(re.findall(r'(\w+): ("(?:[^"]|"")*"|[^;]+)', line))


def test_the_installer_for_windows_fits_together() -> None:
    assert INSTALLER.read_bytes().startswith(b"\xef\xbb\xbf")
    script = INSTALLER.read_text("utf-8-sig")
    parts = sections(script)
    assert {"Setup", "Languages", "Tasks", "Files", "Icons", "Registry", "UninstallDelete", "Code"} <= set(
        parts
    )
    assert "PrivilegesRequired=lowest" in parts["Setup"]
    defined = dict(re.findall(r'^#define (\w+) "(.*)"$', script, re.MULTILINE))
    given = {"Version", "Bundle"}  # by the build
    assert set(re.findall(r"\{#(\w+)\}", script)) == set(defined) | given
    icon = next(line for line in parts["Setup"] if line.startswith("SetupIconFile="))
    place = icon.partition("=")[2].replace("{#Resources}", defined["Resources"]).replace("\\", "/")
    assert (INSTALLER.parent / place).is_file()
    spoken = {directive(line)["Name"].strip('"') for line in parts["Languages"]}
    said = [line.partition("=")[0].split(".") for line in parts["CustomMessages"]]
    assert {language for language, _ in said} == spoken == {"en", "de"}
    for name in re.findall(r"\{cm:(\w+)\}", script):
        assert {language for language, message in said if message == name} == spoken


def test_the_installer_for_windows_takes_nothing_over_and_leaves_nothing() -> None:
    lines = [directive(line) for line in sections(INSTALLER.read_text("utf-8-sig"))["Registry"]]
    endings = [line for line in lines if line["Subkey"].startswith('"Software\\Classes\\.')]
    assert len(endings) >= 5
    for line in endings:  # only a name among others, taken back when the app goes
        assert line["Subkey"].endswith('\\OpenWithProgids"')
        assert line["ValueType"] == "none"
        assert "uninsdeletevalue" in line["Flags"]
    for line in lines:
        assert line["Root"] == "HKCU"
        assert line in endings or line["Subkey"].startswith('"Software\\Classes\\{#Kind}')
    assert "uninsdeletekey" in lines[0]["Flags"]


def test_the_forge_builds_and_checks_all_three_without_secrets() -> None:
    text = WORKFLOW.read_text("utf-8")
    workflow = yaml.safe_load(text)
    started = workflow[True]  # YAML reads "on" so
    assert started["push"] == {"tags": ["v*"]}
    assert "workflow_dispatch" in started
    job = workflow["jobs"]["bundle"]
    assert [system.split("-")[0] for system in job["strategy"]["matrix"]["system"]] == [
        "ubuntu",
        "windows",
        "macos",
    ]
    assert "secrets" not in text.replace("no secrets", "")
    actions = [step["uses"] for step in job["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action) for action in actions)
    runs = "\n".join(step.get("run", "") for step in job["steps"])
    named = set(re.findall(r"packaging/bundle/\w+", runs))
    assert named == {"packaging/bundle/build", "packaging/bundle/check"}
    assert all((ROOT / script).stat().st_mode & 0o100 for script in named)
    checked = {step["if"] for step in job["steps"] if "packaging/bundle/check" in step.get("run", "")}
    assert checked == {f"runner.os == '{system}'" for system in ("Linux", "Windows", "macOS")}
