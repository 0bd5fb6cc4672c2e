create table settlement_version (like commitment_version including all);

create index on settlement_version (commitment, recorded_as);
