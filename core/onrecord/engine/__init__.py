"""The engine: a spaCy pipeline from an article's text to its reading."""
