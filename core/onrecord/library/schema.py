"""The tables of the library, as the scripts that bring a file from each version to the next.

``documents`` holds what was read, ``articles`` what lists show of it, ``corrections``, ``notes`` and
``contexts`` what came to it. ``sources``, ``statements``, ``speakers`` and ``links`` are derived from these,
and can be made again; so can the two full-text indexes, which hold no text themselves.
"""

APPLICATION = 0x4F6E5265
"""SQLite's ``application_id`` of the file."""

_FIRST = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    address TEXT,
    target TEXT,
    title TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    day TEXT NOT NULL,
    kept TEXT NOT NULL,
    opened TEXT NOT NULL,
    deleted TEXT,
    later INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    length INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL,
    statements INTEGER NOT NULL DEFAULT 0,
    denials INTEGER NOT NULL DEFAULT 0,
    corrections INTEGER NOT NULL DEFAULT 0,
    notes INTEGER NOT NULL DEFAULT 0,
    checked_by TEXT,
    checked_on TEXT
);
CREATE INDEX articles_address ON articles (address) WHERE address IS NOT NULL;
CREATE INDEX articles_later ON articles (later) WHERE later IS NOT NULL;

CREATE TABLE documents (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    names TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    reading BLOB NOT NULL
);

CREATE TABLE corrections (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (article, id)
);
CREATE TABLE notes (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (article, id)
);
CREATE TABLE contexts (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    provider TEXT NOT NULL,
    about TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (article, kind, provider, about)
) WITHOUT ROWID;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT,
    role TEXT,
    statements INTEGER NOT NULL,
    denials INTEGER NOT NULL,
    UNIQUE (article, source)
);
CREATE INDEX sources_key ON sources (key) WHERE key IS NOT NULL;
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    statement TEXT NOT NULL,
    type TEXT NOT NULL,
    stance TEXT,
    quotation TEXT NOT NULL,
    origin TEXT NOT NULL,
    start INTEGER NOT NULL,
    words TEXT NOT NULL,
    parts TEXT NOT NULL,
    UNIQUE (article, statement)
);
CREATE TABLE speakers (
    statement INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    via INTEGER NOT NULL,
    place INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    PRIMARY KEY (statement, via, place)
) WITHOUT ROWID;
CREATE INDEX speakers_source ON speakers (source);
CREATE TABLE links (
    denial INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    answered INTEGER NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (denial, answered)
) WITHOUT ROWID;
CREATE INDEX links_answered ON links (answered);

CREATE TABLE joined_names (
    name TEXT PRIMARY KEY,
    counts_as TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE documents_found USING fts5 (
    title, names, text,
    content = 'documents', content_rowid = 'article',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_found (rowid, title, names, text)
    VALUES (new.article, new.title, new.names, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO documents_found (documents_found, rowid, title, names, text)
    VALUES ('delete', old.article, old.title, old.names, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE OF title, names, text ON documents BEGIN
    INSERT INTO documents_found (documents_found, rowid, title, names, text)
    VALUES ('delete', old.article, old.title, old.names, old.text);
    INSERT INTO documents_found (rowid, title, names, text)
    VALUES (new.article, new.title, new.names, new.text);
END;

CREATE VIRTUAL TABLE statements_found USING fts5 (
    words,
    content = 'statements', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1'
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_found (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_found (statements_found, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF words ON statements BEGIN
    INSERT INTO statements_found (statements_found, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO statements_found (rowid, words) VALUES (new.id, new.words);
END;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""What brings a file from version 0, an empty one, to version 1, and so on; none is ever changed."""

INDEXES = ("documents_found", "statements_found")
"""The full-text indexes."""
