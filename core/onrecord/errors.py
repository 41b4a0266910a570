"""What can go wrong, in sentences for people.

OnRecordError
├── LoadingError      an input cannot be opened as an article
├── ReadingError      one article cannot be read; others can
└── EngineError       the engine or its model cannot be used
"""


class OnRecordError(Exception):
    """Base of all errors that are meant for the reader.

    ``str(error)`` is one clear sentence that says what is wrong and what to do about it, in the language that
    was spoken where it was raised.
    """


class LoadingError(OnRecordError):
    """An input cannot be opened as an article: missing, unreadable, too large, not text, not English."""


class ReadingError(OnRecordError):
    """One article cannot be read because of a fault in the engine; others can."""


class EngineError(OnRecordError):
    """The engine cannot work: its model is missing, damaged, or of another version."""
