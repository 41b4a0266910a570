"""The window ``onrecord-window``, or the engine's process."""

import os
import sys

import first

first.give_back(os.environ)
if first.is_engine():
    from onrecord.worker import main
else:
    from onrecord_desktop.start import main

sys.exit(main())
