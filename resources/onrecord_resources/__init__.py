"""What engine and window ship with: the model, the sample article, icons, themes, lexicons."""

from pathlib import Path


def path(name: str) -> Path:
    """Return the path of a shipped file or folder, whether or not it exists."""
    return Path(__file__).parent / name
