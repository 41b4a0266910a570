"""What went wrong, told and kept in a way that a report can use."""
