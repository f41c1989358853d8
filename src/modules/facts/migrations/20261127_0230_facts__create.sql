-- 一次采集、多表复用 (product N11): what is known about a household stands once, with owner, source, day and validity; returns (报表) are
-- projections of it into the offices' own tables; what filling in costs a unit is counted per unit and form, never per person (domain §8.4).

create table fact_kind (
  key text primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  area text collate "C" not null,
  subject text not null check (subject in ('household', 'person')),
  type text not null check (type in ('number', 'choice', 'yesNo', 'day')),
  zh text not null check (length(zh) between 1 and 30),
  en text not null check (length(en) between 1 and 60),
  names text[] not null default '{}',
  unit text check (length(unit) between 1 and 10),
  choices jsonb not null default '[]',
  valid_months smallint check (valid_months between 1 and 120),
  purpose text not null check (length(purpose) between 2 and 100),
  source text not null check (length(source) between 2 and 200),
  constraint fact_kind_choices check ((type = 'choice') = (jsonb_array_length(choices) > 0))
);
comment on table fact_kind is 'what is asked about the households of a place (an empty area: everywhere): a closed list without free text, each with the service that needs it and how long an answer holds';
insert into fact_kind (key, area, subject, type, zh, en, names, unit, choices, valid_months, purpose, source) values
  ('wageIncome', '', 'household', 'number', '工资性收入', 'Income from wages', array['年工资性收入', '务工收入'], '元/年', '[]', 6, '低保、防返贫收入核算', '低保审核确认办法 13;有效期为默认值'),
  ('businessIncome', '', 'household', 'number', '经营净收入', 'Net income from business', array['经营性收入', '生产经营性收入', '种养收入'], '元/年', '[]', 6, '低保、防返贫收入核算', '低保审核确认办法 13;有效期为默认值'),
  ('propertyIncome', '', 'household', 'number', '财产净收入', 'Net income from property', array['财产性收入'], '元/年', '[]', 6, '低保、防返贫收入核算', '低保审核确认办法 13;有效期为默认值'),
  ('transferIncome', '', 'household', 'number', '转移净收入', 'Net transfer income', array['转移性收入'], '元/年', '[]', 6, '低保、防返贫收入核算', '低保审核确认办法 13;有效期为默认值'),
  ('helpClass', '', 'household', 'choice', '救助类别', 'Class of help', array['困难类别', '低收入类别', '户类型', '监测对象类别'], null, '[{"key":"diBao","zh":"低保","en":"minimum living allowance"},{"key":"teKun","zh":"特困","en":"in special need"},{"key":"fangFanPin","zh":"防返贫监测户","en":"help against falling back into poverty"},{"key":"bianYuan","zh":"低保边缘","en":"low income"},{"key":"gangXing","zh":"刚性支出困难","en":"heavy unavoidable spending"},{"key":"none","zh":"无","en":"none"}]', 12, '确定应享受的救助', '刚性支出困难家庭认定办法 2;有效期为默认值'),
  ('workers', '', 'household', 'number', '劳动力人数', 'People able to work', array['劳动力', '家庭劳动力', '劳动力数'], '人', '[]', 12, '就业帮扶、低保核算', '默认值'),
  ('farmland', '', 'household', 'number', '承包耕地', 'Contracted farmland', array['耕地面积', '承包地', '耕地'], '亩', '[]', 12, '农业补贴、收入核算', '默认值'),
  ('heating', '', 'household', 'choice', '取暖方式', 'Heating', array['取暖类型'], null, '[{"key":"central","zh":"集中供热","en":"district heating"},{"key":"coal","zh":"燃煤","en":"coal"},{"key":"gas","zh":"燃气","en":"gas"},{"key":"electric","zh":"电","en":"electricity"},{"key":"other","zh":"其他","en":"other"}]', 12, '冬季取暖救助和安全', '默认值'),
  ('housingSafe', '', 'household', 'yesNo', '住房安全', 'Housing is safe', array['住房是否安全', '住房安全有保障'], null, '[]', 6, '防返贫“三保障”', '防返贫监测“三保障”;有效期为默认值'),
  ('waterSafe', '', 'household', 'yesNo', '饮水安全', 'Drinking water is safe', array['饮水是否安全', '饮水安全有保障'], null, '[]', 6, '防返贫“三保障”', '防返贫监测“三保障”;有效期为默认值'),
  ('schooling', '', 'household', 'yesNo', '义务教育有保障', 'Children are at school', array['义务教育', '义务教育保障', '有无辍学'], null, '[]', 6, '防返贫“三保障”', '防返贫监测“三保障”;有效期为默认值'),
  ('medicalInsured', '', 'household', 'yesNo', '基本医疗有保障', 'Everybody has medical insurance', array['基本医疗', '基本医疗保障', '是否参加医保', '医保参保'], null, '[]', 12, '防返贫“三保障”', '防返贫监测“三保障”;有效期为默认值'),
  ('ableToWork', '', 'person', 'yesNo', '有劳动能力', 'Able to work', array['是否有劳动能力', '劳动能力'], null, '[]', 12, '特困认定、低保核算', '特困人员认定办法 4、5;有效期为默认值'),
  ('livesAlone', '', 'person', 'yesNo', '独居', 'Lives alone', array['是否独居'], null, '[]', 12, '高龄老人上门服务', '默认值'),
  ('selfCare', '', 'person', 'choice', '生活自理能力', 'Self-care', array['自理能力', '自理情况'], null, '[{"key":"full","zh":"完全自理","en":"full"},{"key":"part","zh":"部分丧失","en":"partly lost"},{"key":"none","zh":"完全丧失","en":"lost"}]', 12, '特困照料护理、高龄服务', '特困人员认定办法 21-23;有效期为默认值'),
  ('school', '', 'person', 'choice', '在读阶段', 'At school', array['就学情况', '在校情况', '就读阶段'], null, '[{"key":"none","zh":"不在读","en":"not at school"},{"key":"preschool","zh":"学前","en":"preschool"},{"key":"primary","zh":"小学","en":"primary"},{"key":"junior","zh":"初中","en":"junior"},{"key":"senior","zh":"高中、中职","en":"senior"},{"key":"college","zh":"大学","en":"college"}]', 12, '义务教育、助学', '默认值');

create table fact (
  id uuid primary key,
  area text collate "C" not null references place (code),
  household_id uuid not null references household (id),
  person_id uuid references person (id),
  kind text not null references fact_kind (key),
  value_sealed bytea not null,
  source text not null check (source in ('visit', 'said', 'paper', 'dataMatch', 'office')),
  owner_id uuid not null references organisation (id),
  made_at timestamptz not null,
  recorded_at timestamptz not null,
  valid_until date
);
comment on table fact is 'one value of one fact, sealed: who keeps it, how it came to be known, when it was captured and until when it may be used without asking again; a change is a new row, the value captured last is shown';
create index fact_household on fact (household_id, kind);
create index fact_area on fact (area);

create table return_form (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  basis text not null check (length(basis) between 2 and 200),
  every text not null check (every in ('month', 'quarter', 'halfYear', 'year')),
  rows text not null check (rows in ('household', 'person')),
  only_kind text references fact_kind (key),
  only_value text,
  age_from smallint check (age_from between 1 and 120),
  budget_minutes smallint not null check (budget_minutes between 1 and 600),
  columns jsonb not null check (jsonb_array_length(columns) between 1 and 60),
  first_row smallint not null check (first_row between 2 and 50),
  template bytea not null check (length(template) <= 1048576),
  closed_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  constraint return_form_only check ((only_kind is null) = (only_value is null)),
  constraint return_form_age check (age_from is null or rows = 'person')
);
comment on table return_form is 'a table that an office orders from the villages of its place: its own template, what answers each column, and how many minutes a week it may cost a unit';
create index return_form_area on return_form (area);

create table return_fill (
  id uuid primary key,
  form_id uuid not null references return_form (id),
  area text collate "C" not null references place (code),
  period text not null check (period ~ '^\d{4}(-\d{2}|-Q[1-4]|-H[12])?$'),
  organisation_id uuid not null references organisation (id),
  typed_sealed bytea,
  sent_sealed bytea,
  typed integer not null default 0 check (typed >= 0),
  reused integer not null default 0 check (reused >= 0),
  sent_at timestamptz,
  back_reason text check (length(back_reason) between 2 and 300),
  version integer not null default 1,
  constraint return_fill_once unique (form_id, area, period),
  constraint return_fill_sent check ((sent_at is null) = (sent_sealed is null))
);
comment on table return_fill is 'one village’s return of one form for one period: what was typed for it alone, and once sent everything it said, sealed';
create index return_fill_area on return_fill (area);

create table burden_week (
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  form text not null check (form ~ '^(patrol|visit|certification|handout|fact|return:[0-9a-f-]{36})$'),
  week date not null check (extract(isodow from week) = 1),
  typed integer not null default 0 check (typed >= 0),
  reused integer not null default 0 check (reused >= 0),
  photos integer not null default 0 check (photos >= 0),
  records integer not null default 0 check (records >= 0),
  primary key (organisation_id, form, week, area)
);
comment on table burden_week is 'what filling in a form cost a unit in a week: fields typed and reused, photos; no person stands here';
create index burden_week_area on burden_week (area, week);
