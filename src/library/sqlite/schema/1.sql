-- The order of rows is the order in which articles were added; a row is given to no other
-- article than the rest of its beginning, or what the same file says when it is read again.
CREATE TABLE entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    -- What looked for mentions in it, 0 for nothing so far.
    recognizer INTEGER NOT NULL DEFAULT 0,
    -- 0 while it is the beginning of an article.
    whole INTEGER NOT NULL,
    -- The first and last day that its date may mean, counted from 1 January 1970.
    first_day INTEGER,
    last_day INTEGER,
    -- Its source, a number of `source`.
    source INTEGER,
    -- How many mentions it has that count.
    mentions INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE article (
    row INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    doc TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    author TEXT,
    -- The rest of what is known of it, as `record.rs` writes it.
    facts TEXT NOT NULL,
    -- Its actors and how often each is mentioned, NULL before they were looked for.
    actors TEXT
) STRICT;

CREATE TABLE content (
    row INTEGER PRIMARY KEY REFERENCES entry ON DELETE CASCADE,
    text TEXT NOT NULL,
    -- Blocks and inline ranges.
    parts TEXT NOT NULL
) STRICT;

-- Files that articles came from, by their absolute paths. Size (bytes) and time
-- (nanoseconds from 1970) are those it had when it was last read to its end and nothing
-- of it was left out; NULL before that.
CREATE TABLE input (
    number INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    size INTEGER,
    modified INTEGER
) STRICT;

-- Where in which file an article was found last, and size and time of the file then. What
-- is not in the file any more keeps what it had.
CREATE TABLE origin (
    row INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
    input INTEGER NOT NULL REFERENCES input,
    place TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    PRIMARY KEY (row, input)
) STRICT, WITHOUT ROWID;

-- Which rows of a part of the library have a term: `postings.rs`.
CREATE TABLE posting (
    part INTEGER NOT NULL,
    term TEXT NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (part, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

-- How often an actor is mentioned in an article, all mentions and the certain ones.
CREATE TABLE tally (
    actor INTEGER NOT NULL REFERENCES actor,
    row INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    certain INTEGER NOT NULL,
    PRIMARY KEY (actor, row)
) STRICT, WITHOUT ROWID;

-- What looked for mentions.
CREATE TABLE recognizer (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What a person did with an article.
CREATE TABLE state (
    id BLOB PRIMARY KEY,
    read INTEGER NOT NULL DEFAULT 0,
    marked INTEGER NOT NULL DEFAULT 0,
    -- A list of names, in JSON; NULL for none.
    tags TEXT,
    -- NULL for none.
    note TEXT,
    -- How far it was read, as `position.rs` counts.
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
