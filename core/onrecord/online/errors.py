"""Why an address gave nothing that can be used."""

from __future__ import annotations

from enum import StrEnum

from onrecord.errors import OnRecordError


class Reason(StrEnum):
    """What went wrong with a request."""

    ADDRESS = "address"
    """It is no complete address of http or https."""
    SENT_ON = "sent on"
    """It sends on to what is no web address, or to another host where that is not wanted."""
    ENDLESS = "endless"
    """It sends on again and again."""
    UNKNOWN_HOST = "unknown host"
    CLOSED = "closed"
    """The server takes no connections."""
    NO_CONNECTION = "no connection"
    """The connection could not be made, or broke off."""
    TLS = "tls"
    """Certificate or encryption are not valid."""
    SLOW = "slow"
    """The time limit was reached."""
    REFUSED = "refused"
    """The server will not: 401, 402, 403, 451."""
    MISSING = "missing"
    """There is nothing at this address: 404, 410."""
    PAUSE = "pause"
    """The server asks not to be asked for a while: 429."""
    SERVER = "server"
    """Any other error of the server."""
    TYPE = "type"
    """What came is of a type that was not asked for."""
    LARGE = "large"
    """What came is larger than wanted."""
    DAMAGED = "damaged"
    """What came cannot be decoded, or does not hold what it must."""
    CANCELLED = "cancelled"


class OnlineError(OnRecordError):
    """A request failed. Whoever made it words the reason for the reader.

    Attributes:
        reason: why.
        status: the number that the server answered with, 0 where it did not.
        wait: how many seconds the server wants to be left alone, 0 where it does not say.
        type: the content type of what came, where that is the reason.
    """

    def __init__(self, reason: Reason, *, status: int = 0, wait: float = 0.0, type: str = "") -> None:
        super().__init__(f"The request failed ({reason.value}{f' {status}' if status else ''}).")
        self.reason, self.status, self.wait, self.type = reason, status, wait, type


_REFUSED = frozenset((401, 402, 403, 451))
_MISSING = frozenset((404, 410))
_PAUSE = 429


def refusal(status: int, wait: float = 0.0) -> OnlineError:
    """Return what a server's number for an error means."""
    if status in _REFUSED:
        return OnlineError(Reason.REFUSED, status=status)
    if status in _MISSING:
        return OnlineError(Reason.MISSING, status=status)
    return OnlineError(Reason.PAUSE if status == _PAUSE else Reason.SERVER, status=status, wait=wait)
