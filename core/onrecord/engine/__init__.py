"""The engine: a spaCy pipeline from an article's text to its reading."""

import os

# ONNX Runtime reports to its makers once it is imported, unless told before; nothing may leave the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
