"""What the reader corrects, notes and checks in the window."""
