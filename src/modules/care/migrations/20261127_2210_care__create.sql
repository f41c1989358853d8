-- 特殊群体: who receives a benefit of which class, and when that has to be looked at again (domain §5.1–5.5). A row exists only because of a
-- benefit and ends with it; it is no mark on a person. How often is local: tables, with the defaults of the rules they come from.

create table care_rule (
  area text collate "C" not null,
  care_class text not null check (care_class in ('minimumLiving', 'needyCentral', 'needyHome', 'relapseUnstable', 'relapseMarginal', 'relapseSudden', 'lowIncome', 'heavySpending')),
  circumstance text not null check (circumstance in ('steady', 'changing')),
  kind text not null check (kind in ('recheck', 'certification')),
  valid_from date not null,
  months smallint check (months between 1 and 60),
  lead_days smallint not null check (lead_days between 1 and 180),
  second_days smallint not null check (second_days between 1 and 60),
  needs_witness boolean not null,
  source text not null check (length(source) between 2 and 200),
  version integer not null default 1,
  primary key (area, care_class, circumstance, kind, valid_from)
);
comment on table care_rule is 'how often a class is re-checked or certified, how many days ahead it is due to be begun, within how many days a second try follows, whether a visit at home has a witness; no months: not asked here; the narrowest place, then the newest, holds; an empty area means everywhere';
insert into care_rule (area, care_class, circumstance, kind, valid_from, months, lead_days, second_days, needs_witness, source) values
  ('', 'minimumLiving', 'steady', 'recheck', '2021-07-01', 12, 30, 15, true, '最低生活保障审核确认办法 31:收入稳定的每年核查一次'),
  ('', 'minimumLiving', 'changing', 'recheck', '2021-07-01', 6, 30, 15, true, '最低生活保障审核确认办法 31:有劳动能力、收入不稳定的每半年核查一次'),
  ('', 'needyCentral', 'steady', 'recheck', '2021-07-01', 12, 30, 15, false, '特困人员认定办法:每年复核一次'),
  ('', 'needyCentral', 'changing', 'recheck', '2021-07-01', 12, 30, 15, false, '特困人员认定办法:每年复核一次'),
  ('', 'needyHome', 'steady', 'recheck', '2021-07-01', 12, 30, 15, true, '特困人员认定办法:每年复核一次'),
  ('', 'needyHome', 'changing', 'recheck', '2021-07-01', 12, 30, 15, true, '特困人员认定办法:每年复核一次'),
  ('', 'relapseUnstable', 'steady', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'relapseUnstable', 'changing', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'relapseMarginal', 'steady', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'relapseMarginal', 'changing', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'relapseSudden', 'steady', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'relapseSudden', 'changing', 'recheck', '2021-07-01', 6, 30, 15, false, '默认值,可由本地规定替换'),
  ('', 'lowIncome', 'steady', 'recheck', '2021-07-01', 12, 30, 15, true, '默认值,可由本地规定替换'),
  ('', 'lowIncome', 'changing', 'recheck', '2021-07-01', 12, 30, 15, true, '默认值,可由本地规定替换'),
  ('', 'heavySpending', 'steady', 'recheck', '2024-10-01', 12, 30, 15, true, '刚性支出困难家庭认定办法:认定有效期不超过12个月'),
  ('', 'heavySpending', 'changing', 'recheck', '2024-10-01', 12, 30, 15, true, '刚性支出困难家庭认定办法:认定有效期不超过12个月');

create table care_allowance_rule (
  area text collate "C" not null,
  age_from smallint not null check (age_from between 60 and 120),
  age_to smallint check (age_to > age_from),
  amount_cents bigint check (amount_cents > 0),
  cert_months smallint not null check (cert_months between 1 and 60),
  lead_days smallint not null check (lead_days between 1 and 180),
  second_days smallint not null check (second_days between 1 and 60),
  needs_witness boolean not null,
  valid_from date not null,
  source text not null check (length(source) between 2 and 200),
  version integer not null default 1,
  primary key (area, age_from, valid_from)
);
comment on table care_allowance_rule is 'the allowance of the very old: from which age until before which, how much a month where that is known, and how often it is certified; amounts and intervals are local (老年人权益保障法 33), an empty area means everywhere';
insert into care_allowance_rule (area, age_from, age_to, amount_cents, cert_months, lead_days, second_days, needs_witness, valid_from, source) values
  ('', 80, null, null, 12, 30, 15, false, '2013-07-01', '默认值:老年人权益保障法 33 只作鼓励,金额和认证周期以本地文件为准');

create table care_member (
  id uuid primary key,
  area text collate "C" not null references place (code),
  household_id uuid not null references household (id),
  person_id uuid references person (id),
  care_class text not null check (care_class in ('minimumLiving', 'needyCentral', 'needyHome', 'elderAllowance', 'relapseUnstable', 'relapseMarginal', 'relapseSudden', 'lowIncome', 'heavySpending')),
  circumstance text not null check (circumstance in ('steady', 'changing')),
  since date not null,
  basis_kind text not null check (basis_kind in ('register', 'application', 'decision')),
  basis_id uuid,
  basis_number text check (length(basis_number) between 1 and 80),
  recheck_months smallint check (recheck_months between 1 and 60),
  entered_by uuid references staff_account (id),
  entered_at timestamptz not null,
  ended_on date check (ended_on >= since),
  end_reason text check (end_reason in ('deceased', 'unreachable', 'incomeAbove', 'assetsAbove', 'ableAgain', 'supporter', 'prison', 'movedAway', 'ageOrTerm', 'riskGone', 'ownWish', 'enteredWrongly')),
  ended_at timestamptz,
  version integer not null default 1,
  constraint care_member_person check (care_class not in ('needyCentral', 'needyHome', 'elderAllowance') or person_id is not null),
  constraint care_member_ended check ((ended_on is null) = (end_reason is null) and (ended_on is null) = (ended_at is null))
);
comment on table care_member is 'a household or one of its people in a class of help, from a day on, on what basis; here only because of that benefit';
create index care_member_area on care_member (area, care_class) where ended_at is null;
create index care_member_household on care_member (household_id);
create index care_member_person on care_member (person_id);
create unique index care_member_once on care_member (household_id, care_class) where person_id is null and ended_at is null;
create unique index care_member_person_once on care_member (person_id, care_class) where person_id is not null and ended_at is null;

create table care_check (
  id uuid primary key,
  area text collate "C" not null references place (code),
  member_id uuid not null references care_member (id),
  kind text not null check (kind in ('recheck', 'certification')),
  opens_on date not null,
  due_on date not null check (due_on >= opens_on),
  state text not null check (state in ('due', 'assigned', 'secondTry', 'unreached', 'confirmed', 'moved', 'deceased', 'synced', 'dropped')),
  unit_id uuid references organisation (id),
  assignee_id uuid references staff_account (id),
  planned_on date,
  second_due_on date,
  settled_on date,
  settled_at timestamptz,
  synced_at timestamptz,
  synced_by uuid references staff_account (id),
  sync_number text check (length(sync_number) between 1 and 80),
  version integer not null default 1,
  constraint care_check_assigned check (state <> 'assigned' or unit_id is not null),
  constraint care_check_person check (assignee_id is null or unit_id is not null),
  constraint care_check_second check (state not in ('secondTry', 'unreached') or second_due_on is not null),
  constraint care_check_settled check ((state in ('confirmed', 'moved', 'deceased', 'synced', 'dropped')) = (settled_at is not null) and (settled_at is null) = (settled_on is null)),
  constraint care_check_synced check ((state = 'synced') = (synced_at is not null) and (synced_at is null) = (synced_by is null))
);
comment on table care_check is 'one re-check or certification of one benefit: when it is due, who goes, what came of it; failing to meet somebody leads to a second try and never by itself to a stop';
create index care_check_due on care_check (area, due_on) where settled_at is null;
create index care_check_member on care_check (member_id, due_on);
create unique index care_check_open on care_check (member_id, kind) where settled_at is null;
