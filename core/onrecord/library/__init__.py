"""The library: the articles that a reader keeps, with all that was made of them, in one SQLite file.

:class:`~onrecord.library.library.Library` keeps, lists and finds them. A reading is kept as the engine gave
it, what the reader made of it in rows of its own, so that two windows never overwrite one another. What is
listed and searched (statements, sources, links) is derived from both and follows every correction.
"""
