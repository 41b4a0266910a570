"""Answers of providers, taken only in the form that they should have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.context.providers import Asking
from onrecord.online import Key, Limits, OnlineError, Reason

JSON = frozenset(("application/json", "text/json"))
LIMITS = Limits(size=2_000_000, types=JSON, seconds=15, same_host=True)


class Form(BaseModel):
    """A part of an answer; what else there is in it is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


F = TypeVar("F", bound=Form)


def answer(
    url: str,
    query: Mapping[str, str],
    form: type[F],
    asking: Asking,
    *,
    keep: float,
    header: str = "",
) -> F:
    """Ask for JSON.

    Args:
        url: without a query.
        query: is sent.
        form: what must come.
        asking: what to ask with.
        keep: for how many seconds an answer is good.
        header: the header in which the key goes, empty for none.

    Raises:
        OnlineError: there is no answer, or none of this form.
    """
    address = f"{url}?{urlencode(query)}"
    key = Key(header, asking.key) if header and asking.key else None
    if asking.fresh:
        asking.web.forget(address)
    got = asking.web.get(address, LIMITS, key=key, keep=keep, cancelled=asking.cancelled)
    try:
        return form.model_validate_json(got.data)
    except ValidationError as error:
        asking.web.forget(address)
        raise OnlineError(Reason.DAMAGED) from error


def now() -> str:
    """Return the time, ISO 8601 with offset."""
    return datetime.now(UTC).isoformat(timespec="seconds")
