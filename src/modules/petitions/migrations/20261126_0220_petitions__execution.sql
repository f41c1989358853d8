-- A decision in the person's favour is carried out by a day, whoever gave it (32); a hearing begins at an hour.

alter table petition_review add column execution_due date;
alter table petition_review add constraint petition_review_execution check (execution_due is null or outcome = 'support');
alter table petition_hearing add column begins text check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');
comment on column petition_hearing.begins is 'the hour on the first day, HH:MM; null where it was announced before hours were asked for';
