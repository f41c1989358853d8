-- The case loop in depth: what keeps a case open, who decides when a unit declines, what cannot be solved now, and what proves an end.

alter table cases drop constraint cases_status_check;
alter table cases add constraint cases_status_check check (status in ('received', 'dispatched', 'returned', 'arbitrating', 'handling', 'reviewing', 'suspending', 'suspended', 'replied', 'withdrawing', 'closed', 'withdrawn'));
alter table cases drop constraint cases_handler_when_moving;
alter table cases add constraint cases_handler_when_moving check (status not in ('dispatched', 'arbitrating', 'handling', 'reviewing', 'suspending', 'suspended') or handler_organisation_id is not null);
alter table cases add column arbiter_organisation_id uuid references organisation (id);
alter table cases add column confirmed_at timestamptz;
alter table cases add constraint cases_no_fourth_round check (bounces <= 3);
alter table cases add constraint cases_arbiter_when_arbitrating check (status <> 'arbitrating' or arbiter_organisation_id is not null);

create table case_hold (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  held_by text not null,
  ref uuid not null,
  says_zh text not null,
  says_en text not null,
  since timestamptz not null,
  until timestamptz,
  constraint case_hold_order check (until is null or since <= until)
);
comment on table case_hold is 'what keeps a case from being answered and closed: an open sub-task of a whistle, a petition procedure, papers not handed back';
create unique index case_hold_one_open on case_hold (held_by, ref) where until is null;
create index case_hold_case on case_hold (case_id) where until is null;

create table case_decline (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  n integer not null check (n between 1 and 3),
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  mandate_item_id uuid references mandate_item (id),
  clause text not null check (clause <> ''),
  reason text not null check (reason <> ''),
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references organisation (id),
  agreed boolean,
  constraint case_decline_decided check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (agreed is null)),
  constraint case_decline_n unique (case_id, n)
);
comment on table case_decline is 'a unit that gave a case back, the line of the duty list it cites, and what the level above decided';

create table case_suspension (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  reason text not null,
  plan text not null,
  owner_id uuid not null references staff_account (id),
  owner_organisation_id uuid not null references organisation (id),
  next_review date not null,
  proposed_by uuid not null references staff_account (id),
  proposed_at timestamptz not null,
  approved_by uuid references staff_account (id),
  approved_at timestamptz,
  ended_at timestamptz,
  ended_how text check (ended_how in ('refused', 'resumed', 'changed', 'withdrawn')),
  constraint case_suspension_two_people check (approved_by is null or approved_by <> proposed_by),
  constraint case_suspension_approved check ((approved_by is null) = (approved_at is null)),
  constraint case_suspension_ended check ((ended_at is null) = (ended_how is null))
);
comment on table case_suspension is '挂账: cannot be solved now; plan, owner, next review, approved by a second person; the case stays open';
create unique index case_suspension_one_open on case_suspension (case_id) where ended_at is null;
create index case_suspension_review on case_suspension (next_review) where ended_at is null;

create table case_evidence_rule (
  id text not null,
  area text collate "C" not null,
  kind text not null check (kind in ('consult', 'help', 'complaint', 'suggestion', 'petition', 'errand', 'hazard', 'order')),
  category text,
  needs text not null check (needs in ('photo', 'file', 'none')),
  source text not null check (source <> ''),
  valid_from date not null,
  valid_to date,
  primary key (id, valid_from)
);
comment on table case_evidence_rule is 'what must lie in the file before something may be called solved: the narrowest place, then the category, then the newest';
insert into case_evidence_rule (id, area, kind, category, needs, source, valid_from) values
  ('EV-HAZARD', '', 'hazard', null, 'photo', '默认值:隐患整改须附整改后照片', '2020-01-01'),
  ('EV-ORDER', '', 'order', null, 'photo', '默认值:服务单完成须附现场照片', '2020-01-01');

create table case_origin (
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  origin bytea not null,
  at timestamptz not null,
  primary key (case_id, origin)
);
comment on table case_origin is 'keyed hashes of the network addresses from which units worked on a case: the person''s word does not come from there; dropped when the case is closed';

alter table case_reporter add column receipt_seen_by uuid references organisation (id);
comment on column case_reporter.receipt_seen_by is 'the unit that printed the receipt and so knows its passphrase; null when only the person ever saw it';

create table case_check (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  closed_at timestamptz not null,
  result text check (result in ('same', 'differs', 'unreached')),
  text text,
  account_id uuid references staff_account (id),
  at timestamptz,
  constraint case_check_done check ((result is null) = (at is null) and (result is null) = (account_id is null))
);
comment on table case_check is 'a sample of what people confirmed themselves, called back by somebody else: whether what the unit reported was so';
create index case_check_open on case_check (closed_at) where result is null;
create index case_check_unit on case_check (organisation_id, at);

alter table case_clock_rule drop constraint case_clock_rule_purpose_check;
alter table case_clock_rule add constraint case_clock_rule_purpose_check check (purpose in ('sign', 'return', 'arbitrate', 'contact', 'handle', 'callback', 'review', 'arrive', 'notify', 'decide'));
insert into case_clock_rule (id, area, purpose, kind, tier, unit, amount, duty, source, valid_from) values
  ('TH-ARBITRATE', '', 'arbitrate', null, null, 'wd', 2, 'organ', '默认值:退回后上一级2个工作日内裁定', '2020-01-01'),
  ('TH-ARBITRATE-EMERGENCY', '', 'arbitrate', null, 'emergency', 'h', 1, 'organ', '默认值,可由本地规则替换', '2020-01-01'),
  ('CS-ARRIVE', '', 'arrive', null, null, 'h', 24, 'organ', '默认值:吹哨后24小时内报到,可由本地规则替换', '2020-01-01'),
  ('CS-ARRIVE-EMERGENCY', '', 'arrive', null, 'emergency', 'h', 1, 'organ', '默认值:紧急事项1小时内报到', '2020-01-01'),
  ('GZ-REVIEW', '', 'review', null, null, 'd', 90, 'organ', '默认值:挂账事项至少每90日复查一次', '2020-01-01');
