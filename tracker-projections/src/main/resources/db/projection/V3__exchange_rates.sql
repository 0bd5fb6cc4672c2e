-- Each row is a number that was published, known from one position to before another; the current one has no end.

create table exchange_rate (
    source text not null,
    day date not null,
    base text not null,
    quote text not null,
    rate numeric not null,
    known_from bigint not null,
    known_to bigint,
    primary key (source, day, base, quote, known_from)
);

-- What a conversion asks for: a few currencies over a stretch of days.
create index on exchange_rate (source, quote, day);

-- Which sources there are, and from which position on, without a look at their numbers.
create table exchange_rate_source (
    source text primary key,
    known_from bigint not null
);
