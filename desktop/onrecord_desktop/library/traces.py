"""What an article that is forgotten leaves outside the library, taken away."""

from __future__ import annotations

from collections.abc import Callable

from onrecord import OnRecordError
from onrecord.library.library import Library
from onrecord.library.values import Kept
from onrecord.translation import tr
from onrecord_desktop.lookups.lookups import Means


class TraceError(OnRecordError):
    """Something that belongs to a forgotten article could not be taken away."""


def forget(article: int, means: Means | None, library: Library) -> Kept:
    """Forget an article, what was looked up about it, and the requests that were made; return what it was.

    Meant for a thread beside the window's.

    Args:
        article: its id.
        means: of the look-ups, None where there are none.
        library: that holds it.

    Raises:
        OnRecordError: nothing was forgotten, or something may be left; it says which.
    """
    kept = library.load(article)
    reasons = [reason for clear in _clearings(kept, means) if (reason := _failure(clear))]
    library.forget([article])
    if reasons:
        raise TraceError(
            tr(
                "The article is out of the library, but what was looked up about it could not be removed "
                "({reason}): check the permissions of On Record’s folders, and empty it under “Look-ups and "
                "keys”.",
                reason=reasons[0],
            )
        )
    return kept


def _clearings(kept: Kept, means: Means | None) -> list[Callable[[], object]]:
    if means is None:
        return []
    return [lambda: means.shelf.forget(kept.reading.article), means.web.forget_all, means.log.clear]


def _failure(clear: Callable[[], object]) -> str:
    try:
        clear()
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""
