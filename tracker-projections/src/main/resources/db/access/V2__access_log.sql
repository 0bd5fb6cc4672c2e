-- Who asked for what an auditor sees, and who was refused. The account is its id; whoever is not signed in has none.
create table access_log (
    number bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    account text,
    role text,
    method text not null,
    path text not null,
    status integer not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the access log is appended to, never changed';
end
$$;

create trigger access_log_append_only before update or delete or truncate on access_log
    for each statement execute function refuse_change();
