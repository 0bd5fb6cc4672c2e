-- What the deliveries of a busy commitment amounted to at some positions, so that no question reads them all.

create table tally_checkpoint (
    commitment text not null,
    position bigint not null,
    tallies json not null,
    primary key (commitment, position)
);

create table tally_count (
    commitment text primary key,
    events bigint not null,
    due bigint not null
);

create index on entry_version (commitment, known_from);
create index on entry_version (commitment, known_to) where known_to is not null;
