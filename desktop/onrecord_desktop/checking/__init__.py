"""The window in which the statements of a sheet are judged: ``onrecord sample``."""
