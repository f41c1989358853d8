-- The lists of a unit, and the whistles of a case, are sets of ids; each needs its index (measured at 100,000 cases).
create index whistle_case on whistle (case_id);
create index whistle_caller on whistle (caller_organisation_id);
create index whistle_lead on whistle (lead_organisation_id);
create index whistle_unit_overdue on whistle_unit (whistle_id) where overdue_at is not null and status in ('called', 'declining');
