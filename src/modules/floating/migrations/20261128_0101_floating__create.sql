-- 流动党员 (domain §6): who went where, which two branches answer for them, what was done to keep in touch. Names, phones, whereabouts and what was
-- said are sealed. No number of an identity card is kept: name and telephone tell people apart here.

create table floating_rule (
  id uuid primary key,
  area text collate "C" not null,
  key text not null check (
    key in ('awayMonths', 'nameContactDays', 'reportInDays', 'attachDays', 'contactMonths', 'contactAbroadMonths', 'lostTries', 'lostWays', 'retryDays')
  ),
  value smallint not null check (value between 1 and 400),
  is_default boolean not null,
  valid_from date not null,
  basis text not null check (length(basis) between 2 and 300),
  unique (area, key, valid_from),
  constraint floating_rule_abroad check (key <> 'contactAbroadMonths' or value <= 6)
);
comment on table floating_rule is 'limits for members on the move: the nearest place and the newest day hold; is_default where no article names the number';

insert into floating_rule (id, area, key, value, is_default, valid_from, basis) values
  (gen_random_uuid(), '', 'awayMonths', 6, false, '2024-11-01', '关于加强新时代流动党员管理的意见(2024):连续 6 个月以上无法正常参加原支部活动'),
  (gen_random_uuid(), '', 'nameContactDays', 7, true, '2024-11-01', '默认值:登记外出后一周内确定联系人'),
  (gen_random_uuid(), '', 'reportInDays', 30, true, '2024-11-01', '默认值:系统提醒报到的期限,以当地通知为准'),
  (gen_random_uuid(), '', 'attachDays', 10, true, '2024-11-01', '默认值:报到后编入支部的期限'),
  (gen_random_uuid(), '', 'contactMonths', 3, true, '2024-11-01', '默认值:每季度至少联系一次'),
  (gen_random_uuid(), '', 'contactAbroadMonths', 6, false, '2024-11-01', '党员教育管理工作条例:对出国(境)学习的党员至少每半年联系 1 次'),
  (gen_random_uuid(), '', 'lostTries', 3, true, '2024-11-01', '默认值:联系不上以前至少找三次'),
  (gen_random_uuid(), '', 'lostWays', 2, true, '2024-11-01', '默认值:至少用两种办法找'),
  (gen_random_uuid(), '', 'retryDays', 30, true, '2024-11-01', '默认值:联系不上的每月再找一次');

create table floating_member (
  id uuid primary key,
  area text collate "C" not null references place (code),
  inflow_area text collate "C" references place (code),
  home_id uuid references organisation (id),
  home_name text not null check (length(home_name) between 2 and 120),
  home_membership_id uuid references organisation_member (id),
  inflow_id uuid references organisation (id),
  inflow_name text check (length(inflow_name) between 2 and 120),
  inflow_membership_id uuid references organisation_member (id),
  name_sealed bytea,
  phone_sealed bytea,
  phone_idx bytea,
  who_idx bytea,
  whereabouts_sealed bytea,
  direction text not null check (direction in ('county', 'province', 'otherProvince', 'abroad')),
  province text not null check (length(province) between 2 and 40),
  reason text not null check (reason in ('work', 'business', 'study', 'family', 'other')),
  has_card boolean not null,
  left_on date not null,
  away_until date,
  consent_way text not null check (consent_way in ('paper', 'spoken', 'self')),
  consent_on date not null,
  status text not null check (
    status in ('registeredOut', 'reportedIn', 'attached', 'contacted', 'relationMoved', 'returned', 'lostContact')
  ),
  registered_on date not null,
  reported_on date,
  attached_on date,
  ended_on date,
  contact_name text check (length(contact_name) between 1 and 30),
  contact_account_id uuid references staff_account (id),
  code_mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  erased_at timestamptz,
  version integer not null default 1,
  constraint floating_member_side check (home_id is not null or inflow_id is not null),
  constraint floating_member_branches check (home_id <> inflow_id),
  constraint floating_member_inflow check (inflow_id is null or (inflow_name is not null and inflow_area is not null)),
  constraint floating_member_until check (away_until > left_on),
  constraint floating_member_ended check ((status in ('relationMoved', 'returned')) = (ended_on is not null)),
  constraint floating_member_attached check (status not in ('attached', 'contacted') or attached_on is not null),
  constraint floating_member_reported check (status <> 'reportedIn' or reported_on is not null),
  constraint floating_member_erased check ((erased_at is null) = (name_sealed is not null) and (erased_at is null or ended_on is not null))
);
comment on table floating_member is 'a Party member who is away from their branch: where to, the two branches that answer for them, how far it has got';
create index floating_member_area on floating_member (area);
create index floating_member_inflow_area on floating_member (inflow_area) where inflow_area is not null;
create index floating_member_phone on floating_member (phone_idx) where phone_idx is not null;
create unique index floating_member_once on floating_member (who_idx) where ended_on is null and who_idx is not null;
create unique index floating_member_membership on floating_member (home_membership_id) where ended_on is null and home_membership_id is not null;
create index floating_member_contact on floating_member (contact_account_id) where ended_on is null and contact_account_id is not null;

create table floating_contact (
  id uuid primary key,
  floating_id uuid not null references floating_member (id),
  area text collate "C" not null,
  side text not null check (side in ('home', 'inflow')),
  day date not null,
  way text not null check (way in ('phone', 'message', 'video', 'visit', 'letter', 'family', 'branch')),
  reached boolean not null,
  note_sealed bytea,
  account_id uuid not null references staff_account (id),
  made_at timestamptz not null,
  at timestamptz not null
);
comment on table floating_contact is 'one try to reach a member on the move: when, in which way, whether they were reached; what was said is sealed';
create index floating_contact_of on floating_contact (floating_id);

create table floating_appraisal (
  floating_id uuid not null references floating_member (id),
  year smallint not null check (year between 2000 and 2200),
  area text collate "C" not null,
  side text not null check (side in ('home', 'inflow')),
  held_on date not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  primary key (floating_id, year)
);
comment on table floating_appraisal is 'append-only: where a member was appraised in a year (民主评议), once; what came of it is not kept here';

create table floating_correction (
  id uuid primary key,
  floating_id uuid not null references floating_member (id),
  area text collate "C" not null,
  text_sealed bytea not null,
  at timestamptz not null,
  answer_sealed bytea,
  answered_by uuid references staff_account (id),
  answered_at timestamptz,
  constraint floating_correction_answered check (
    (answer_sealed is null) = (answered_by is null) and (answer_sealed is null) = (answered_at is null)
  )
);
comment on table floating_correction is 'what a member said is wrong in their record, and what was answered';
create index floating_correction_of on floating_correction (floating_id);
