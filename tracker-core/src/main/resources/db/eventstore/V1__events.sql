-- The head row is locked by every append until it commits. So the order of commits is the order of positions: there is
-- no gap, and a reader that has seen position n has seen everything before it.
create table event_head (
    one boolean primary key default true check (one),
    position bigint not null,
    recorded_at timestamptz not null
);

insert into event_head (position, recorded_at) values (0, 'epoch');

-- Payload and metadata are json, not jsonb: the text stays as it was written, so that its hash can be reproduced.
create table event (
    position bigint primary key,
    id uuid not null,
    aggregate text not null,
    sequence bigint not null,
    type text not null,
    revision integer not null,
    payload json not null,
    metadata json not null,
    recorded_at timestamptz not null,
    constraint event_aggregate_sequence unique (aggregate, sequence)
);

-- What was answered to a key, so that the same request again gets the same answer.
create table idempotency_key (
    account text not null,
    key text not null,
    fingerprint text not null,
    position bigint not null,
    constraint idempotency_key_once primary key (account, key)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'events are appended, never changed';
end
$$;

create trigger event_append_only before update or delete or truncate on event
    for each statement execute function refuse_change();
