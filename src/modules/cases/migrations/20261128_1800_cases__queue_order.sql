-- What somebody received or a unit had in hand, apart by place: whatever lies in the own place need not be looked at (cases.sight.store.ts).
drop index cases_received_by;
create index cases_received_by on cases (first_receiver_id, area, id);
drop index case_handling_organisation;
create index case_handling_organisation on case_handling (organisation_id, area, case_id);
-- What has an end, by place, for queues in the order of their ends.
drop index cases_area_due;
create index cases_area_due on cases (area, due_at, id) where due_at is not null and sealed_at is null;
