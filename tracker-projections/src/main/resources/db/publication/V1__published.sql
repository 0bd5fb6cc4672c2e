-- How far the events are published to each topic, and who publishes. It is not among the views: those may be dropped and
-- folded anew, and doing so must publish nothing again.
create table published (
    topic text primary key,
    position bigint not null,
    owner text,
    claimed_at timestamptz
);
