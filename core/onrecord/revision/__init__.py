"""What a reader makes of a reading: corrections, notes, and that somebody checked it.

The engine's reading stays as it is. A :class:`~onrecord.revision.values.Revision` is kept beside it, and
:func:`~onrecord.revision.revising.revise` makes of both the reading that is shown and exported. What a
revision is about it names by its words and where they stand, never by an id, so that it holds for the reading
of another model and, as far as the words are still there, for a changed text.
"""
