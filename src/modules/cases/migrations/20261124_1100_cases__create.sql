-- What people say and what became of it: the case, who answers for it, where it went, its clocks, its replies.

create table case_series (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  primary key (area, year)
);
comment on table case_series is 'the last serial number given at a place in a year; taken in the transaction of the intake, so that no number is skipped';

create table cases (
  id uuid primary key,
  number text not null unique,
  area text collate "C" not null references place (code),
  kind text not null check (kind in ('consult', 'help', 'complaint', 'suggestion', 'petition', 'errand', 'hazard', 'order')),
  tier text not null check (tier in ('emergency', 'utility', 'general', 'complex')),
  channel text not null check (channel in ('visit', 'reception', 'phone', 'wechatGroup', 'hotline', 'web', 'courier', 'patrol')),
  status text not null check (status in ('received', 'dispatched', 'returned', 'handling', 'reviewing', 'replied', 'withdrawing', 'closed', 'withdrawn')),
  outcome text check (outcome in ('solved', 'explained', 'unreached', 'withdrawn')),
  category text,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  place_note text,
  search tsvector not null,
  source text,
  external_number text,
  received_at timestamptz not null,
  desk_organisation_id uuid not null references organisation (id),
  first_receiver_id uuid not null references staff_account (id),
  first_receiver_organisation_id uuid not null references organisation (id),
  handler_organisation_id uuid references organisation (id),
  handler_id uuid references staff_account (id),
  superior_ids uuid[] not null default '{}',
  return_by timestamptz,
  bounces integer not null default 0,
  redo_count integer not null default 0,
  callback_tries integer not null default 0,
  handler_changed boolean not null default false,
  proposed_by uuid references staff_account (id),
  raised_to uuid references organisation (id),
  raised_at timestamptz,
  status_before text,
  withdraw_until timestamptz,
  due_at timestamptz,
  due_provisional boolean not null default false,
  overdue_at timestamptz,
  replied_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  constraint cases_external_once unique (source, external_number),
  constraint cases_external_both check ((source is null) = (external_number is null)),
  constraint cases_handler_when_moving check (status not in ('dispatched', 'handling', 'reviewing') or handler_organisation_id is not null),
  constraint cases_closed_at_iff_ended check ((status in ('closed', 'withdrawn')) = (closed_at is not null)),
  constraint cases_outcome_iff_ended check ((status in ('closed', 'withdrawn')) = (outcome is not null)),
  constraint cases_withdrawing check ((status = 'withdrawing') = (withdraw_until is not null and status_before is not null))
);
comment on table cases is 'one thing somebody said; superior_ids are the units above the handling one when it was sent there';
create index cases_area_due on cases (area, due_at) where closed_at is null;
create index cases_area_received on cases (area, received_at desc);
create index cases_handler on cases (handler_organisation_id, status, due_at) where closed_at is null;
create index cases_desk on cases (desk_organisation_id, status) where closed_at is null;
create index cases_first_receiver on cases (first_receiver_id, status) where closed_at is null;
create index cases_withdraw_until on cases (withdraw_until) where withdraw_until is not null;
create index cases_search on cases using gin (search);

create table case_reporter (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  disclosure text not null check (disclosure in ('named', 'hidden', 'anonymous')),
  name_sealed bytea,
  phone_sealed bytea,
  phone_idx bytea,
  address_sealed bytea,
  passphrase_mac bytea,
  tries integer not null default 0,
  tries_since timestamptz,
  constraint case_reporter_anonymous check (disclosure <> 'anonymous' or (name_sealed is null and phone_sealed is null and address_sealed is null))
);
comment on table case_reporter is 'who said it, sealed by the application; the passphrase of the receipt only as a keyed hash';
create index case_reporter_phone on case_reporter (phone_idx);

create table case_responsibility (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  since timestamptz not null,
  until timestamptz,
  constraint case_responsibility_order check (until is null or since <= until)
);
comment on table case_responsibility is 'first responsibility (首接首办): exactly one is open at any time';
create unique index case_responsibility_one_open on case_responsibility (case_id) where until is null;

create table case_offer (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  from_id uuid not null references staff_account (id),
  to_id uuid not null references staff_account (id),
  reason text not null,
  at timestamptz not null,
  ended_at timestamptz,
  accepted boolean,
  constraint case_offer_ended check ((ended_at is null) = (accepted is null)),
  constraint case_offer_to_another check (from_id <> to_id)
);
comment on table case_offer is 'a hand-over of first responsibility that waits for the next person''s word';
create unique index case_offer_one_open on case_offer (case_id) where ended_at is null;
create index case_offer_to on case_offer (to_id) where ended_at is null;

create table case_handling (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  account_id uuid references staff_account (id),
  dispatched_by uuid references staff_account (id),
  since timestamptz not null,
  signed_at timestamptz,
  until timestamptz,
  ended_by text
);
comment on table case_handling is 'every unit a case was sent to, in order; a unit goes on seeing what it was once sent';
create unique index case_handling_one_open on case_handling (case_id) where until is null;
create index case_handling_case on case_handling (case_id, since);
create index case_handling_organisation on case_handling (organisation_id, case_id);

create table case_reply (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  n integer not null,
  kind text not null check (kind in ('answer', 'reply', 'unreasonable')),
  text text not null,
  outcome text not null check (outcome in ('solved', 'explained')),
  basis text,
  appeal text,
  account_id uuid references staff_account (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  constraint case_reply_n unique (case_id, n),
  constraint case_reply_unreasonable check (kind <> 'unreasonable' or (basis is not null and appeal is not null))
);
comment on table case_reply is 'append-only: what the person was told, each with its outcome; an unreasonable demand names its basis and a route of appeal';

create table case_rating (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  stars integer check (stars between 1 and 5),
  solved boolean,
  text text,
  via text not null check (via in ('resident', 'callback')),
  at timestamptz not null
);
comment on table case_rating is 'the person''s word on the outcome, given once';

create table case_file (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  hash text not null,
  thumb_hash text,
  kind text not null check (kind in ('photo', 'sound', 'document')),
  media_type text not null,
  bytes integer not null check (bytes > 0),
  name text not null,
  given_by text not null check (given_by in ('resident', 'staff')),
  at timestamptz not null,
  constraint case_file_once unique (case_id, hash)
);
comment on table case_file is 'append-only: photos, voice notes and papers of a case; the content lies under its hash in the data directory';

create table case_reading (
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  role text not null,
  organisation_id uuid not null references organisation (id),
  day date not null,
  at timestamptz not null,
  primary key (case_id, account_id, organisation_id, day)
);
comment on table case_reading is 'append-only: who opened the file, once a day; the resident reads it';

create table case_clock_rule (
  id text not null,
  area text collate "C" not null,
  purpose text not null check (purpose in ('sign', 'return', 'contact', 'handle', 'callback', 'notify', 'decide')),
  kind text,
  tier text,
  unit text not null check (unit in ('h', 'wd', 'd')),
  amount integer not null check (amount >= 0),
  duty text not null check (duty in ('organ', 'resident')),
  source text not null check (source <> ''),
  valid_from date not null,
  valid_to date,
  primary key (id, valid_from)
);
comment on table case_clock_rule is 'the rule set: the narrowest place, then the most particular line, then the newest one holds; an empty area means everywhere';

insert into case_clock_rule (id, area, purpose, kind, tier, unit, amount, duty, source, valid_from) values
  ('HL-SIGN', '', 'sign', null, null, 'wd', 1, 'organ', '默认值,可由本地规则替换', '2020-01-01'),
  ('HL-SIGN-EMERGENCY', '', 'sign', null, 'emergency', 'h', 1, 'organ', '默认值,可由本地规则替换', '2020-01-01'),
  ('FW-SIGN', '', 'sign', 'order', null, 'h', 2, 'organ', '默认值:两小时内接单', '2020-01-01'),
  ('HL-RETURN', '', 'return', null, null, 'wd', 2, 'organ', '山东省12345热线办法:退回错派工单不超过2个工作日,附理由', '2020-01-01'),
  ('HL-CONTACT', '', 'contact', null, null, 'h', 24, 'organ', '默认值:24小时内联系本人', '2020-01-01'),
  ('HL-CONTACT-EMERGENCY', '', 'contact', null, 'emergency', 'h', 1, 'organ', '默认值,可由本地规则替换', '2020-01-01'),
  ('HL-EMERGENCY', '', 'handle', null, 'emergency', 'h', 2, 'organ', '北京市热线标准(征求意见稿):危及生命财产2小时', '2020-01-01'),
  ('HL-UTILITY', '', 'handle', null, 'utility', 'h', 24, 'organ', '北京市热线标准(征求意见稿):水电气热24小时', '2020-01-01'),
  ('HL-GENERAL', '', 'handle', null, 'general', 'd', 7, 'organ', '北京市热线标准(征求意见稿):一般诉求7日', '2020-01-01'),
  ('HL-COMPLEX', '', 'handle', null, 'complex', 'd', 15, 'organ', '北京市热线标准(征求意见稿):复杂诉求15日', '2020-01-01'),
  ('CB-CALLBACK', '', 'callback', null, null, 'wd', 3, 'organ', '默认值:答复后3个工作日内确认或回访', '2020-01-01'),
  ('XF-NOTIFY-DIRECT', '', 'notify', 'petition', null, 'd', 15, 'organ', '信访工作条例第二十三条', '2022-05-01'),
  ('XF-DECIDE', '', 'decide', 'petition', null, 'd', 60, 'organ', '信访工作条例第三十四条', '2022-05-01');

create table case_clock (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  purpose text not null,
  rule_id text not null,
  source text not null,
  unit text not null check (unit in ('h', 'wd', 'd')),
  amount integer not null,
  duty text not null,
  start timestamptz not null,
  due timestamptz not null,
  shown timestamptz not null,
  rolled boolean not null,
  provisional boolean not null,
  state text not null check (state in ('running', 'met', 'missed', 'stopped')),
  ended_at timestamptz,
  warned_48_at timestamptz,
  warned_24_at timestamptz,
  overdue_at timestamptz,
  constraint case_clock_order check (start <= due),
  constraint case_clock_ended check ((state = 'running') = (ended_at is null))
);
comment on table case_clock is 'what runs, until when, by which rule; overdue_at is set once, by whichever process comes first';
create unique index case_clock_one_running on case_clock (case_id, purpose) where state = 'running';
create index case_clock_case on case_clock (case_id);
create index case_clock_running on case_clock (shown) where state = 'running';
create index case_clock_provisional on case_clock (start) where state = 'running' and provisional;
