-- 巡察整改 (product S3.5; domain §8.5): an office looks at units, what it finds is set right by an owner and closed by somebody of another unit. Findings are
-- about work, never about persons: those go to discipline inspection. Day numbers belong to the round.

create table inspection_round (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  year smallint not null check (year between 2000 and 2200),
  nth smallint not null check (nth between 1 and 99),
  title text not null check (length(title) between 2 and 100),
  document_no text check (length(document_no) between 2 and 60),
  begun_on date not null,
  ended_on date not null,
  told_on date not null,
  plan_days smallint not null check (plan_days between 1 and 180),
  rectify_days smallint not null check (rectify_days between 1 and 1000),
  openness text not null default 'none' check (openness in ('none', 'party', 'public')),
  statement text check (length(statement) between 2 and 2000),
  published_on date,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint inspection_round_days check (begun_on <= ended_on and begun_on <= told_on),
  constraint inspection_round_published check ((openness = 'none') = (published_on is null))
);
comment on table inspection_round is 'one round of inspection: who looked, at what time, under which number its report was told, how many days there are';
create index inspection_round_area on inspection_round (area, told_on);

create table inspection_unit (
  round_id uuid not null references inspection_round (id),
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  primary key (round_id, organisation_id)
);
comment on table inspection_unit is 'a unit that was inspected in a round';
create index inspection_unit_of on inspection_unit (organisation_id);
create index inspection_unit_area on inspection_unit (area);

create table inspection_finding (
  id uuid primary key,
  round_id uuid not null references inspection_round (id),
  inspected_id uuid not null,
  area text collate "C" not null references place (code),
  nth smallint not null check (nth between 1 and 500),
  category text not null check (category in ('party', 'relief', 'funds', 'style', 'service', 'organisation', 'safety', 'other')),
  term text not null default 'limited' check (term in ('atOnce', 'limited', 'lasting')),
  body text not null check (length(body) between 5 and 1000),
  basis text check (length(basis) between 2 and 300),
  papers text check (length(papers) between 2 and 300),
  owner_id uuid references organisation (id),
  leader_post text check (length(leader_post) between 2 and 60),
  lead_id uuid references organisation (id),
  status text not null check (status in ('found', 'assigned', 'planned', 'underWay', 'selfChecked', 'returned', 'longTerm', 'closed')),
  plan_due date not null,
  due_on date not null,
  closed_on date,
  supervised_on date,
  supervisions smallint not null default 0,
  returned smallint not null default 0,
  called_ids uuid[] not null default '{}',
  case_id uuid references cases (id),
  version integer not null default 1,
  unique (round_id, nth),
  foreign key (round_id, inspected_id) references inspection_unit (round_id, organisation_id),
  constraint inspection_finding_owner check ((owner_id is null) = (status = 'found') and (owner_id is null) = (leader_post is null)),
  constraint inspection_finding_closed check ((status = 'closed') = (closed_on is not null)),
  constraint inspection_finding_due check (plan_due <= due_on),
  constraint inspection_finding_supervised check ((supervisions = 0) = (supervised_on is null))
);
comment on table inspection_finding is 'one finding: category, basis, the unit that sets it right and the post that leads there; leader_post is a function, never a name';
create index inspection_finding_owner on inspection_finding (owner_id);
create index inspection_finding_former on inspection_finding (inspected_id, category);
create index inspection_finding_due on inspection_finding (due_on) where status <> 'closed';

create table inspection_measure (
  id uuid primary key,
  finding_id uuid not null references inspection_finding (id),
  area text collate "C" not null references place (code),
  nth smallint not null check (nth between 1 and 50),
  body text not null check (length(body) between 2 and 500),
  organisation_id uuid not null references organisation (id),
  due_on date not null,
  done_on date,
  unique (finding_id, nth)
);
comment on table inspection_measure is 'a measure of the plan for a finding: what, by which unit, until when';
create index inspection_measure_unit on inspection_measure (organisation_id);

create table inspection_step (
  id uuid primary key,
  finding_id uuid not null references inspection_finding (id),
  area text collate "C" not null references place (code),
  verb text not null check (verb in ('add', 'assign', 'plan', 'returnPlan', 'report', 'selfCheck', 'close', 'sendBack', 'extend', 'supervise', 'whistle', 'closeRefused')),
  organisation_id uuid references organisation (id),
  account_id uuid references staff_account (id),
  on_day date not null,
  body text check (length(body) between 1 and 3000),
  says text[] check (cardinality(says) = 2),
  at timestamptz not null
);
comment on table inspection_step is 'append-only: what each unit did about a finding, in its words (body) and the house''s (says: Chinese, English); the account is kept so that whoever handled it does not check it, and is shown nowhere';
create index inspection_step_of on inspection_step (finding_id, at);

create table inspection_file (
  id uuid primary key,
  step_id uuid not null references inspection_step (id),
  finding_id uuid not null references inspection_finding (id),
  area text collate "C" not null references place (code),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  name text not null check (length(name) between 1 and 120),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$')
);
comment on table inspection_file is 'append-only: pictures and papers from which one sees that something is set right';
create index inspection_file_of on inspection_file (finding_id);
