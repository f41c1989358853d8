-- 吹哨报到: one matter, several units, one lead, one deadline; each has its task, and both sides say how it went.

create table whistle (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null references place (code),
  origin text not null check (origin in ('caller', 'thirdReturn')),
  caller_organisation_id uuid not null references organisation (id),
  caller_id uuid references staff_account (id),
  lead_organisation_id uuid not null references organisation (id),
  issue text not null check (issue <> ''),
  plan text check (plan <> ''),
  report_by timestamptz not null,
  due date not null,
  status text not null default 'running' check (status in ('running', 'ended')),
  called_at timestamptz not null,
  result text check (result <> ''),
  ended_at timestamptz,
  version integer not null default 1,
  constraint whistle_ended check ((status = 'ended') = (ended_at is not null) and (ended_at is null) = (result is null)),
  constraint whistle_caller check ((origin = 'caller') = (caller_id is not null)),
  constraint whistle_order check (called_at < report_by)
);
comment on table whistle is 'a call on several units over one case, with one lead and one deadline';
create unique index whistle_one_running on whistle (case_id) where status = 'running';
create unique index whistle_third_return on whistle (case_id) where origin = 'thirdReturn';
create index whistle_area on whistle (area, called_at desc);
create index whistle_report_by on whistle (report_by) where status = 'running';

create table whistle_unit (
  whistle_id uuid not null references whistle (id),
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null,
  status text not null default 'called' check (status in ('called', 'arrived', 'declining', 'excused')),
  arrived_at timestamptz,
  who text check (who <> ''),
  account_id uuid references staff_account (id),
  clause text check (clause <> ''),
  reason text check (reason <> ''),
  judge_organisation_id uuid references organisation (id),
  overdue_at timestamptz,
  raised_to uuid references organisation (id),
  primary key (whistle_id, organisation_id),
  constraint whistle_unit_arrived check ((status = 'arrived') = (arrived_at is not null)),
  constraint whistle_unit_declined check (status not in ('declining', 'excused') or (clause is not null and reason is not null))
);
comment on table whistle_unit is 'a unit that was called: whether it came, who came, or by which clause it says that it need not';
create index whistle_unit_organisation on whistle_unit (organisation_id, whistle_id);

create table whistle_task (
  id uuid primary key,
  whistle_id uuid not null references whistle (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  what text not null check (what <> ''),
  due date not null,
  status text not null default 'open' check (status in ('open', 'done', 'accepted', 'waived')),
  result text check (result <> ''),
  reason text check (reason <> ''),
  agreed_at timestamptz not null,
  ended_at timestamptz,
  constraint whistle_task_ended check ((status in ('accepted', 'waived')) = (ended_at is not null)),
  constraint whistle_task_waived check (status <> 'waived' or reason is not null),
  constraint whistle_task_done check (status not in ('done', 'accepted') or result is not null)
);
comment on table whistle_task is 'what one unit agreed to do; the case stays open while one of them is open';
create index whistle_task_whistle on whistle_task (whistle_id);

create table whistle_rating (
  whistle_id uuid not null references whistle (id),
  from_organisation_id uuid not null references organisation (id),
  to_organisation_id uuid not null references organisation (id),
  area text collate "C" not null,
  stars integer not null check (stars between 1 and 5),
  text text check (text <> ''),
  at timestamptz not null,
  primary key (whistle_id, from_organisation_id, to_organisation_id),
  constraint whistle_rating_of_another check (from_organisation_id <> to_organisation_id)
);
comment on table whistle_rating is 'append-only: caller and called rate each other as units, once, after the end (北京市接诉即办工作条例 33)';
create index whistle_rating_to on whistle_rating (to_organisation_id);
