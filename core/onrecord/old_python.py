"""Tells whoever starts On Record with a Python that is too old for it. Read by Python 3.7 too."""

import sys


def refuse() -> None:
    """End ``python -m onrecord`` with one sentence; any other import fails with that sentence."""
    sentence = (
        "On Record needs Python 3.11 or newer, and {} is {}.{}: "
        "start or install it with a newer one, such as python3.11."
    ).format(sys.executable, *sys.version_info[:2])
    if sys.argv[:1] == ["-m"]:  # which it is while the module is looked for
        sys.stderr.write(sentence + "\n")
        sys.exit(2)
    raise ImportError(sentence)
