-- 一村一策: what a village wants to become, drafted by the village, put before its people, approved by the township; its measures are followed like those
-- of any other document (module measures).

create table village_plan (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  document_id uuid references measure_document (id),
  title text not null check (length(title) between 2 and 100),
  from_year smallint not null check (from_year between 2000 and 2200),
  to_year smallint not null,
  profile jsonb not null default '{}',
  problems text[] not null default '{}' check (cardinality(problems) <= 20),
  heard_on date,
  heard_how text check (length(heard_how) between 2 and 500),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'inForce', 'ended')),
  remark text check (length(remark) between 2 and 500),
  approved_on date,
  approved_by uuid references organisation (id),
  ended_on date,
  at timestamptz not null,
  version integer not null default 1,
  constraint village_plan_years check (to_year between from_year and from_year + 9),
  constraint village_plan_approved check (
    (status in ('inForce', 'ended')) = (document_id is not null)
    and (document_id is null) = (approved_on is null) and (document_id is null) = (approved_by is null)
  ),
  constraint village_plan_by_another check (approved_by <> organisation_id),
  constraint village_plan_ended check ((status = 'ended') = (ended_on is not null))
);
comment on table village_plan is 'a village''s plan for some years: how it stands, what is wrong, when its people were asked; approved by the level above';
create index village_plan_area on village_plan (area);
create unique index village_plan_in_force on village_plan (organisation_id) where status = 'inForce';
create unique index village_plan_drafted on village_plan (organisation_id) where status in ('draft', 'submitted');

create table village_plan_goal (
  id uuid primary key,
  plan_id uuid not null references village_plan (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 30),
  body text not null check (length(body) between 2 and 300),
  unit text check (length(unit) between 1 and 20),
  baseline numeric(14, 2),
  target numeric(14, 2),
  year smallint not null,
  unique (plan_id, nth),
  constraint village_plan_goal_figure check ((unit is null) = (target is null) and (unit is null) = (baseline is null))
);
comment on table village_plan_goal is 'one goal: by which year, and where it can be counted from which figure to which';

create table village_plan_line (
  id uuid primary key,
  plan_id uuid not null references village_plan (id),
  goal_id uuid not null references village_plan_goal (id) on delete cascade,
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 100),
  body text not null check (length(body) between 2 and 1000),
  lead_id uuid not null references organisation (id),
  unit_ids uuid[] not null default '{}',
  due_on date not null,
  proof text not null check (length(proof) between 2 and 500),
  measure_id uuid references measure (id),
  unique (plan_id, nth)
);
comment on table village_plan_line is 'a measure as it was drafted, and for which goal; once the plan is approved it is followed under measure_id';

create table village_plan_figure (
  id uuid primary key,
  plan_id uuid not null references village_plan (id),
  goal_id uuid not null references village_plan_goal (id),
  area text collate "C" not null,
  on_day date not null,
  value numeric(14, 2),
  body text not null check (length(body) between 2 and 500),
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  file_type text,
  file_name text check (length(file_name) between 1 and 120),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint village_plan_figure_file check ((file_hash is null) = (file_type is null) and (file_hash is null) = (file_name is null))
);
comment on table village_plan_figure is 'append-only: how far a goal had come on a day, and what shows it';
create index village_plan_figure_of on village_plan_figure (goal_id, on_day);

create table village_plan_review (
  id uuid primary key,
  plan_id uuid not null references village_plan (id),
  area text collate "C" not null,
  year smallint not null,
  body text not null check (length(body) between 2 and 2000),
  verdicts jsonb not null,
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  unique (plan_id, year)
);
comment on table village_plan_review is 'once a year the level above says of every goal how far it came; a verdict on a plan, never on a person';

alter table measure_document add column kind text not null default 'joint' check (kind in ('joint', 'plan'));
comment on column measure_document.kind is 'joint: a document of several offices; plan: the approved plan of a village, shown on its own pages';
