"""What ``import onrecord`` offers."""

from __future__ import annotations

import inspect
import types

import onrecord


def test_the_listed_names_are_all_that_is_public() -> None:
    public = {
        name
        for name, value in vars(onrecord).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public - {"TYPE_CHECKING", "Any", "annotations", "import_module"} <= set(onrecord.__all__)
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
    assert set(onrecord.__all__) <= set(dir(onrecord))
    assert not hasattr(onrecord, "Nothing")


def test_every_listed_name_is_documented() -> None:
    documented = [name for name in onrecord.__all__ if name != "__version__"]
    assert [name for name in documented if not inspect.getdoc(getattr(onrecord, name))] == []
