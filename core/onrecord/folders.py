"""Where On Record keeps what: a folder of each user's own for each purpose, by platformdirs.

None of them is made here.
"""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs


def _folders() -> PlatformDirs:
    return PlatformDirs("onrecord", appauthor=False)


def config() -> Path:
    """Return the folder of the settings."""
    return _folders().user_config_path


def data() -> Path:
    """Return the folder of what was found in look-ups, kept with articles."""
    return _folders().user_data_path


def state() -> Path:
    """Return the folder of what comes and goes: recent articles, the article that is open, requests."""
    return _folders().user_state_path


def cache() -> Path:
    """Return the folder of what can be had again."""
    return _folders().user_cache_path


def logs() -> Path:
    """Return the folder of the logs."""
    return _folders().user_log_path
