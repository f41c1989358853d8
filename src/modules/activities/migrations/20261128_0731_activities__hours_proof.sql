-- A certificate of hours that were given: its number is drawn when it is first printed, and whoever is shown the paper can look whether it is true.
alter table activity_hours add column proof_number text unique check (proof_number ~ '^[0-9]{12}$');
comment on column activity_hours.proof_number is 'the number on the certificate that the person printed; null while they asked for none';
