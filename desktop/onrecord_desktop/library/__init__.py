"""The library in the window: the articles that are kept, what sources said, and the way in and out."""
