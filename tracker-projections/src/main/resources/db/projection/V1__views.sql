-- Everything here follows from the events and can be made again from them.

create table token (
    processor text not null,
    segment integer not null,
    position bigint not null,
    owner text,
    claimed_at timestamptz not null,
    primary key (processor, segment)
);

-- Each row is a version of a record, known from one position to before another; the current one has no end. So a
-- question about any earlier position is answered by the same rows.

create table commitment_version (
    key text not null,
    known_from bigint not null,
    known_to bigint,
    commitment text not null,
    recorded_as bigint not null,
    content json not null,
    primary key (key, known_from)
);

create table pledge_version (like commitment_version including all);
create table obligation_version (like commitment_version including all);
create table source_version (like commitment_version including all);
create table entry_version (like commitment_version including all);
create table claim_version (like commitment_version including all);

create index on commitment_version (recorded_as);
create index on pledge_version (commitment, recorded_as);
create index on obligation_version (commitment, recorded_as);
create index on entry_version (commitment, recorded_as);
create index on claim_version (commitment, recorded_as);

create table history (
    commitment text not null,
    position bigint not null,
    type text not null,
    revision integer not null,
    recorded_at timestamptz not null,
    by text,
    reason text,
    entry text,
    data json not null,
    primary key (commitment, position)
);
