-- 四议两公开 and the meetings of a village (domain §7.2; 村民委员会组织法). Numbers of people, never who said what; the gates are chained by keys, so that
-- not even a fault of the program can write one down whose predecessor did not pass.

create table deliberation_kind (
  code text not null check (code ~ '^[a-z][A-Za-z]{2,30}$'),
  area text collate "C" not null,
  valid_from date not null,
  name_zh text not null check (length(name_zh) between 2 and 60),
  name_en text not null check (length(name_en) between 2 and 120),
  forums text[] not null check (forums <@ array['villagers', 'deputies'] and cardinality(forums) > 0),
  basis text not null check (length(basis) between 2 and 200),
  primary key (code, area, valid_from)
);
comment on table deliberation_kind is 'which matter needs which meeting; the narrowest place, then the newest holds; an empty area means everywhere';
insert into deliberation_kind (code, area, valid_from, name_zh, name_en, forums, basis) values
  ('subsidy', '', '2018-12-29', '享受误工补贴的人员及补贴标准', 'Who is paid for lost work, and how much', '{villagers,deputies}', '村民委员会组织法第二十四条(一)'),
  ('income', '', '2018-12-29', '村集体经济所得收益的使用', 'What the collective''s income is used for', '{villagers,deputies}', '村民委员会组织法第二十四条(二)'),
  ('works', '', '2018-12-29', '公益事业的兴办、筹资筹劳方案及建设承包方案', 'Public works, what is raised for them, and who builds', '{villagers,deputies}', '村民委员会组织法第二十四条(三)'),
  ('landContract', '', '2018-12-29', '土地承包经营方案', 'Contracting of land', '{villagers,deputies}', '村民委员会组织法第二十四条(四)'),
  ('project', '', '2018-12-29', '村集体经济项目的立项、承包方案', 'Projects of the collective, and who runs them', '{villagers,deputies}', '村民委员会组织法第二十四条(五)'),
  ('homestead', '', '2018-12-29', '宅基地的使用方案', 'Use of homesteads', '{villagers,deputies}', '村民委员会组织法第二十四条(六)'),
  ('compensation', '', '2018-12-29', '征地补偿费的使用、分配方案', 'Use and sharing of compensation for land', '{villagers,deputies}', '村民委员会组织法第二十四条(七)'),
  ('disposal', '', '2018-12-29', '以借贷、租赁或者其他方式处分村集体财产', 'Lending, letting or parting with what the collective owns', '{villagers,deputies}', '村民委员会组织法第二十四条(八)'),
  ('other', '', '2018-12-29', '涉及村民利益的其他事项', 'Other matters that touch villagers'' interests', '{villagers,deputies}', '村民委员会组织法第二十四条(九)'),
  ('charter', '', '2018-12-29', '村民自治章程、村规民约', 'The village''s charter and rules', '{villagers}', '村民委员会组织法第二十七条:由村民会议制定和修改');

create table deliberation_rule (
  step text not null check (step in ('propose', 'discuss', 'review', 'villagers', 'households', 'deputies', 'groupVillagers', 'groupHouseholds')),
  area text collate "C" not null,
  valid_from date not null,
  quorum_num smallint not null check (quorum_num >= 0),
  quorum_den smallint not null check (quorum_den > 0),
  quorum_over boolean not null,
  pass_num smallint not null check (pass_num > 0),
  pass_den smallint not null check (pass_den > 0),
  pass_over boolean not null,
  pass_of text not null check (pass_of in ('should', 'present')),
  notice_days smallint not null check (notice_days between 0 and 60),
  basis text not null check (length(basis) between 2 and 300),
  primary key (step, area, valid_from)
);
comment on table deliberation_rule is 'how many must be there and how many must agree, gate by gate and meeting by meeting; the narrowest place, then the newest holds';
insert into deliberation_rule (step, area, valid_from, quorum_num, quorum_den, quorum_over, pass_num, pass_den, pass_over, pass_of, notice_days, basis) values
  ('propose', '', '2018-12-29', 1, 2, false, 1, 2, true, 'should', 0, '默认值:支部委员半数以上到会,超过应到会委员的半数赞成(参照支部工作条例第十二条)'),
  ('discuss', '', '2018-12-29', 1, 2, true, 1, 2, true, 'should', 0, '默认值:两委成员过半数到会,超过应到会人数的半数赞成(村民委员会组织法第二十九条:少数服从多数)'),
  ('review', '', '2018-12-29', 2, 3, false, 1, 2, false, 'should', 0, '四议两公开:三分之二以上党员到会,应到会党员半数以上同意'),
  ('villagers', '', '2018-12-29', 1, 2, true, 1, 2, true, 'present', 10, '村民委员会组织法第二十一、二十二条:十八周岁以上村民过半数参加,到会人员过半数通过,提前十天通知'),
  ('households', '', '2018-12-29', 2, 3, false, 1, 2, true, 'present', 10, '村民委员会组织法第二十一、二十二条:三分之二以上的户的代表参加,到会人员过半数通过,提前十天通知'),
  ('deputies', '', '2018-12-29', 2, 3, false, 1, 2, true, 'present', 10, '村民委员会组织法第二十六条:三分之二以上的组成人员参加,到会人员过半数同意;通知天数法无明文,默认与村民会议相同'),
  ('groupVillagers', '', '2018-12-29', 2, 3, false, 1, 2, true, 'present', 0, '村民委员会组织法第二十八条:本组十八周岁以上村民三分之二以上参加,到会人员过半数同意'),
  ('groupHouseholds', '', '2018-12-29', 2, 3, false, 1, 2, true, 'present', 0, '村民委员会组织法第二十八条:本组三分之二以上的户的代表参加,到会人员过半数同意');

create table deliberation_publicity_rule (
  what text not null check (what in ('decision', 'result')),
  area text collate "C" not null,
  valid_from date not null,
  least_days smallint not null check (least_days between 1 and 60),
  kept_days smallint not null check (kept_days between 0 and 3650),
  basis text not null check (length(basis) between 2 and 200),
  primary key (what, area, valid_from)
);
comment on table deliberation_publicity_rule is 'how long what was decided, and what became of it, hangs out at the least, and for how long after its end it stays to be read';
insert into deliberation_publicity_rule (what, area, valid_from, least_days, kept_days, basis) values
  ('decision', '', '2018-12-29', 7, 365, '默认值:决议公开不少于七天,办理期间一直可查'),
  ('result', '', '2018-12-29', 10, 365, '默认值:实施结果公开不少于十天,之后一年内可查');

create table deliberation_count (
  area text collate "C" not null references place (code),
  part text not null check (length(part) <= 30),
  adults integer not null check (adults between 0 and 100000),
  households integer not null check (households between 0 and 50000),
  as_of date not null,
  version integer not null default 1,
  primary key (area, part)
);
comment on table deliberation_count is 'how many villagers of 18 and over and how many households a village and each of its groups has: what a quorum is reckoned from; an empty part is the whole village';

create table deliberation_deputy (
  id uuid primary key,
  area text collate "C" not null references place (code),
  name text not null check (length(name) between 2 and 60),
  is_woman boolean not null,
  part text not null check (length(part) <= 30),
  elected_by text not null check (elected_by in ('households', 'group')),
  households text[] not null check (cardinality(households) <= 15),
  term_from date not null,
  term_until date not null,
  ended_on date,
  ended_why text check (length(ended_why) between 2 and 200),
  version integer not null default 1,
  constraint deliberation_deputy_term check (term_until > term_from),
  constraint deliberation_deputy_households check ((elected_by = 'households') = (cardinality(households) between 5 and 15)),
  constraint deliberation_deputy_end check ((ended_on is null) = (ended_why is null))
);
comment on table deliberation_deputy is 'villagers'' deputies: whom five to fifteen households, or a group, elected (村民委员会组织法 25); the heads of those households as they are written on the register';
create index deliberation_deputy_area on deliberation_deputy (area);

create table deliberation_matter (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  nth integer not null check (nth >= 1),
  year smallint not null check (year between 2000 and 2200),
  kind text not null,
  title text not null check (length(title) between 2 and 80),
  cause text not null check (length(cause) between 2 and 2000),
  content text not null check (length(content) between 2 and 5000),
  forum text not null check (forum in ('villagers', 'deputies')),
  authorised_on date,
  status text not null default 'proposing' check (status in ('proposing', 'discussing', 'reviewing', 'resolving', 'resolved', 'decisionOut', 'carryingOut', 'resultOut', 'done', 'ended')),
  round smallint not null default 1 check (round between 1 and 20),
  end_reason text check (length(end_reason) between 2 and 500),
  opened_at timestamptz not null,
  moved_at timestamptz not null,
  account_id uuid not null references staff_account (id),
  version integer not null default 1,
  unique (area, year, nth),
  constraint deliberation_matter_authorised check (forum <> 'deputies' or authorised_on is not null),
  constraint deliberation_matter_end check ((status = 'ended') = (end_reason is not null))
);
comment on table deliberation_matter is 'one matter on its way through 四议两公开; it may come back changed, then its round is one more and all gates begin anew';
create index deliberation_matter_area on deliberation_matter (area, status);

create table deliberation_meeting (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('villagers', 'households', 'deputies', 'groupVillagers', 'groupHouseholds')),
  part text not null check (length(part) <= 30),
  is_appraisal boolean not null,
  title text not null check (length(title) between 2 and 80),
  agenda text not null check (length(agenda) between 2 and 2000),
  called_by text not null check (called_by in ('committee', 'villagers', 'deputies')),
  call_signatures integer check (call_signatures >= 0),
  call_base integer check (call_base >= 0),
  notified_on date not null,
  starts_at timestamptz not null,
  place text not null check (length(place) between 2 and 120),
  status text not null default 'called' check (status in ('called', 'sitting', 'held', 'adjourned', 'cancelled')),
  should integer not null check (should between 1 and 100000),
  present integer check (present >= 0),
  signatures integer check (signatures >= 0),
  women integer check (women >= 0),
  host text check (length(host) between 2 and 60),
  recorder text check (length(recorder) between 2 and 60),
  minutes text check (length(minutes) between 2 and 20000),
  reason text check (length(reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  called_at timestamptz not null,
  version integer not null default 1,
  constraint deliberation_meeting_present check (present <= should and women <= present and present <= signatures),
  constraint deliberation_meeting_sat check (status not in ('sitting', 'held') or present is not null),
  constraint deliberation_meeting_held check ((status = 'held') = (minutes is not null)),
  constraint deliberation_meeting_reason check ((status in ('adjourned', 'cancelled')) = (reason is not null)),
  constraint deliberation_meeting_group check ((kind in ('groupVillagers', 'groupHouseholds')) = (part <> ''))
);
comment on table deliberation_meeting is 'a meeting of villagers, of the households'' representatives, of deputies or of a group; who is not there is not counted, and nobody is counted without a signature';
create index deliberation_meeting_area on deliberation_meeting (area, starts_at);

create table deliberation_attendance (
  meeting_id uuid not null references deliberation_meeting (id),
  deputy_id uuid not null references deliberation_deputy (id),
  area text collate "C" not null,
  presence text not null default 'unknown' check (presence in ('unknown', 'present', 'absent', 'leave')),
  primary key (meeting_id, deputy_id)
);
comment on table deliberation_attendance is 'which deputies a meeting called, and who of them came; never how they voted';

create table deliberation_vote (
  id uuid primary key,
  meeting_id uuid not null references deliberation_meeting (id),
  matter_id uuid references deliberation_matter (id),
  area text collate "C" not null,
  round smallint,
  question text not null check (length(question) between 2 and 500),
  way text not null check (way in ('hands', 'open', 'secret')),
  medium text not null check (medium in ('counted', 'paper', 'device')),
  status text not null check (status in ('open', 'counted', 'void')),
  issued integer check (issued >= 0),
  yes integer check (yes >= 0),
  no integer check (no >= 0),
  abstain integer check (abstain >= 0),
  blank integer check (blank >= 0),
  invalid integer check (invalid >= 0),
  needed integer check (needed >= 0),
  passed boolean,
  tellers text[] not null default '{}' check (cardinality(tellers) <= 4),
  supervisor text check (length(supervisor) between 2 and 60),
  void_why text check (length(void_why) between 2 and 300),
  version integer not null default 1,
  constraint deliberation_vote_counted check ((status = 'counted') = (passed is not null)),
  constraint deliberation_vote_void check ((status = 'void') = (void_why is not null)),
  constraint deliberation_vote_matter check ((matter_id is null) = (round is null)),
  constraint deliberation_vote_ballots check (status <> 'counted' or way = 'hands' or yes + no + abstain + blank + invalid <= issued)
);
comment on table deliberation_vote is 'a question put to a meeting and how it was answered, in numbers';
create index deliberation_vote_meeting on deliberation_vote (meeting_id);

create table deliberation_gate (
  matter_id uuid not null references deliberation_matter (id),
  round smallint not null,
  gate smallint not null check (gate between 1 and 6),
  area text collate "C" not null,
  outcome text not null check (outcome in ('passed', 'failed', 'changed')),
  previous_gate smallint,
  previous_outcome text,
  held_on date not null,
  until_on date,
  place text check (length(place) between 2 and 120),
  host text check (length(host) between 2 and 60),
  recorder text check (length(recorder) between 2 and 60),
  body text not null check (length(body) between 2 and 5000),
  should integer check (should >= 1),
  present integer check (present >= 0),
  signatures integer check (signatures >= 0),
  yes integer check (yes >= 0),
  no integer check (no >= 0),
  abstain integer check (abstain >= 0),
  needed integer check (needed >= 0),
  activity_id uuid references activity (id),
  vote_id uuid references deliberation_vote (id),
  objections smallint check (objections >= 0),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  primary key (matter_id, round, gate),
  unique (matter_id, round, gate, outcome),
  constraint deliberation_gate_before check (previous_gate is not distinct from nullif(gate - 1, 0)),
  constraint deliberation_gate_passed check ((previous_gate is null) = (previous_outcome is null) and (previous_outcome is null or previous_outcome = 'passed')),
  constraint deliberation_gate_in_order foreign key (matter_id, round, previous_gate, previous_outcome) references deliberation_gate (matter_id, round, gate, outcome),
  constraint deliberation_gate_present check (present <= should and present <= signatures and yes + no + abstain <= present),
  constraint deliberation_gate_numbers check ((gate <= 4) = (present is not null)),
  constraint deliberation_gate_vote check ((gate = 4) = (vote_id is not null))
);
comment on table deliberation_gate is 'append-only: the record of each gate a matter came to, with who should have come, who did, and how they voted; the key to the gate before refuses a skipped one';

create table deliberation_notice (
  id uuid primary key,
  matter_id uuid not null references deliberation_matter (id),
  area text collate "C" not null,
  what text not null check (what in ('decision', 'result')),
  fields text[] not null check (fields <@ array['title', 'cause', 'content', 'numbers', 'cost', 'result', 'plan', 'contact']),
  text text not null check (length(text) between 2 and 5000),
  cost text check (length(cost) between 1 and 200),
  contact text check (length(contact) between 2 and 120),
  from_on date not null,
  until_on date not null,
  places text not null check (length(places) between 2 and 200),
  status text not null default 'out' check (status in ('out', 'kept', 'down')),
  down_on date,
  down_why text check (length(down_why) between 2 and 300),
  at timestamptz not null,
  unique (matter_id, what, from_on),
  constraint deliberation_notice_span check (until_on > from_on),
  constraint deliberation_notice_down check ((status = 'down') = (down_on is not null))
);
comment on table deliberation_notice is 'what hangs out of a matter and for how long; only named parts of it, none of which holds a person''s data; after its time it is kept by rule and then taken down';
create index deliberation_notice_area on deliberation_notice (area, status);
