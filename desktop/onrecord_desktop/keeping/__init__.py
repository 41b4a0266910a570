"""The article that is open, and what the library has of it."""
