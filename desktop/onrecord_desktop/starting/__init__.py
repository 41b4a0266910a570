"""How a start finds its place: can a window be opened, is there one already, what was open, what is to be."""
