-- What has no end any more is walked in the order of its ids: a village with little open was given twenty of its past by looking at that of the whole city.
drop index cases_area_undated;
create index cases_undated_of_village on cases (left(area, 12), id) where due_at is null and sealed_at is null;
