"""One page from the web: what can be opened as an article, within the limits of loading."""

from __future__ import annotations

from typing import Final

from onrecord.errors import LoadingError
from onrecord.loading import limits
from onrecord.loading.draft import megabytes, quoted
from onrecord.loading.kinds import DOCX_TYPE
from onrecord.online import Answer, Limits, OnlineError, Reason
from onrecord.online.web import Web, usual_web
from onrecord.translation import tr

_ACCEPTED: Final = frozenset(
    (
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        DOCX_TYPE,
        "application/octet-stream",
        "binary/octet-stream",
    )
)
_ACCEPT: Final = {"Accept": "text/html, application/pdf, text/plain, */*;q=0.1"}


def fetch(url: str, web: Web | None = None) -> Answer:
    """Get one page.

    Args:
        url: its address.
        web: how to get it; else the usual way, which logs the request.

    Raises:
        LoadingError: the address, or one that it sends us on to, is not http or https; it cannot be reached,
            takes too long, answers with an error, or gives something too large or no article.
    """
    wanted = Limits(
        size=limits.MAX_BYTES,
        types=_ACCEPTED,
        seconds=limits.TOTAL_SECONDS,
        silence=limits.READ_SECONDS,
    )
    try:
        return (web or usual_web()).get(url, wanted, headers=_ACCEPT)
    except OnlineError as error:
        raise LoadingError(_told(error, quoted(url))) from error


def _told(error: OnlineError, address: str) -> str:
    match error.reason:
        case Reason.ADDRESS:
            return tr("{address} is not a complete web address: check its spelling.", address=address)
        case Reason.SENT_ON:
            return tr(
                "{address} sends us on to something that is not a web page: open the article itself.",
                address=address,
            )
        case Reason.ENDLESS:
            return tr(
                "{address} sends us from page to page without end: open the article itself.", address=address
            )
        case Reason.TYPE:
            return tr(
                "{address} is of type {type}: open a web page, text, PDF or DOCX instead.",
                address=address,
                type=quoted(error.type),
            )
        case Reason.LARGE:
            return tr(
                "{address} is larger than {size}, the most that On Record opens: copy the part you want "
                "and paste it.",
                address=address,
                size=megabytes(limits.MAX_BYTES),
            )
        case Reason.SLOW:
            return tr(
                "{address} did not answer in time ({seconds} seconds at most): try again later.",
                address=address,
                seconds=round(limits.TOTAL_SECONDS),
            )
        case _:
            # Translators: {why} says why, and after a semicolon what to do.
            return tr("{address} cannot be opened: {why}", address=address, why=_why(error))


def _why(error: OnlineError) -> str:
    match error.reason:
        case Reason.MISSING:
            return tr("there is no such page (error {number}); check the address.", number=error.status)
        case Reason.REFUSED:
            return tr(
                "the site refuses it (error {number}); open it in your browser, save it and open the file.",
                number=error.status,
            )
        case Reason.PAUSE:
            return tr("the site asks for a pause (error {number}); try again later.", number=error.status)
        case Reason.SERVER:
            return tr("the site answers with error {number}; try again later.", number=error.status)
        case Reason.TLS:
            return tr("the site's certificate or encryption is not valid; check the address.")
        case Reason.UNKNOWN_HOST:
            return tr("no site of that name was found; check the spelling and your connection.")
        case Reason.CLOSED:
            return tr("the site refuses connections; check the address or try again later.")
        case Reason.DAMAGED:
            return tr("what the site sent is damaged; try again later.")
        case _:
            return tr("the connection broke off; check your network and try again.")
