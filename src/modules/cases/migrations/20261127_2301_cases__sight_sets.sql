-- What somebody sees by their part in it is looked up as sets of ids; each needs its index (measured at 100,000 cases).
create index cases_received_by on cases (first_receiver_id);
create index cases_raised on cases (raised_to) where raised_to is not null;
create index cases_arbiter on cases (arbiter_organisation_id) where arbiter_organisation_id is not null;
create index cases_newest on cases (received_at desc, id desc);
create index cases_kind_open on cases (kind, due_at) where closed_at is null;
create index case_check_waiting on case_check (case_id) where result is null;
