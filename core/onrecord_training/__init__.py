"""How the model is made, from corpora to the files in ``onrecord_resources``, and how it is evaluated."""
