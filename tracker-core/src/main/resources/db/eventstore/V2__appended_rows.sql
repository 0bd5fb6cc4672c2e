-- What a batch of commands stores comes as one array of such rows: the server unfolds it with less work than an array for each
-- column.
create type appended as (
    id uuid,
    aggregate text,
    sequence bigint,
    type text,
    revision integer,
    payload json,
    metadata json
);
