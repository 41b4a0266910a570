"""The one way to the network: nothing else in On Record opens a connection."""

from onrecord.online.errors import OnlineError, Reason
from onrecord.online.log import Entry, MemoryLog, RequestLog, StoredLog
from onrecord.online.transports import Key
from onrecord.online.web import Answer, Limits, Web

__all__ = [
    "Answer",
    "Entry",
    "Key",
    "Limits",
    "MemoryLog",
    "OnlineError",
    "Reason",
    "RequestLog",
    "StoredLog",
    "Web",
]
