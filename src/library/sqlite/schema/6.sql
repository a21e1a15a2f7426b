-- Articles that gave way to their new versions: who has one open still writes to that.
CREATE TABLE gave_way (
    id BLOB PRIMARY KEY,
    now BLOB NOT NULL
) STRICT, WITHOUT ROWID;
