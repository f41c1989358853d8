-- What moved a limit, and whether it drifted, is kept of every limit of a case in one way: its own, and those of a procedure below it.
alter table case_clock_change drop constraint case_clock_change_clock_id_fkey;
alter table case_clock_change add column still_from date;
alter table case_clock_change add column still_to date;
alter table case_clock_change add constraint case_clock_change_still check ((still_from is null) = (still_to is null) and still_from <= still_to);
comment on table case_clock_change is 'append-only: each time a running limit was lengthened (an extension) or stood still (the days of a hearing): by how much, on which days, by which clause, and who; a negative amount gives days back';

alter table case_clock_drift drop constraint case_clock_drift_clock_id_fkey;
alter table case_clock_drift add column of text not null default 'case' check (of in ('case', 'petition'));
alter table case_clock_drift add column says_zh text;
alter table case_clock_drift add column says_en text;
alter table case_recount add column of text not null default 'case' check (of in ('case', 'petition'));
alter table case_recount drop constraint case_recount_pkey;
alter table case_recount add primary key (of, at);
