"""How often On Record is right in a reader's own articles: statements drawn at random, judged, and counted.

:mod:`~onrecord.sampling.drawing` draws, a :class:`~onrecord.sampling.values.Sheet` holds what was drawn and
what the reader judged of it, and :mod:`~onrecord.sampling.precision` counts.
"""
