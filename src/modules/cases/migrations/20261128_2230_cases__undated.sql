-- A queue by end goes on with what has no end any more: in a narrow place found by the place. Without it every closed case of the county was looked at for twenty of a village.
create index cases_area_undated on cases (area, id) include (due_at) where due_at is null and sealed_at is null;
