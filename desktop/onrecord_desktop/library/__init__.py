"""The library in the window: the articles that are kept, what sources said in them, and the way in and out."""
