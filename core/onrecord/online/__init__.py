"""The one way to the network: nothing else in On Record opens a connection.

``onrecord.online.web.Web`` does it, and loads what that takes; all else is here.
"""

from onrecord.online.errors import OnlineError, Reason
from onrecord.online.log import Entry, MemoryLog, RequestLog, StoredLog
from onrecord.online.values import Answer, Key, Limits

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
]
