create table score_scheme (
  id uuid primary key,
  family_id uuid not null,
  edition smallint not null check (edition between 1 and 999),
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 80),
  basis text not null check (length(basis) between 2 and 500),
  is_example boolean not null default false,
  least_asked integer not null default 30 check (least_asked between 1 and 100000),
  quota_five smallint not null default 10 check (quota_five between 0 and 100),
  quota_four smallint not null default 40 check (quota_four between 0 and 100),
  quota_three smallint not null default 30 check (quota_three between 0 and 100),
  publicity_days smallint not null default 5 check (publicity_days between 1 and 60),
  publicity_unit text not null default 'wd' check (publicity_unit in ('wd', 'd')),
  status text not null check (status in ('draft', 'published')),
  published_at timestamptz,
  published_by uuid references staff_account (id),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  unique (family_id, edition),
  constraint score_scheme_quotas check (quota_five + quota_four + quota_three <= 100),
  constraint score_scheme_published check ((status = 'published') = (published_at is not null and published_by is not null))
);
comment on table score_scheme is 'a scheme for scoring organisations, in editions: a published one never changes, a new edition is made from it; quotas of stars are percent of those scored';
create index score_scheme_area on score_scheme (area);
create unique index score_scheme_one_draft on score_scheme (family_id) where status = 'draft';

create table score_item (
  id uuid primary key,
  scheme_id uuid not null references score_scheme (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 200),
  section text not null check (length(section) between 1 and 60),
  title text not null check (length(title) between 2 and 120),
  standard text not null check (length(standard) between 2 and 1000),
  sign text not null check (sign in ('base', 'plus', 'minus')),
  evidence text not null check (evidence in ('meetings', 'decisions', 'tasks', 'honours', 'satisfaction', 'inspection', 'document')),
  activity_kinds text[] not null default '{}',
  weight smallint not null check (weight between 1 and 1000),
  cap integer not null check (cap between 1 and 10000),
  step integer not null check (step between 1 and 10000),
  unique (scheme_id, nth),
  unique (scheme_id, title),
  constraint score_item_step check (cap % step = 0),
  constraint score_item_kinds check (evidence <> 'meetings' or cardinality(activity_kinds) > 0)
);
comment on table score_item is 'one item of a scheme: weight, cap and step are tenths; what proves it is one of a closed list, on which log-ins, minutes online, likes, counts of photos and of petitions are not';

create table score_round (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  scheme_id uuid not null references score_scheme (id),
  appeal_body_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 80),
  year smallint not null check (year between 2000 and 2100),
  self_from date not null,
  self_to date not null,
  review_from date not null,
  review_to date not null,
  appeal_from date not null,
  appeal_to date not null,
  status text not null check (status in ('running', 'publicity', 'awarded', 'cancelled')),
  public_from date,
  public_to date,
  awarded_at timestamptz,
  cancel_reason text check (length(cancel_reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint score_round_windows check (
    self_from <= self_to and self_to < review_from and review_from <= review_to and review_to < appeal_from and appeal_from <= appeal_to
  ),
  constraint score_round_publicity check ((public_from is null) = (public_to is null) and public_from <= public_to),
  constraint score_round_public check (status not in ('publicity', 'awarded') or public_from is not null),
  constraint score_round_awarded check ((status = 'awarded') = (awarded_at is not null)),
  constraint score_round_cancelled check ((status = 'cancelled') = (cancel_reason is not null))
);
comment on table score_round is 'a scheme applied to organisations for a year: windows (both days within), who decides appeals, days of publicity';
create index score_round_area on score_round (area);
create index score_round_public_days on score_round (public_to) where status in ('publicity', 'awarded');

create table score_entry (
  id uuid primary key,
  round_id uuid not null references score_round (id),
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  reviewer_id uuid not null references organisation (id),
  status text not null check (status in ('open', 'scoring', 'selfScored', 'reviewed', 'appealed', 'final', 'publicity', 'awarded', 'downgraded', 'absent')),
  self_by uuid references staff_account (id),
  self_at timestamptz,
  reviewed_by uuid references staff_account (id),
  reviewed_at timestamptz,
  appealed_at timestamptz,
  decided_by uuid references staff_account (id),
  decided_at timestamptz,
  total integer check (total >= 0),
  stars smallint check (stars in (0, 3, 4, 5)),
  version integer not null default 1,
  unique (round_id, organisation_id),
  constraint score_entry_other check (reviewer_id <> organisation_id),
  constraint score_entry_hands check (reviewed_by <> self_by and decided_by <> reviewed_by),
  constraint score_entry_total check (status not in ('final', 'publicity', 'awarded', 'downgraded') or total is not null),
  constraint score_entry_stars check (status not in ('publicity', 'awarded', 'downgraded') or stars is not null)
);
comment on table score_entry is 'one organisation in a round, never a person: where it stands, who reviews it, its total in hundredths and its stars';
create index score_entry_area on score_entry (area);
create index score_entry_reviewer on score_entry (reviewer_id);
create index score_entry_organisation on score_entry (organisation_id);

create table score_mark (
  entry_id uuid not null references score_entry (id),
  item_id uuid not null references score_item (id),
  stage text not null check (stage in ('self', 'review', 'final')),
  area text collate "C" not null,
  score integer not null check (score between 0 and 10000),
  word text check (length(word) between 1 and 500),
  primary key (entry_id, item_id, stage)
);
comment on table score_mark is 'what was scored of an item in tenths: by the organisation itself, by its reviewer, and what holds in the end';

create table score_evidence (
  id uuid primary key,
  entry_id uuid not null references score_entry (id),
  item_id uuid not null references score_item (id),
  area text collate "C" not null,
  kind text not null check (kind in ('file', 'record', 'survey')),
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  media_type text,
  name text not null check (length(name) between 1 and 200),
  record_id uuid,
  record_on date,
  asked integer check (asked > 0),
  satisfied integer check (satisfied between 0 and asked),
  for_appeal boolean not null default false,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint score_evidence_file check ((kind = 'file') = (hash is not null and media_type is not null)),
  constraint score_evidence_record check ((kind = 'record') = (record_id is not null)),
  constraint score_evidence_survey check ((kind = 'survey') = (asked is not null and satisfied is not null)),
  constraint score_evidence_day check (kind = 'file' or record_on is not null)
);
comment on table score_evidence is 'what proves a score: a file, a record of a meeting that people confirmed, or a survey with its source, how many were asked and when';
create index score_evidence_of on score_evidence (entry_id, item_id);
create unique index score_evidence_once on score_evidence (entry_id, item_id, record_id) where record_id is not null;

create table score_appeal (
  entry_id uuid not null references score_entry (id),
  item_id uuid not null references score_item (id),
  area text collate "C" not null,
  reason text not null check (length(reason) between 2 and 1000),
  at timestamptz not null,
  account_id uuid not null references staff_account (id),
  answer text check (length(answer) between 2 and 1000),
  score integer check (score between 0 and 10000),
  answered_at timestamptz,
  answered_by uuid references staff_account (id),
  primary key (entry_id, item_id),
  constraint score_appeal_answer check (
    (answer is null) = (answered_at is null) and (answer is null) = (score is null) and (answer is null) = (answered_by is null)
  )
);
comment on table score_appeal is 'what an organisation says against its review, item by item and once; what another organisation answered, with its day';

create table score_change (
  id uuid primary key,
  entry_id uuid not null references score_entry (id),
  area text collate "C" not null,
  kind text not null check (kind in ('correct', 'downgrade')),
  item_id uuid references score_item (id),
  before integer not null,
  after integer not null,
  reason text not null check (length(reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint score_change_item check ((kind = 'correct') = (item_id is not null))
);
comment on table score_change is 'append-only: what was changed after the totals hung out, from what to what and why: a score corrected, a star taken away';
create index score_change_of on score_change (entry_id);

create table public_objection (
  id uuid primary key,
  about text not null check (about in ('round', 'honour')),
  about_id uuid not null,
  area text collate "C" not null references place (code),
  text_sealed bytea not null,
  contact_sealed bytea,
  code_index bytea not null unique,
  at timestamptz not null,
  outcome text check (outcome in ('upheld', 'kept')),
  answer_sealed bytea,
  answered_at timestamptz,
  answered_by uuid references staff_account (id),
  constraint public_objection_answer check ((outcome is null) = (answered_at is null) and (outcome is null) = (answer_sealed is null))
);
comment on table public_objection is 'what anybody said against what hangs out, without account or name; the answer is read with the code on their receipt and nowhere else';
create index public_objection_about on public_objection (about_id);
