"""``onrecord keys``: keys of providers, in the system's keyring."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from pydantic import SecretStr

from onrecord.cli import streams
from onrecord.cli.errors import CommandError
from onrecord.keys import Keys, Where, variable

ProviderName = Annotated[
    str, typer.Argument(metavar="PROVIDER", help="Such as factcheck.", show_default=False)
]


def keys_app() -> typer.Typer:
    """Return the commands."""
    app = typer.Typer(
        help="Set, test or remove the key of a provider. Keys are kept in the system's keyring.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.command("set")(set_key)
    app.command("test")(test_key)
    app.command("remove")(remove_key)
    return app


def set_key(provider: ProviderName) -> None:
    """Ask for a key, without showing it, and keep it; or read it from standard input."""
    _checked(provider)
    value = typer.prompt("Key", hide_input=True, err=True) if sys.stdin.isatty() else sys.stdin.readline()
    if not value.strip():
        raise CommandError("No key was given, so nothing was changed.")
    if Keys().set(provider, SecretStr(value.strip())) is not Where.KEYRING:
        raise CommandError(
            "The key could not be kept: there is no keyring here that can be used, or it is locked. "
            f"Unlock it, or put the key into the environment variable {variable(provider)}."
        )
    streams.tell("The key is in the keyring.")


def test_key(provider: ProviderName) -> None:
    """Make a small request with the key."""
    from onrecord.context.asking import try_out
    from onrecord.context.providers import Asking, providers
    from onrecord.online.web import usual_web

    _checked(provider)
    found = Keys().find(provider)
    if not found:
        raise CommandError(f"There is no key for {provider}; run “onrecord keys set {provider}”.")
    try_out(providers()[provider], Asking(usual_web(), found.value))
    streams.tell(f"The key works; it is in the {found.where}.")


def remove_key(provider: ProviderName) -> None:
    """Take a key out of the keyring."""
    _checked(provider)
    keys = Keys()
    keys.remove(provider)
    if left := keys.find(provider):
        raise CommandError(f"There is still a key in the {left.where} ({variable(provider)}).")
    streams.tell("There is no key any more.")


def _checked(provider: str) -> None:
    from onrecord.context.providers import providers

    needing = [name for name, known in providers().items() if known.needs_key]
    if provider not in needing:
        raise CommandError(f"No provider “{provider}” needs a key; these do: {', '.join(needing)}.")
