"""The window of On Record. The only package that may import Qt."""
