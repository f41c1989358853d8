-- 村务公开 (村民委员会组织法 30–33), 民主评议 and 监委会, 一事一议, 红白理事会 (domain §7.2). Which columns a table on the notice board may have is data; none
-- of them holds a person's number.

create table disclosure_category (
  code text not null check (code ~ '^[a-z][A-Za-z]{2,30}$'),
  area text collate "C" not null,
  valid_from date not null,
  name_zh text not null check (length(name_zh) between 2 and 60),
  name_en text not null check (length(name_en) between 2 and 120),
  rhythm text not null check (rhythm in ('quarter', 'month', 'once')),
  columns text[] not null check (cardinality(columns) between 1 and 30),
  kept_days smallint not null check (kept_days between 30 and 3650),
  basis text not null check (length(basis) between 2 and 200),
  primary key (code, area, valid_from)
);
comment on table disclosure_category is 'what a village makes public, how often, and which columns a table of it may have; the narrowest place, then the newest holds';
insert into disclosure_category (code, area, valid_from, name_zh, name_en, rhythm, columns, kept_days, basis) values
  ('general', '', '2018-12-29', '一般事项', 'General matters', 'quarter', '{项目,内容,时间,地点,经办单位,数量,单位,说明,备注}', 730, '村民委员会组织法第三十条:一般事项至少每季度公布一次'),
  ('finance', '', '2018-12-29', '集体财务收支', 'Income and spending of the collective', 'month', '{项目,收入,支出,结余,摘要,日期,凭证号,数量,单价,金额,单位,说明,备注}', 730, '村民委员会组织法第三十条:集体财务往来较多的,财务收支每月公布一次'),
  ('major', '', '2018-12-29', '村民会议、代表会议决定及实施', 'What meetings decided, and how it is carried out', 'once', '{项目,内容,时间,进度,金额,应到,实到,同意,不同意,弃权,说明,备注}', 730, '村民委员会组织法第三十条:涉及村民利益的重大事项应当随时公布'),
  ('relief', '', '2018-12-29', '救灾救助、补贴补助资金物资', 'Relief, subsidies, grants', 'once', '{项目,批次,数量,单位,户数,人数,金额,标准,时间,说明,备注}', 365, '村民委员会组织法第三十条;发放情况按户数、人数公布,不公布个人困难情形'),
  ('project', '', '2018-12-29', '建设项目、招投标', 'Works and tenders', 'once', '{项目,内容,单位,金额,开工,完工,进度,验收,说明,备注}', 730, '村民委员会组织法第三十条'),
  ('land', '', '2018-12-29', '土地、宅基地、征地补偿', 'Land, homesteads, compensation', 'once', '{项目,地块,面积,用途,期限,单价,金额,户数,时间,说明,备注}', 730, '村民委员会组织法第三十条');

create table disclosure_item (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  category text not null,
  title text not null check (length(title) between 2 and 80),
  body text not null check (length(body) between 2 and 5000),
  period text not null check (length(period) between 2 and 40),
  columns text[] not null check (cardinality(columns) <= 12),
  rows jsonb not null,
  published_on date not null,
  until_on date not null,
  file_hash text check (file_hash ~ '^[0-9a-f]{64}$'),
  file_type text,
  file_name text check (length(file_name) between 1 and 120),
  corrects_id uuid references disclosure_item (id),
  down_on date,
  down_why text check (length(down_why) between 2 and 300),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint disclosure_item_span check (until_on > published_on),
  constraint disclosure_item_file check ((file_hash is null) = (file_type is null) and (file_hash is null) = (file_name is null)),
  constraint disclosure_item_down check ((down_on is null) = (down_why is null))
);
comment on table disclosure_item is 'what a village put on its notice board; what was wrong is corrected by another item that says so, never by changing this one';
create index disclosure_item_area on disclosure_item (area, published_on);

create table disclosure_question (
  id uuid primary key,
  item_id uuid not null references disclosure_item (id),
  case_id uuid not null,
  area text collate "C" not null,
  asked_on date not null
);
comment on table disclosure_question is 'append-only: a question or complaint about an item that went as a case to the township (村民委员会组织法 31)';
create index disclosure_question_item on disclosure_question (item_id);

create table village_officer (
  id uuid primary key,
  area text collate "C" not null references place (code),
  body text not null check (body in ('committee', 'supervision', 'rites')),
  name text not null check (length(name) between 2 and 60),
  post text not null check (length(post) between 2 and 40),
  from_on date not null,
  ended_on date,
  ended_why text check (length(ended_why) between 2 and 200),
  version integer not null default 1,
  constraint village_officer_end check ((ended_on is null) = (ended_why is null))
);
comment on table village_officer is 'who sits on the village committee, the supervision committee and the council for weddings and funerals; committee members and their near relatives are barred from supervision (32)';
create index village_officer_area on village_officer (area);

create table village_appraisal (
  meeting_id uuid not null references deliberation_meeting (id),
  officer_id uuid not null references village_officer (id),
  area text collate "C" not null,
  competent integer not null check (competent >= 0),
  fair integer not null check (fair >= 0),
  incompetent integer not null check (incompetent >= 0),
  is_incompetent boolean not null,
  on_day date not null,
  primary key (meeting_id, officer_id)
);
comment on table village_appraisal is 'append-only: how a meeting appraised a member of the committee, in numbers; found incompetent twice running, the office ends (33). Never on a public page';

create table levy_cap (
  area text collate "C" not null,
  valid_from date not null,
  person_yuan numeric(8, 2) not null check (person_yuan >= 0),
  person_days smallint not null check (person_days between 0 and 60),
  basis text not null check (length(basis) between 2 and 200),
  primary key (area, valid_from)
);
comment on table levy_cap is 'how much a person may be asked for in a year, in money and in days of work; the narrowest place, then the newest holds';
insert into levy_cap (area, valid_from, person_yuan, person_days, basis) values
  ('', '2018-12-29', 20, 5, '默认值,以自治区规定的上限为准');

create table levy_exemption (
  code text not null check (code ~ '^[a-z][A-Za-z]{2,30}$'),
  area text collate "C" not null,
  valid_from date not null,
  name_zh text not null check (length(name_zh) between 2 and 60),
  name_en text not null check (length(name_en) between 2 and 120),
  money boolean not null,
  labour boolean not null,
  primary key (code, area, valid_from)
);
comment on table levy_exemption is 'who is asked for neither money or no work; counted as numbers, never listed by name';
insert into levy_exemption (code, area, valid_from, name_zh, name_en, money, labour) values
  ('soldier', '', '2018-12-29', '现役军人', 'Soldiers in service', true, true),
  ('dibao', '', '2018-12-29', '低保、特困对象', 'Who receives subsistence or destitute support', true, false),
  ('student', '', '2018-12-29', '在校学生', 'Students', false, true),
  ('pregnant', '', '2018-12-29', '孕妇和哺乳期妇女', 'Pregnant and nursing women', false, true),
  ('unable', '', '2018-12-29', '丧失劳动能力、超过劳动年龄的', 'Who cannot work, or is past the age', false, true);

create table levy (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  matter_id uuid references deliberation_matter (id),
  title text not null check (length(title) between 2 and 80),
  purpose text not null check (length(purpose) between 2 and 2000),
  proposed_by text not null check (proposed_by in ('committee', 'villagers', 'deputies')),
  signatures integer not null check (signatures >= 0),
  announced_on date not null,
  person_yuan numeric(8, 2) not null check (person_yuan >= 0),
  person_days smallint not null check (person_days >= 0),
  people integer not null check (people >= 1),
  workers integer not null check (workers >= 0),
  exempt jsonb not null,
  households integer not null check (households >= 1),
  status text not null default 'announced' check (status in ('announced', 'agreed', 'townshipOk', 'approved', 'settled', 'refused', 'ended')),
  reason text check (length(reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint levy_reason check ((status in ('refused', 'ended')) = (reason is not null))
);
comment on table levy is '一事一议: what a village asks of its people for one work; announced, agreed to by the households, looked at by township and county, its ledger public';
create index levy_area on levy (area);

create table levy_canvass (
  id uuid primary key,
  levy_id uuid not null references levy (id),
  area text collate "C" not null,
  deputy_id uuid not null references deliberation_deputy (id),
  asked integer not null check (asked between 1 and 100),
  agreed integer not null check (agreed >= 0),
  signatures integer not null check (signatures >= 0),
  on_day date not null,
  unique (levy_id, deputy_id),
  constraint levy_canvass_numbers check (agreed <= asked and signatures <= asked and agreed <= signatures)
);
comment on table levy_canvass is 'what a deputy brought home from the households asked: how many, how many agreed and signed; the signed paper comes back as a scan';

create table levy_line (
  id uuid primary key,
  levy_id uuid not null references levy (id),
  area text collate "C" not null,
  way text not null check (way in ('in', 'out', 'labour')),
  what text not null check (length(what) between 2 and 120),
  amount numeric(12, 2) not null check (amount > 0),
  voucher text check (length(voucher) between 1 and 60),
  on_day date not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint levy_line_voucher check (way <> 'out' or voucher is not null)
);
comment on table levy_line is 'append-only: the ledger of a levy, yuan in and out and days worked; what was wrong is set right by a line the other way';
create index levy_line_of on levy_line (levy_id);

create table rite_standard (
  id uuid primary key,
  area text collate "C" not null references place (code),
  kind text not null check (kind in ('wedding', 'funeral', 'other')),
  body text not null check (length(body) between 2 and 3000),
  basis text not null check (length(basis) between 2 and 200),
  from_on date not null,
  ended_on date
);
comment on table rite_standard is 'what a village agreed on for weddings and funerals: advice, with no fine and no list of who did otherwise';
create index rite_standard_area on rite_standard (area);

create table rite_request (
  id uuid primary key,
  area text collate "C" not null references place (code),
  kind text not null check (kind in ('wedding', 'funeral', 'other')),
  family_sealed bytea not null,
  about_on date not null,
  asks text not null check (length(asks) between 2 and 500),
  advice text check (length(advice) between 2 and 1000),
  help text check (length(help) between 2 and 500),
  status text not null default 'asked' check (status in ('asked', 'advised', 'over')),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint rite_request_advised check (status <> 'advised' or advice is not null)
);
comment on table rite_request is 'a family that asked for advice or hands; deleted 90 days after its day';
create index rite_request_area on rite_request (area, about_on);
