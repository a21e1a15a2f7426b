-- Feeds that are followed, in the order in which they were found, by their addresses.
CREATE TABLE feed (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    address TEXT NOT NULL UNIQUE,
    -- NULL while nobody said it.
    title TEXT,
    -- The address of the page that it belongs to; NULL while nobody said it.
    page TEXT,
    -- The folders in which it stands, each the list of its names, in JSON.
    folders TEXT NOT NULL DEFAULT '[]'
) STRICT;
