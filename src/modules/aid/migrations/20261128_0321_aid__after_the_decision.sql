-- What comes after a decision: 特困 assessed again (特困人员认定办法 23), an objection to what was granted and its review by other people,
-- temporary relief paid in stages, the yearly publication, and the end of keeping.
alter table aid_application
  add column reassess_at timestamptz,
  add column disputed_at timestamptz,
  add column erased_at timestamptz,
  add constraint aid_application_reassess check (reassess_at is null or kind = 'tekun'),
  add constraint aid_application_erased check (erased_at is null or status not in ('lead', 'applied', 'needPapers', 'accepted', 'surveyed', 'checked', 'publicity', 'objected', 'county', 'helped', 'phasingOut'));
comment on column aid_application.reassess_at is 'their self-care has changed and was not assessed again yet';
comment on column aid_application.disputed_at is 'what was granted is objected to and was not reviewed yet';
comment on column aid_application.erased_at is 'kept long enough: words, findings and letters were emptied';

alter table aid_survey add column purpose text not null default 'apply' check (purpose in ('apply', 'reassess', 'review'));
alter table aid_objection add column about text not null default 'proposed' check (about in ('proposed', 'approved'));
alter table aid_statement drop constraint aid_statement_kind_check;
alter table aid_statement add constraint aid_statement_kind_check
  check (kind in ('check', 'draft', 'deliberation', 'visit', 'decision', 'sendBack', 'change', 'second', 'reassess', 'review'));
alter table aid_letter drop constraint aid_letter_kind_check;
alter table aid_letter add constraint aid_letter_kind_check
  check (kind in ('accepted', 'papers', 'declined', 'approved', 'refused', 'helped', 'changed', 'stopped', 'assessed', 'reviewed'));

alter table aid_limit drop constraint aid_limit_step_check;
alter table aid_limit add constraint aid_limit_step_check
  check (step in ('survey', 'check', 'surveyAndDraft', 'publicity', 'objection', 'decide', 'notify', 'total', 'totalSpecial', 'totalDelegated', 'firstHelp', 'papersAfter', 'reassess', 'graceMonths', 'endPublicity', 'published', 'review', 'yearly', 'keep'));
insert into aid_limit (area, kind, step, valid_from, unit, amount, source) values
  ('', 'any', 'yearly', '2020-01-01', 'month', 12, '默认值:每年公布一次在发名单(最低生活保障审核确认办法第二十四条)'),
  ('', 'any', 'keep', '2020-01-01', 'month', 60, '默认值:办结后保存5年,可由本地档案规定替换');

create table aid_stage (
  application_id uuid not null references aid_application (id),
  nth integer not null check (nth between 1 and 12),
  area text collate "C" not null,
  on_day date not null,
  cents bigint not null check (cents > 0),
  paid_on date,
  voucher text check (length(voucher) between 2 and 80),
  paid_by uuid references staff_account (id),
  version integer not null default 1,
  primary key (application_id, nth),
  constraint aid_stage_paid check (num_nonnulls(paid_on, voucher, paid_by) in (0, 3))
);
comment on table aid_stage is 'temporary relief that one approval pays in stages: which day how much, and when it was paid';
