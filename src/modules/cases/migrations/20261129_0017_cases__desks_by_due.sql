-- A desk and a unit are read in the order in which things are due: a page costs the same however much lies there.
drop index cases_desk;
create index cases_desk on cases (desk_organisation_id, due_at, id) include (status, area) where closed_at is null;
drop index cases_handler;
create index cases_handler on cases (handler_organisation_id, due_at, id) include (status, area) where closed_at is null;
