"""The command line ``onrecord``, or the engine's process."""

import os

import first

first.give_back(os.environ)
if first.is_engine():
    from onrecord.worker import main
else:
    from onrecord.cli import main

main()
