"""The command line ``onrecord``, one of the processes that read a batch for it, or the engine's process."""

import os
from multiprocessing import freeze_support

import first

first.give_back(os.environ)
freeze_support()  # goes no further in a process of a batch, which is this executable again
if first.is_engine():
    from onrecord.worker import main
else:
    from onrecord.cli import main

main()
