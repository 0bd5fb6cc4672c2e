-- The rest of an event is read from where it is stored.
alter table history
    drop column revision,
    drop column recorded_at,
    drop column by,
    drop column reason,
    drop column data;
