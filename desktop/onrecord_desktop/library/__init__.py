"""The library in the window: the articles that are kept, what each source said in them, and the way in and out."""
