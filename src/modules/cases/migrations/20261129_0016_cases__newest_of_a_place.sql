-- A common word is found by walking the cases of a place from the newest on, until there are enough; the county, the township and the village each have theirs.
create index cases_newest_of_county on cases (left(area, 6), received_at desc, id desc);
create index cases_newest_of_township on cases (left(area, 9), received_at desc, id desc);
create index cases_newest_of_village on cases (left(area, 12), received_at desc, id desc);

-- And what is open there, in the order in which it is due: a page costs the same however much is open.
create index cases_due_of_county on cases (left(area, 6), due_at, id) where due_at is not null and sealed_at is null;
create index cases_due_of_township on cases (left(area, 9), due_at, id) where due_at is not null and sealed_at is null;
