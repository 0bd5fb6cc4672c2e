-- A record's first version is known from where it was recorded, which the index of that finds as well.
-- Dropped first: whoever still reads the table is noticed before the work.
drop index entry_version_commitment_known_from_idx;

create index entry_version_commitment_later_idx on entry_version (commitment, known_from) where known_from <> recorded_as;
