-- The procedure of 信访工作条例 for one case, from the day a body bound by it has the matter to the end of the recheck.

create table petition (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  state text not null check (state in ('registered', 'transferred', 'assigned', 'objected', 'notifiedElsewhere', 'diverted', 'refused', 'accepted', 'investigating', 'mediating', 'hearing', 'decided', 'served', 'executing', 'executed', 'reviewRequested', 'reviewDecided', 'reviewServed', 'recheckRequested', 'recheckDecided', 'concluded', 'withdrawn')),
  round integer not null default 1 check (round > 0),
  matter text not null default 'claim' check (matter in ('claim', 'suggestion')),
  began_at timestamptz not null,
  organisation_id uuid not null references organisation (id),
  sender_organisation_id uuid references organisation (id),
  given_as text check (given_as in ('transferred', 'assigned')),
  objection text check (objection <> ''),
  transfers integer not null default 0,
  persons integer check (persons > 0),
  representatives integer check (representatives between 1 and 5),
  refusal_reason text check (refusal_reason in ('pendingBelow', 'finallyReviewed')),
  refusal_article text,
  onward text check (onward <> ''),
  accepted_at timestamptz,
  extension_days integer check (extension_days between 1 and 30),
  extension_reason text check (extension_reason <> ''),
  extension_asked_by uuid references staff_account (id),
  extension_asked_at timestamptz,
  extended_by uuid references staff_account (id),
  extended_at timestamptz,
  agreement text check (agreement <> ''),
  outcome text check (outcome in ('support', 'explain', 'notSupport')),
  claim text check (claim <> ''),
  facts text check (facts <> ''),
  opinion text check (opinion <> ''),
  basis text check (basis <> ''),
  measures text[] not null default '{}' check (measures <@ array['solved', 'explained', 'helped', 'handedOver']),
  decided_at timestamptz,
  decided_by uuid references staff_account (id),
  decided_organisation_id uuid references organisation (id),
  served_on date,
  execution_due date,
  execution text check (execution <> ''),
  executed_at timestamptz,
  version integer not null default 1,
  constraint petition_refusal check ((refusal_reason is null) = (refusal_article is null) and (refusal_reason is null or onward is not null)
    and (refusal_reason is null or (refusal_reason, refusal_article) in (('pendingBelow', '信访工作条例第十九条'), ('finallyReviewed', '信访工作条例第三十六条')))),
  constraint petition_refused_with_reason check (state <> 'refused' or refusal_reason is not null),
  constraint petition_told_where check (state not in ('notifiedElsewhere', 'diverted') or onward is not null),
  constraint petition_extension check ((extension_days is null) = (extension_reason is null) and (extension_days is null) = (extension_asked_by is null)),
  constraint petition_extended_by_another check (extended_at is null or (extended_by is not null and extended_by <> extension_asked_by)),
  constraint petition_decision_whole check (decided_at is null or (outcome is not null and claim is not null and facts is not null and opinion is not null and basis is not null and decided_by is not null and decided_organisation_id is not null)),
  constraint petition_no_service_undecided check (served_on is null or decided_at is not null),
  constraint petition_decided_states check (state not in ('decided', 'served', 'executing', 'executed', 'reviewRequested', 'reviewDecided', 'reviewServed', 'recheckRequested', 'recheckDecided') or decided_at is not null),
  constraint petition_served_states check (state not in ('served', 'executing', 'executed', 'reviewRequested', 'reviewDecided', 'reviewServed', 'recheckRequested', 'recheckDecided') or served_on is not null),
  constraint petition_objection check (state <> 'objected' or (objection is not null and sender_organisation_id is not null)),
  constraint petition_given check ((given_as is null) = (sender_organisation_id is null))
);
comment on table petition is 'one petition in the sense of the law; a reopening on new facts is another round of it';
create index petition_area_state on petition (area, state);
create index petition_organisation on petition (organisation_id, state);

create table petition_review (
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  round integer not null,
  level text not null check (level in ('review', 'recheck')),
  organisation_id uuid not null references organisation (id),
  of_organisation_id uuid not null references organisation (id),
  grounds text not null check (grounds <> ''),
  asked_via text not null check (asked_via in ('portal', 'counter')),
  asked_at timestamptz not null,
  finding text check (finding in ('uphold', 'change')),
  outcome text check (outcome in ('support', 'explain', 'notSupport')),
  facts text check (facts <> ''),
  opinion text check (opinion <> ''),
  basis text check (basis <> ''),
  decided_at timestamptz,
  decided_by uuid references staff_account (id),
  served_on date,
  primary key (case_id, round, level),
  constraint petition_review_above check (organisation_id <> of_organisation_id),
  constraint petition_review_whole check ((decided_at is null) = (finding is null) and (decided_at is null or (outcome is not null and facts is not null and opinion is not null and basis is not null and decided_by is not null))),
  constraint petition_review_no_service_undecided check (served_on is null or decided_at is not null)
);
comment on table petition_review is '复查 and 复核: asked by the person, decided by a superior that had no hand in it';
create index petition_review_organisation on petition_review (organisation_id, decided_at);

create table petition_hearing (
  id uuid primary key,
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  round integer not null,
  level text not null check (level in ('first', 'recheck')),
  from_day date not null,
  to_day date not null,
  place text not null check (place <> ''),
  held_to date,
  record text check (record <> ''),
  constraint petition_hearing_order check (from_day <= to_day and (held_to is null or held_to >= from_day)),
  constraint petition_hearing_length check (to_day - from_day < 30),
  constraint petition_hearing_held check ((held_to is null) = (record is null))
);
comment on table petition_hearing is 'only the days of a hearing in the recheck stand still (信访工作条例 36); they are known beforehand, so that no pause is without an end';
create unique index petition_hearing_one_open on petition_hearing (case_id) where held_to is null;

create table petition_notice (
  id uuid primary key,
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  round integer not null,
  kind text not null check (kind in ('registration', 'acceptance', 'referral', 'elsewhere', 'diversion', 'refusal', 'extension', 'agreement', 'hearing', 'decision', 'execution', 'reviewAcceptance', 'reviewOpinion', 'recheckAcceptance', 'recheckOpinion', 'service')),
  template_version text not null,
  number text not null,
  body jsonb not null,
  recipient text not null,
  organisation_id uuid not null references organisation (id),
  account_id uuid references staff_account (id),
  sent_at timestamptz not null,
  of_id uuid references petition_notice (id),
  method text not null check (method in ('portal', 'inPerson', 'mail', 'left', 'entrusted', 'electronic', 'announcement')),
  served_on date,
  receiver text,
  proof text,
  constraint petition_notice_number unique (organisation_id, number),
  constraint petition_notice_service check ((kind = 'service') = (of_id is not null and served_on is not null and proof is not null and receiver is not null))
);
comment on table petition_notice is 'append-only: every statutory step as the paper it is; 送达回证 is a notice of its own, of the one it proves';
create index petition_notice_case on petition_notice (case_id, sent_at);

create table petition_series (
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (organisation_id, year)
);
comment on table petition_series is 'the last 文号 an organ gave in a year';

create table petition_clock (
  id uuid primary key,
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  round integer not null,
  rule_id text not null,
  source text not null,
  unit text not null check (unit in ('h', 'wd', 'd')),
  amount integer not null check (amount > 0),
  duty text not null check (duty in ('organ', 'resident')),
  pausable boolean not null,
  paused_days integer not null default 0 check (paused_days >= 0),
  organisation_id uuid references organisation (id),
  start timestamptz not null,
  due timestamptz not null,
  shown timestamptz not null,
  rolled boolean not null,
  provisional boolean not null,
  state text not null check (state in ('running', 'met', 'missed', 'stopped')),
  ended_at timestamptz,
  warned_at timestamptz,
  overdue_at timestamptz,
  constraint petition_clock_order check (start <= due and shown <= due),
  constraint petition_clock_ended check ((state = 'running') = (ended_at is null)),
  constraint petition_clock_pause check (paused_days = 0 or pausable)
);
comment on table petition_clock is 'the limits that only this procedure has; paused_days are the hearing days of the recheck, the only pause the law knows';
create unique index petition_clock_one_running on petition_clock (case_id, rule_id) where state = 'running';
create index petition_clock_running on petition_clock (shown) where state = 'running';

create table petition_hand (
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  part text not null check (part in ('organ', 'approver', 'sender', 'reviewer')),
  since timestamptz not null,
  primary key (case_id, account_id, organisation_id, part)
);
comment on table petition_hand is 'append-only: who had a hand in it, so that nobody reviews what they or their unit did (信访工作条例 35, 36)';

create table petition_conflict (
  case_id uuid not null references petition (case_id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  what text not null check (what <> ''),
  declared_at timestamptz not null,
  primary key (case_id, account_id)
);
comment on table petition_conflict is 'append-only: a member of staff who has a direct interest says so and does not act (信访工作条例 28)';
