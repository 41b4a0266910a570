"""Options that more than one command has, this package's or another's."""

from typing import Annotated

import typer

Install = Annotated[
    bool, typer.Option("--install-desktop", help="Add On Record to the menu of applications and stop.")
]
Remove = Annotated[bool, typer.Option("--remove-desktop", help="Take On Record out of that menu and stop.")]
