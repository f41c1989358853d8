-- Household visits (入户走访): a closed list of purposes says what may be asked; what a household said stands in its own words beside what was
-- written later, never over it; the household reads it by a slip of paper and corrects it. No religion, politics, contacts, visitors, no tags,
-- no place where a visitor was (domain §8.4, §12.1, §12.16; PIPL 6, 45-48).

create table visit_purpose (
  key text primary key check (key ~ '^[a-z][A-Za-z0-9]{1,39}$'),
  area text collate "C" not null,
  zh text not null check (length(zh) between 2 and 30),
  en text not null check (length(en) between 2 and 60),
  why text not null check (length(why) between 2 and 120),
  roles text[] not null default '{}',
  questions jsonb not null default '[]' check (jsonb_array_length(questions) <= 20),
  facts text[] not null default '{}',
  source text not null check (length(source) between 2 and 200),
  ended_on date
);
comment on table visit_purpose is 'a closed list of what households of a place (an empty area: everywhere) are visited for, each with the service it is for, what may be asked and which facts are looked at again; an empty list of roles: everybody who visits';

create table visit (
  id uuid primary key,
  area text collate "C" not null references place (code),
  household_id uuid not null references household (id),
  purpose text not null references visit_purpose (key),
  account_id uuid not null references staff_account (id),
  with_account_id uuid references staff_account (id),
  organisation_id uuid not null references organisation (id),
  day date not null,
  made_at timestamptz not null,
  at timestamptz not null,
  how text not null check (how in ('home', 'phone', 'station')),
  result text not null check (result in ('talked', 'nobody', 'declined')),
  spoken_to text check (spoken_to in ('member', 'relative', 'carer', 'other')),
  spoken_person_id uuid references person (id),
  has_consent boolean not null default false,
  answers_sealed bytea,
  strokes_sealed bytea,
  version integer not null default 1,
  constraint visit_two check (with_account_id is null or with_account_id <> account_id),
  constraint visit_talked check ((result = 'talked') = (spoken_to is not null)),
  constraint visit_member check (spoken_person_id is null or spoken_to = 'member'),
  constraint visit_quiet check (result = 'talked' or (answers_sealed is null and strokes_sealed is null))
);
comment on table visit is 'one visit of a household: why, when, by whom, how, who was spoken to; nobody at home and not wanting to talk are results like any other';
create index visit_area_day on visit (area, day);
create index visit_household on visit (household_id, day);

create table visit_need (
  id uuid primary key,
  visit_id uuid not null references visit (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 20),
  category text not null check (length(category) between 1 and 30),
  place_note text check (length(place_note) between 1 and 200),
  case_id uuid references cases (id),
  constraint visit_need_nth unique (visit_id, nth)
);
comment on table visit_need is 'what a household needs, as told on a visit: a case with the visitor as first receiver, or answered on the spot (no case)';
create index visit_need_case on visit_need (case_id);

create table visit_text (
  id uuid primary key,
  visit_id uuid not null references visit (id),
  area text collate "C" not null,
  part text not null check (part in ('said', 'note', 'need', 'told')),
  need_id uuid references visit_need (id),
  text_sealed bytea,
  by_account_id uuid references staff_account (id),
  reason text check (length(reason) between 2 and 200),
  at timestamptz not null,
  erased_at timestamptz,
  constraint visit_text_need check ((need_id is not null) = (part in ('need', 'told'))),
  constraint visit_text_erased check ((erased_at is not null) = (text_sealed is null))
);
comment on table visit_text is 'every wording of every part of a visit, sealed: the first, and each correction beside it with who, when and why; erased at the household’s wish, the line stays without its words';
create index visit_text_visit on visit_text (visit_id, at);

create table visit_file (
  id uuid primary key,
  visit_id uuid not null references visit (id),
  area text collate "C" not null,
  need_id uuid references visit_need (id),
  kind text not null check (kind in ('photo', 'sound', 'paper')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  name text not null check (length(name) between 1 and 120),
  at timestamptz not null,
  constraint visit_file_once unique (visit_id, hash)
);
comment on table visit_file is 'pictures and voice of a visit, taken with consent; the sheet of paper it was written on';

create table visit_slip (
  number text primary key check (number ~ '^[0-9]{8}$'),
  area text collate "C" not null references place (code),
  mac bytea not null,
  visit_id uuid references visit (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  ended_at timestamptz,
  tries smallint not null default 0,
  tries_since timestamptz
);
comment on table visit_slip is 'a slip of paper with a number and a passphrase (only a keyed hash is kept): printed ahead or made with the visit; whoever holds it reads what was written on that visit and corrects it';
create unique index visit_slip_living on visit_slip (visit_id) where ended_at is null;

create table visit_correction (
  id uuid primary key,
  visit_id uuid not null references visit (id),
  area text collate "C" not null,
  wish text not null check (wish in ('wrong', 'add', 'erase')),
  part text not null check (part in ('said', 'note', 'answers', 'need', 'files', 'facts', 'all')),
  text_sealed bytea,
  at timestamptz not null,
  outcome text check (outcome in ('corrected', 'noted', 'erased', 'kept')),
  answer_sealed bytea,
  answered_by uuid references staff_account (id),
  answered_at timestamptz,
  version integer not null default 1,
  constraint visit_correction_text check (wish = 'erase' or text_sealed is not null),
  constraint visit_correction_answered check (
    (outcome is null) = (answered_at is null) and (outcome is null) = (answered_by is null)
    and (outcome is null) = (answer_sealed is null)
  ),
  constraint visit_correction_erased check (outcome <> 'erased' or wish = 'erase')
);
comment on table visit_correction is 'what the household says to what was written about it: it is wrong, something is to be added, it is not needed any more; each is answered by a person';
create index visit_correction_visit on visit_correction (visit_id, at);
create index visit_correction_open on visit_correction (area, at) where outcome is null;

create table visit_reading (
  visit_id uuid not null references visit (id),
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  role text not null,
  organisation_id uuid not null references organisation (id),
  day date not null,
  at timestamptz not null,
  primary key (visit_id, account_id, day)
);
comment on table visit_reading is 'who opened a visit, once a day and person: the household reads the list on its slip';

create table visit_study (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  title text not null check (length(title) between 2 and 60),
  held_on date not null,
  held_where text check (length(held_where) between 1 and 60),
  weighed_sealed bytea not null,
  decision_sealed bytea not null,
  at timestamptz not null,
  version integer not null default 1
);
comment on table visit_study is 'a joint study (联合研判) of what visits brought: what was weighed and what was decided';
create index visit_study_area on visit_study (area, held_on);

create table visit_study_matter (
  id uuid primary key,
  study_id uuid not null references visit_study (id),
  area text collate "C" not null,
  visit_id uuid not null references visit (id),
  need_id uuid references visit_need (id),
  constraint visit_study_matter_once unique nulls not distinct (study_id, visit_id, need_id)
);
comment on table visit_study_matter is 'what a study is about: a visit, or one of its needs';
create index visit_study_matter_visit on visit_study_matter (visit_id);

create table visit_study_person (
  id uuid primary key,
  study_id uuid not null references visit_study (id),
  area text collate "C" not null,
  organisation_id uuid references organisation (id),
  name text check (length(name) between 1 and 60),
  constraint visit_study_person_some check (organisation_id is not null or name is not null)
);
comment on table visit_study_person is 'who took part in a study: a unit, a person, or a person of a unit';
create index visit_study_person_study on visit_study_person (study_id);

create table visit_study_task (
  id uuid primary key,
  study_id uuid not null references visit_study (id),
  area text collate "C" not null,
  nth smallint not null,
  what text not null check (length(what) between 2 and 300),
  organisation_id uuid not null references organisation (id),
  until_day date not null,
  case_id uuid references cases (id),
  duty_id uuid references duty (id),
  constraint visit_study_task_way check (num_nonnulls(case_id, duty_id) = 1)
);
comment on table visit_study_task is 'who does what until when after a study: a case, or a turn of the unit’s duties';
create index visit_study_task_study on visit_study_task (study_id, nth);

insert into visit_purpose (key, area, zh, en, why, roles, questions, facts, source) values
  ('listening', '', '大走访听诉求', 'Listening round', '听取群众急难愁盼,能办的当场办', '{}', '[{"key":"serviceKnown","zh":"知道有事找谁吗","en":"Do they know whom to turn to","type":"yesNo"},{"key":"oldMatter","zh":"以前反映的事办好了吗","en":"Is what was raised before done","type":"choice","choices":[{"key":"done","zh":"办好了","en":"done"},{"key":"not","zh":"没办好","en":"not done"},{"key":"none","zh":"没反映过","en":"nothing raised"}]}]', '{}', '信访工作条例 art 5、18:源头化解;问题为默认值'),
  ('fangFanPin', '', '防返贫走访', 'Against falling back into poverty', '防返贫监测帮扶“三保障”和收入变化', '{villageCadre,gridWorker,townshipClerk,townshipLeader,civilAffairs}', '[{"key":"incomeDown","zh":"近半年收入明显减少","en":"Income fell in the last half-year","type":"yesNo"},{"key":"bigSpending","zh":"有大额看病、上学支出","en":"Large spending on illness or school","type":"yesNo"},{"key":"helpReached","zh":"帮扶措施落实了吗","en":"Has help arrived","type":"yesNo"}]', '{housingSafe,waterSafe,schooling,medicalInsured,wageIncome,businessIncome,transferIncome}', '防返贫监测“三保障”;问题为默认值'),
  ('livingAllowance', '', '低保、特困走访', 'Minimum living allowance', '低保、特困救助动态管理', '{villageCadre,gridWorker,townshipClerk,civilAffairs}', '[{"key":"paid","zh":"救助金按时到账","en":"The allowance arrives in time","type":"yesNo"},{"key":"membersChanged","zh":"家庭人口有变化","en":"Who lives here changed","type":"yesNo"}]', '{helpClass,workers,wageIncome,transferIncome}', '最低生活保障审核确认办法(动态管理);问题为默认值'),
  ('elder', '', '高龄独居关爱', 'Care for the old and alone', '高龄、独居老人上门服务', '{villageCadre,gridWorker,agent,townshipClerk,civilAffairs}', '[{"key":"meals","zh":"吃饭有着落","en":"Meals are seen to","type":"yesNo"},{"key":"medicine","zh":"需要帮忙取药、陪诊","en":"Needs medicine fetched or company to the doctor","type":"yesNo"},{"key":"nextDays","zh":"几天来看一次合适","en":"How many days between visits","type":"number","unit":"天"}]', '{livesAlone,selfCare}', '老年人权益保障法 art 31;问题为默认值'),
  ('winterSafety', '', '冬季取暖安全', 'Safe heating in winter', '防一氧化碳中毒和火灾', '{}', '[{"key":"flue","zh":"烟道通畅","en":"The flue is clear","type":"yesNo"},{"key":"alarm","zh":"装了报警器","en":"There is an alarm","type":"yesNo"},{"key":"wiring","zh":"电线老化、私拉乱接","en":"Old or makeshift wiring","type":"yesNo"}]', '{heating}', '默认值'),
  ('heatSupply', '', '供热入户', 'The heating company calls', '保障供热质量', '{propertyWorker,villageCadre,gridWorker}', '[{"key":"roomTemperature","zh":"室温","en":"Room temperature","type":"number","unit":"℃"},{"key":"radiatorsWarm","zh":"暖气都热","en":"All radiators are warm","type":"yesNo"},{"key":"leaks","zh":"有漏水","en":"Something leaks","type":"yesNo"}]', '{}', '呼和浩特市城镇供热用热条例;问题为默认值'),
  ('weeklyScreening', '', '代办员每周排查', 'The agents’ weekly round', '首接首办:有事早知道、早代办', '{agent,villageCadre,gridWorker}', '[{"key":"errand","zh":"有要代办的事","en":"Something to be run for them","type":"yesNo"},{"key":"danger","zh":"房屋、水电有隐患","en":"House, water or power in danger","type":"yesNo"}]', '{}', '老熊沟村首接首办代办制;问题为默认值'),
  ('disaster', '', '汛期、灾情走访', 'After floods and disasters', '转移避险和灾后救助', '{}', '[{"key":"houseHurt","zh":"房屋受损","en":"The house is damaged","type":"yesNo"},{"key":"staySafe","zh":"现住处安全","en":"Where they stay is safe","type":"yesNo"},{"key":"food","zh":"缺吃的、喝的","en":"Food or water is short","type":"yesNo"}]', '{}', '自然灾害救助条例;问题为默认值'),
  ('callBack', '', '办件上门回访', 'Calling about a case', '看办过的事是不是真办好了', '{}', '[{"key":"solved","zh":"事情办好了","en":"It is solved","type":"yesNo"}]', '{}', '默认值');
