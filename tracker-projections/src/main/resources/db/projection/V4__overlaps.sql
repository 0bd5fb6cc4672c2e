create table overlap_version (like commitment_version including all);

create index on overlap_version (commitment, recorded_as);
create index on overlap_version ((content->>'other'));
create index on overlap_version (split_part(content->>'other', '/', 1));
