"""spaCy's modules and data: English alone, and the languages that spaCy itself imports."""

import re

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

OTHER_LANGUAGE = re.compile(r"spacy\.lang\.(?!en\b)[a-z]{2,3}\b|spacy\.tests\b")

hiddenimports = collect_submodules("spacy", filter=lambda name: not OTHER_LANGUAGE.match(name))
datas = collect_data_files("spacy")
