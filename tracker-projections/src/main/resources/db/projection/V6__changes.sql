-- What happened between two positions, and to which commitments.
create index on history (position, commitment);
