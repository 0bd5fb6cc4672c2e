-- The id goes into events, the name and the role stay here, where a row can be erased.
create table account (
    id text primary key,
    name text not null unique,
    role text not null,
    password_hash text not null
);
