"""Readings on paper: lines, pages, marks that need no colour. Every length is in tenths of a point."""
