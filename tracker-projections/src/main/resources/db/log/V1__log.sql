-- Who may sign for the log: one key, for as long as the log lives.
create table verifier (
    one boolean primary key default true check (one),
    key text not null
);

-- Hashes one behind the other, 32 bytes each: up to 256, fewer where the tree ends in the tile.
create table tile (
    level integer not null,
    index bigint not null,
    hashes bytea not null,
    primary key (level, index)
);

-- Every checkpoint that was signed, as its note was given out.
create table checkpoint (
    size bigint primary key,
    note text not null,
    signed_at timestamptz not null default clock_timestamp()
);
