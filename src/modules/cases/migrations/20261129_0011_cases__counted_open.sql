-- What has an end is open: so how many are late, and how many soon will be, is told by the index of ends alone.
update cases set due_at = null, due_provisional = false where closed_at is not null and due_at is not null;
alter table cases add constraint cases_ended_without_end check (closed_at is null or due_at is null);
-- What lies on a desk or was received by somebody is counted where it lies without looking at the cases.
drop index cases_desk;
create index cases_desk on cases (desk_organisation_id, status) include (area) where closed_at is null;
drop index cases_first_receiver;
create index cases_first_receiver on cases (first_receiver_id, status) include (area) where closed_at is null;
