"""An entry in the menu of applications, made and taken away only when the reader asks for it. Needs no Qt."""
