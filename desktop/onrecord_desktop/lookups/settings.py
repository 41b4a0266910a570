"""Whether providers may be asked, with which keys, and what was asked so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, get_args

from pydantic import SecretStr
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from onrecord import OnRecordError
from onrecord.translation import noop, tr
from onrecord_desktop.lookups.dialogs import open_outside
from onrecord_desktop.lookups.lookups import LookUps, Means
from onrecord_desktop.plain_list import PlainList
from onrecord_desktop.settings.preferences import Permission
from onrecord_desktop.settings.stored import Settings

if TYPE_CHECKING:
    from onrecord.context.providers import Provider
    from onrecord.keys import StoredKey
    from onrecord.online import Entry

PERMISSIONS: dict[Permission, str] = {
    "off": noop("Off: ask me before anything is sent"),
    "click": noop("Allowed when I choose it"),
    "always": noop("For each article that I open"),
}
WHERE = {
    "keyring": noop("There is a key in the system’s keyring."),
    "environment": noop("There is a key in the environment."),
    "session": noop("No keyring can be used here: the key lasts until On Record is closed."),
}


class LookUpSettings(QDialog):
    """One group for each provider, and the list of requests."""

    def __init__(
        self, lookups: LookUps, means: Means, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Look-ups and keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 600)
        note = QLabel(
            tr(
                "Nothing is looked up unless you say so. Unless you allow it for each article, a claim is "
                "shown to you before it is sent."
            )
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(note)
        self.groups = {
            name: ProviderGroup(name, provider, lookups, means, settings)
            for name, provider in means.providers.items()
        }
        for group in self.groups.values():
            layout.addWidget(group)
        self.requests = Requests(lookups, means)
        layout.addWidget(self.requests, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


class ProviderGroup(QGroupBox):
    """What one provider is sent, whether it may be, and its key."""

    def __init__(
        self, name: str, provider: Provider, lookups: LookUps, means: Means, settings: Settings
    ) -> None:
        super().__init__(provider.title)
        self._name, self._provider, self._lookups, self._means = name, provider, lookups, means
        sends = QLabel(tr(provider.sends))
        sends.setWordWrap(True)
        self.permission = QComboBox()
        self.permission.setAccessibleName(tr("Whether {provider} may be asked", provider=provider.title))
        for permission in get_args(Permission):
            self.permission.addItem(tr(PERMISSIONS[permission]), permission)
        self.permission.setCurrentIndex(self.permission.findData(settings.now.permission(name)))
        self.permission.currentIndexChanged.connect(
            lambda: settings.change(settings.now.allowing(name, self.permission.currentData()))
        )
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(sends)
        self._layout.addWidget(self.permission)
        if provider.needs_key:
            self._add_key()

    def _add_key(self) -> None:
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setPlaceholderText(tr("Key"))
        self.key.setAccessibleName(tr("Key of {provider}", provider=self._provider.title))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.save, self.test = QPushButton(tr("&Keep")), QPushButton(tr("&Test"))
        self.remove, get = QPushButton(tr("&Remove")), QPushButton(tr("&Get a key"))
        self.save.clicked.connect(self._save)
        self.test.clicked.connect(self._test)
        self.remove.clicked.connect(self._remove)
        get.clicked.connect(lambda: open_outside(self._provider.key_address))
        self.key.textChanged.connect(lambda words: self.save.setEnabled(bool(words.strip())))
        self.save.setEnabled(False)
        line = QHBoxLayout()
        line.addWidget(self.key, 1)
        for button in (self.save, self.test, self.remove, get):
            line.addWidget(button)
        self._layout.addLayout(line)
        self._layout.addWidget(self.state)
        self._look()

    def _look(self) -> None:
        self.state.setText(tr("Looking for a key …"))
        self._lookups.do(partial(self._means.keys.find, self._name), self._show_found)

    def _show_found(self, found: StoredKey | None) -> None:
        self.test.setEnabled(found is not None)
        self.remove.setEnabled(found is not None)
        self.state.setText(tr(WHERE[found.where]) if found else tr("There is no key."))

    def _save(self) -> None:
        value = SecretStr(self.key.text().strip())
        self.key.clear()
        self.state.setText(tr("Keeping the key …"))
        self._lookups.do(partial(self._means.keys.set, self._name, value), lambda _: self._look())

    def _remove(self) -> None:
        self._lookups.do(partial(self._means.keys.remove, self._name), lambda _: self._look())

    def _test(self) -> None:
        self.state.setText(tr("Asking {provider} …", provider=self._provider.title))
        self._lookups.do(partial(_tested, self._means, self._name), self.state.setText)


class Requests(QGroupBox):
    """Every request that was made, and ways to forget them."""

    def __init__(self, lookups: LookUps, means: Means) -> None:
        super().__init__(tr("Requests made so far"))
        self._lookups, self._means = lookups, means
        self.list = PlainList(tr("Requests made so far"))
        self.clear = _button(tr("&Clear the list"), lambda: self._do(means.log.clear))
        self.forget = _button(tr("&Forget kept answers"), lambda: self._do(lambda: means.web.forget_all()))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.forget)
        line.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        layout.addLayout(line)
        self._show()

    def _do(self, work: Callable[[], object]) -> None:
        self._lookups.do(work, lambda _: self._show())

    def _show(self) -> None:
        self._lookups.do(self._means.log.entries, self._fill)

    def _fill(self, entries: tuple[Entry, ...]) -> None:
        self.list.clear()
        self.list.addItems([_told(entry) for entry in reversed(entries)])
        self.clear.setEnabled(bool(entries))


def _tested(means: Means, name: str) -> str:
    """Make a small request with the key; say how that went."""
    from onrecord.context.asking import try_out, with_key
    from onrecord.context.providers import Asking

    provider = means.providers[name]
    try:
        try_out(provider, with_key(name, provider, means.keys, Asking(means.web)))
    except OnRecordError as error:
        return str(error)
    return tr("The key works.")


def _told(entry: Entry) -> str:
    """Say when what was asked for, how that ended, and how much came."""
    status = str(entry.status) if entry.status else tr("no answer")
    return tr(
        "{time}: {address} ({status}, {size} bytes)",
        time=entry.time.replace("T", " ")[:16],
        address=entry.address,
        status=status,
        size=entry.size,
    )


def _button(words: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(do)
    return button
