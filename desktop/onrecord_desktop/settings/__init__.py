"""What a reader can set, and the file that keeps it."""
