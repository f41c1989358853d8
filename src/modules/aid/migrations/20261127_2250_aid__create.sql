-- 社会救助申请 (domain §5): 低保、特困、临时救助. Means, health and what people said are sealed; kept in clear are names of offices, days, what
-- was granted. What a program could get wrong is held here: two different people sign a survey, nobody decides what they surveyed.

create table aid_limit (
  area text collate "C" not null,
  kind text not null check (kind in ('any', 'dibao', 'tekun', 'emergency', 'expense')),
  step text not null check (step in ('survey', 'check', 'surveyAndDraft', 'publicity', 'objection', 'decide', 'notify', 'total', 'totalSpecial', 'totalDelegated', 'firstHelp', 'papersAfter', 'reassess', 'graceMonths', 'endPublicity', 'published', 'review')),
  valid_from date not null,
  unit text not null check (unit in ('h', 'd', 'wd', 'month')),
  amount integer not null check (amount between 1 and 400),
  source text not null check (length(source) between 2 and 200),
  version integer not null default 1,
  primary key (area, kind, step, valid_from)
);
comment on table aid_limit is 'every time limit of social relief, with its clause; the narrowest place, then the own kind, then the newest holds; an empty area means everywhere';
insert into aid_limit (area, kind, step, valid_from, unit, amount, source) values
  ('', 'any', 'survey', '2020-01-01', 'wd', 3, '最低生活保障审核确认办法第十五条'),
  ('', 'any', 'check', '2020-01-01', 'wd', 3, '最低生活保障审核确认办法第十七条'),
  ('', 'tekun', 'surveyAndDraft', '2020-01-01', 'wd', 15, '特困人员认定办法第十三条'),
  ('', 'any', 'publicity', '2020-01-01', 'd', 7, '最低生活保障审核确认办法第十九条'),
  ('', 'tekun', 'publicity', '2020-01-01', 'd', 7, '特困人员认定办法第十四条'),
  ('', 'any', 'objection', '2020-01-01', 'wd', 10, '默认值:办法未定期限,可由本地规定替换'),
  ('', 'tekun', 'objection', '2020-01-01', 'wd', 15, '特困人员认定办法第十五条'),
  ('', 'any', 'decide', '2020-01-01', 'wd', 10, '最低生活保障审核确认办法第二十条'),
  ('', 'tekun', 'decide', '2020-01-01', 'wd', 15, '特困人员认定办法第十七条'),
  ('', 'any', 'notify', '2020-01-01', 'wd', 3, '最低生活保障审核确认办法第二十一条'),
  ('', 'tekun', 'notify', '2020-01-01', 'wd', 3, '特困人员认定办法第十八条'),
  ('', 'any', 'total', '2020-01-01', 'wd', 30, '最低生活保障审核确认办法第二十二条'),
  ('', 'any', 'totalSpecial', '2020-01-01', 'wd', 45, '最低生活保障审核确认办法第二十二条'),
  ('', 'any', 'totalDelegated', '2020-01-01', 'wd', 20, '最低生活保障审核确认办法第二十二条'),
  -- 特困: survey and draft 15, the county 15, and the 7 days between them (about 5 working days).
  ('', 'tekun', 'total', '2020-01-01', 'wd', 35, '特困人员认定办法第十三、十四、十七条合计'),
  ('', 'emergency', 'firstHelp', '2020-01-01', 'h', 24, '默认值,可由本地规定替换(参照邹平市:24小时内先行救助)'),
  ('', 'emergency', 'papersAfter', '2020-01-01', 'wd', 5, '默认值,可由本地规定替换(参照邹平市:5个工作日内补手续)'),
  ('', 'expense', 'total', '2020-01-01', 'wd', 15, '默认值,可由本地规定替换(参照喀什地区:15个工作日)'),
  ('', 'tekun', 'reassess', '2020-01-01', 'wd', 10, '特困人员认定办法第二十三条'),
  ('', 'any', 'graceMonths', '2020-01-01', 'month', 6, '渐退期不超过6个月(民政部关于进一步做好低保工作的意见)'),
  ('', 'tekun', 'endPublicity', '2020-01-01', 'd', 7, '特困人员认定办法第二十五条'),
  ('', 'any', 'published', '2020-01-01', 'd', 30, '默认值,可由本地规定替换(最低生活保障审核确认办法第二十四条)'),
  ('', 'any', 'review', '2020-01-01', 'd', 60, '行政复议法第二十条:知道之日起六十日');

create table aid_standard (
  area text collate "C" not null,
  kind text not null check (kind in ('dibao', 'tekun', 'emergency', 'expense')),
  valid_from date not null,
  cents bigint not null check (cents > 0),
  delegated_cents bigint check (delegated_cents >= 0),
  source text not null check (length(source) between 2 and 200),
  version integer not null default 1,
  primary key (area, kind, valid_from)
);
comment on table aid_standard is 'what a place decided: the standard a month and head (支出型: last year''s disposable income a head; 急难型: the most that may be given at once), and up to how much a township may decide; no row, no figure: nothing is assumed';

create table aid_serial (
  area text collate "C" not null references place (code),
  prefix text not null check (prefix in ('DB', 'TK', 'LS')),
  year integer not null,
  last integer not null check (last > 0),
  version integer not null default 1,
  primary key (area, prefix, year)
);
comment on table aid_serial is 'the last application number given at a place in a year';

create table aid_application (
  id uuid primary key,
  area text collate "C" not null references place (code) check (length(area) in (12, 15)),
  number text not null unique,
  kind text not null check (kind in ('dibao', 'tekun', 'emergency', 'expense')),
  status text not null check (status in ('lead', 'applied', 'needPapers', 'accepted', 'surveyed', 'checked', 'publicity', 'objected', 'county', 'approved', 'helped', 'settled', 'phasingOut', 'stopped', 'refused', 'declined', 'withdrawn')),
  household_id uuid not null references household (id),
  applicant_id uuid not null references person (id),
  filed_by text not null check (filed_by in ('self', 'village')),
  entrusted text check (length(entrusted) between 2 and 200),
  is_single boolean not null,
  is_special boolean not null default false,
  is_delegated boolean not null default false,
  size integer not null check (size between 1 and 30),
  kin_said boolean not null,
  is_kin boolean not null,
  opinion text check (opinion in ('grant', 'refuse')),
  proposed_cents bigint check (proposed_cents >= 0),
  amount_cents bigint check (amount_cents >= 0),
  paid_from date,
  paid_until date,
  grant_id uuid references relief_grant (id),
  care_member_id uuid references care_member (id),
  details_sealed bytea not null,
  passphrase_mac text not null,
  tries integer not null default 0,
  tries_since timestamptz,
  taken_by uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  applied_at timestamptz not null,
  papers_told_at timestamptz,
  accepted_at timestamptz,
  surveyed_at timestamptz,
  checked_at timestamptz,
  drafted_at timestamptz,
  objected_at timestamptz,
  sent_up_at timestamptz,
  decided_at timestamptz,
  changed_at timestamptz,
  helped_at timestamptz,
  noticed_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  constraint aid_application_entrusted check (filed_by = 'self' or entrusted is not null or status in ('lead', 'declined', 'withdrawn')),
  constraint aid_application_monthly check (paid_from is null or kind in ('dibao', 'tekun')),
  constraint aid_application_granted check (status not in ('approved', 'phasingOut') or (amount_cents is not null and decided_at is not null)),
  constraint aid_application_helped check (status not in ('helped', 'settled') or (kind = 'emergency' and amount_cents is not null and helped_at is not null)),
  constraint aid_application_grace check (status <> 'phasingOut' or paid_until is not null)
);
comment on table aid_application is 'an application for relief of one household; who lives together, their income and why they ask is sealed in details';
create index aid_application_area on aid_application (area, status, applied_at);
create index aid_application_household on aid_application (household_id);
-- One open application of a kind a household: a second one would be the same.
create unique index aid_application_once on aid_application (household_id, kind)
  where status in ('lead', 'applied', 'needPapers', 'accepted', 'surveyed', 'checked', 'publicity', 'objected', 'county', 'helped');

create table aid_hand (
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  part text not null check (part in ('taker', 'surveyor', 'checker', 'drafter', 'visitor', 'decider', 'second')),
  at timestamptz not null,
  primary key (application_id, account_id, part)
);
comment on table aid_hand is 'append-only: who had which part in an application, so that nobody decides what they looked into';

create table aid_paper (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  name text not null check (length(name) between 2 and 80),
  told_at timestamptz not null,
  come_on date,
  came_by uuid references staff_account (id),
  version integer not null default 1,
  constraint aid_paper_come check ((come_on is null) = (came_by is null))
);
comment on table aid_paper is 'which papers an application lacked when that was told, and when each came; names of papers, no copies';
create index aid_paper_of on aid_paper (application_id);

create table aid_kin (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  account_id uuid references staff_account (id),
  official text not null check (length(official) between 1 and 60),
  post text not null check (post in ('handler', 'committee')),
  relation text not null check (length(relation) between 1 and 40),
  declared_by uuid references staff_account (id),
  at timestamptz not null
);
comment on table aid_kin is 'append-only: the register of applicants who are kin of those who handle relief or of village committee members (最低生活保障审核确认办法 11)';
create index aid_kin_of on aid_kin (application_id);
create index aid_kin_area on aid_kin (area, at);

create table aid_survey (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  first_id uuid not null references staff_account (id),
  second_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  made_at timestamptz not null,
  day date not null,
  arrived_at timestamptz not null,
  counts boolean not null,
  signer text not null check (length(signer) between 1 and 60),
  signer_why text check (length(signer_why) between 2 and 200),
  findings_sealed bytea not null,
  files text[] not null,
  constraint aid_survey_two check (first_id <> second_id)
);
comment on table aid_survey is 'append-only: what two people found in the house, signed by both and by the household; one that came after another had moved the application is kept beside it (counts = false)';
create index aid_survey_of on aid_survey (application_id, made_at);

create table aid_statement (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  kind text not null check (kind in ('check', 'draft', 'deliberation', 'visit', 'decision', 'sendBack', 'change', 'second')),
  outcome text check (length(outcome) between 1 and 40),
  cents bigint check (cents >= 0),
  text_sealed bytea not null,
  by_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null
);
comment on table aid_statement is 'append-only: what an office wrote at each step: data check, draft opinion, talk of the village, county visit, decision, change, second approval';
create index aid_statement_of on aid_statement (application_id, at);

create table aid_objection (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  way text not null check (way in ('portal', 'counter')),
  said_sealed bytea not null,
  at timestamptz not null,
  heard_at timestamptz,
  heard_by text check (heard_by in ('survey', 'deliberation')),
  version integer not null default 1,
  constraint aid_objection_heard check ((heard_at is null) = (heard_by is null))
);
comment on table aid_objection is 'what somebody of the village said against a notice, with a name if they gave one; seen by those who handle it, never by the village';
create index aid_objection_of on aid_objection (application_id);

create table aid_notice (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null check (length(area) >= 12),
  kind text not null check (kind in ('proposed', 'approved', 'stopping')),
  size integer not null check (size between 1 and 30),
  cents bigint not null check (cents >= 0),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  down_at timestamptz,
  version integer not null default 1
);
comment on table aid_notice is 'what hangs out in the village: name (read live), size of the household, amount; from a day to a day, then nobody finds it any more (最低生活保障审核确认办法 19, 24)';
create index aid_notice_up on aid_notice (area, to_day) where down_at is null;
create unique index aid_notice_once on aid_notice (application_id, kind) where down_at is null;

create table aid_letter (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  kind text not null check (kind in ('accepted', 'papers', 'declined', 'approved', 'refused', 'helped', 'changed', 'stopped')),
  number text not null,
  body_sealed bytea not null,
  organisation_id uuid not null references organisation (id),
  by_id uuid references staff_account (id),
  at timestamptz not null,
  method text check (method in ('hand', 'home', 'post', 'proxy')),
  served_on date,
  receiver text check (length(receiver) between 1 and 60),
  version integer not null default 1,
  constraint aid_letter_served check (num_nonnulls(method, served_on, receiver) in (0, 3))
);
comment on table aid_letter is 'the written notices: accepted, what is missing, not accepted, approved, refused with reasons and remedies, changed, stopped; and how each reached the person';
create index aid_letter_of on aid_letter (application_id, at);

create table aid_custody (
  id uuid primary key,
  area text collate "C" not null references place (code),
  household_id uuid not null references household (id),
  holder_id uuid not null references staff_account (id),
  thing text not null check (thing in ('card', 'passbook')),
  why text not null check (length(why) between 2 and 200),
  agreement text not null check (length(agreement) between 2 and 120),
  since date not null,
  filed_on date,
  filed_as text check (length(filed_as) between 2 and 80),
  returned_on date,
  by_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint aid_custody_filed check ((filed_on is null) = (filed_as is null)),
  constraint aid_custody_days check (returned_on is null or returned_on >= since)
);
comment on table aid_custody is 'cards and passbooks of households that a member of staff keeps for them: by written agreement, filed with the county (最低生活保障审核确认办法 26); never a number';
create index aid_custody_area on aid_custody (area, since);
create unique index aid_custody_once on aid_custody (household_id, thing) where returned_on is null;

create table aid_freeze (
  id uuid primary key,
  application_id uuid not null references aid_application (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  by_id uuid not null references staff_account (id),
  at timestamptz not null,
  lifted_at timestamptz,
  version integer not null default 1
);
comment on table aid_freeze is 'a discipline organ asks that nothing be stopped or cut here without a second approval of the county (retaliation, domain §12.12); says nothing of who reported what';
create unique index aid_freeze_once on aid_freeze (application_id) where lifted_at is null;
