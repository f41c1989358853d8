-- What people gather for. Rules of a kind are data with their article; a membership, not a log-in, is what is called to a meeting; the roll is ticked
-- by those who were in the room, never by a phone's position (domain §6, §8.4). What was said is sealed.

create table activity_rule (
  kind text not null check (kind ~ '^[a-z][A-Za-z]{2,30}$'),
  area text collate "C" not null,
  valid_from date not null,
  base text not null check (base in ('voters', 'committee', 'group', 'members', 'open')),
  quorum_num smallint check (quorum_num > 0),
  quorum_den smallint check (quorum_den > 0),
  pass_num smallint check (pass_num > 0),
  pass_den smallint check (pass_den > 0),
  pass_over boolean not null default true,
  pass_of text not null default 'shouldAttend' check (pass_of in ('shouldAttend', 'present')),
  counts_as text[] not null default '{}',
  has_hours boolean not null default false,
  record_roles text[] not null check (cardinality(record_roles) > 0),
  basis text not null check (length(basis) between 2 and 300),
  primary key (kind, area, valid_from),
  constraint activity_rule_quorum check ((quorum_num is null) = (quorum_den is null) and quorum_num <= quorum_den),
  constraint activity_rule_pass check ((pass_num is null) = (pass_den is null) and pass_num <= pass_den),
  constraint activity_rule_open check (base <> 'open' or (quorum_num is null and pass_num is null)),
  constraint activity_rule_free check (not has_hours or base = 'open')
);
comment on table activity_rule is 'what holds for a kind of activity, per place and from a day: whom it calls, how many must be there, what carries a decision and of which base; hours are given only where nobody is called';

insert into activity_rule (kind, area, valid_from, base, quorum_num, quorum_den, pass_num, pass_den, pass_over, pass_of, counts_as, has_hours, record_roles, basis) values
  ('memberMeeting', '', '2018-10-28', 'voters', 1, 2, 1, 2, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '中国共产党支部工作条例(试行) 11:有表决权的党员半数以上到会;赞成票超过应到会有表决权党员的半数'),
  ('committeeMeeting', '', '2018-10-28', 'committee', 1, 2, 1, 2, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '中国共产党支部工作条例(试行) 12:委员半数以上到会;表决按应到会过半数为默认值'),
  ('groupMeeting', '', '2018-10-28', 'group', null, null, null, null, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '中国共产党支部工作条例(试行) 13'),
  ('partyClass', '', '2018-10-28', 'members', null, null, null, null, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '中国共产党支部工作条例(试行) 14'),
  ('themeDay', '', '2018-10-28', 'members', null, null, null, null, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '中国共产党支部工作条例(试行) 16'),
  ('lifeMeeting', '', '2018-10-28', 'members', null, null, null, null, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '默认值:每年至少一次,以当年通知为准'),
  ('readingClass', '', '2018-10-28', 'members', null, null, null, null, true, 'shouldAttend', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk}', '默认值'),
  ('councilMeeting', '', '2018-10-28', 'members', 1, 2, 1, 2, true, 'present', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk,stationKeeper}', '默认值:以本议事会章程为准'),
  ('volunteering', '', '2018-10-28', 'open', null, null, null, null, true, 'present', '{}', true, '{partyAffairs,villageCadre,townshipClerk,countyClerk,agent,gridWorker,stationKeeper}', '志愿服务条例;志愿服务记录与证明出具办法(试行):记实际服务时长,十个工作日内记录,不得摊派'),
  ('lawTalk', '', '2018-10-28', 'open', null, null, null, null, true, 'present', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk,gridWorker,stationKeeper}', '默认值'),
  ('studyVisit', '', '2018-10-28', 'open', null, null, null, null, true, 'present', '{themeDay}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk,stationKeeper}', '默认值:去场馆参观学习,算支部当月的主题党日'),
  ('civicEvent', '', '2018-10-28', 'open', null, null, null, null, true, 'present', '{}', false, '{partyAffairs,villageCadre,townshipClerk,countyClerk,gridWorker,stationKeeper}', '默认值:新时代文明实践“讲评帮乐庆”');

create table activity_requirement (
  id uuid primary key,
  area text collate "C" not null,
  organisation_id uuid references organisation (id),
  unit_kind text not null check (unit_kind in ('party', 'government', 'department', 'committee', 'company', 'team')),
  kind text not null check (kind ~ '^[a-z][A-Za-z]{2,30}$'),
  period text not null check (period in ('month', 'quarter', 'halfYear', 'year')),
  needs smallint not null check (needs between 0 and 31),
  valid_from date not null,
  basis text not null check (length(basis) between 2 and 300),
  unique nulls not distinct (area, organisation_id, unit_kind, kind, valid_from)
);
comment on table activity_requirement is 'how often units of a kind, or one unit, hold a kind of activity, from a day; the nearest one holds, 0 means not required';

insert into activity_requirement (id, area, unit_kind, kind, period, needs, valid_from, basis) values
  (gen_random_uuid(), '', 'party', 'memberMeeting', 'quarter', 1, '2018-10-28', '中国共产党支部工作条例(试行) 11:一般每季度召开 1 次'),
  (gen_random_uuid(), '', 'party', 'committeeMeeting', 'month', 1, '2018-10-28', '中国共产党支部工作条例(试行) 12:一般每月召开 1 次;不设委员会的支部除外'),
  (gen_random_uuid(), '', 'party', 'groupMeeting', 'month', 1, '2018-10-28', '中国共产党支部工作条例(试行) 13:一般每月召开 1 次;不分党小组的支部除外'),
  (gen_random_uuid(), '', 'party', 'partyClass', 'quarter', 1, '2018-10-28', '默认值:条例没有规定次数,通行做法是每季度一次'),
  (gen_random_uuid(), '', 'party', 'themeDay', 'month', 1, '2018-10-28', '中国共产党支部工作条例(试行) 16:每月相对固定 1 天'),
  (gen_random_uuid(), '', 'party', 'lifeMeeting', 'year', 1, '2018-10-28', '默认值:每年至少 1 次'),
  (gen_random_uuid(), '', 'committee', 'volunteering', 'month', 1, '2018-10-28', '新时代文明实践站:每月至少一次志愿服务');

create table activity_member (
  membership_id uuid primary key references organisation_member (id),
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  standing text not null check (standing in ('full', 'probationary', 'inflow', 'suspended', 'notCounted')),
  on_committee boolean not null default false,
  group_name text check (length(group_name) between 1 and 30),
  version integer not null default 1,
  constraint activity_member_committee check (not on_committee or standing = 'full')
);
comment on table activity_member is 'what the meetings of a branch need to know of a member: whether there is a vote, a seat on the committee, which group; who has no row is a full member';
create index activity_member_unit on activity_member (organisation_id);

create table activity (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind ~ '^[a-z][A-Za-z]{2,30}$'),
  title text not null check (length(title) between 2 and 80),
  topic text check (length(topic) between 1 and 2000),
  way text check (way in ('talk', 'review', 'help', 'joy', 'feast')),
  group_name text check (length(group_name) between 1 and 30),
  held_where text not null check (length(held_where) between 1 and 120),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null check (status in ('planned', 'called', 'held', 'cancelled')),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  called_at timestamptz,
  cancel_reason text check (length(cancel_reason) between 2 and 500),
  held_at timestamptz,
  held_by uuid references staff_account (id),
  host text check (length(host) between 1 and 60),
  recorder text check (length(recorder) between 1 and 60),
  minutes_sealed bytea,
  should_attend integer check (should_attend >= 0),
  present integer check (present >= 0),
  voters_should integer check (voters_should >= 0),
  voters_present integer check (voters_present >= 0),
  version integer not null default 1,
  constraint activity_span check (starts_at < ends_at and ends_at <= starts_at + interval '14 days'),
  constraint activity_group check ((kind = 'groupMeeting') = (group_name is not null)),
  constraint activity_cancelled check ((status = 'cancelled') = (cancel_reason is not null)),
  constraint activity_held check (
    (status = 'held') = (held_at is not null and held_by is not null and minutes_sealed is not null and present is not null)
  ),
  constraint activity_called check (status not in ('called', 'held') or called_at is not null),
  constraint activity_counted check (present <= should_attend and voters_present <= voters_should)
);
comment on table activity is 'something people gather for: planned, called with a notice, held with its minutes, or cancelled with the reason';
create index activity_area_start on activity (area, starts_at);
create index activity_unit_start on activity (organisation_id, starts_at);

create table activity_attendee (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  area text collate "C" not null,
  membership_id uuid references organisation_member (id),
  name_sealed bytea,
  counts boolean not null,
  has_vote boolean not null,
  presence text not null default 'unknown' check (presence in ('unknown', 'present', 'absent', 'leave')),
  reason text check (length(reason) between 1 and 200),
  ticked_at timestamptz,
  ticked_by uuid references staff_account (id),
  at timestamptz not null,
  constraint activity_attendee_who check ((membership_id is null) <> (name_sealed is null)),
  constraint activity_attendee_counts check (membership_id is not null or (not counts and not has_vote)),
  constraint activity_attendee_vote check (counts or not has_vote),
  constraint activity_attendee_reason check (presence <> 'leave' or reason is not null)
);
comment on table activity_attendee is 'who was called to an activity or came to it: whether the person counts and has a vote is fixed when it is called; names of those who are no members are sealed';
create unique index activity_attendee_once on activity_attendee (activity_id, membership_id) where membership_id is not null;
create index activity_attendee_of on activity_attendee (activity_id);
create index activity_attendee_membership on activity_attendee (membership_id);

create table activity_decision (
  activity_id uuid not null references activity (id),
  nth smallint not null check (nth between 1 and 50),
  area text collate "C" not null,
  what text not null check (length(what) between 2 and 500),
  yes integer not null check (yes >= 0),
  no integer not null check (no >= 0),
  abstain integer not null check (abstain >= 0),
  base text not null check (base in ('shouldAttend', 'present')),
  base_count integer not null check (base_count > 0),
  present integer not null,
  needed integer not null check (needed > 0),
  passed boolean not null,
  primary key (activity_id, nth),
  constraint activity_decision_votes check (yes + no + abstain <= present),
  constraint activity_decision_passed check (passed = (yes >= needed))
);
comment on table activity_decision is 'append-only: a decision with its votes, the base they were counted on and how many it needed';

create table activity_task (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  area text collate "C" not null,
  what text not null check (length(what) between 2 and 300),
  organisation_id uuid not null references organisation (id),
  due_on date not null,
  done_on date,
  done_note text check (length(done_note) between 2 and 500),
  done_by uuid references staff_account (id),
  constraint activity_task_done check ((done_on is null) = (done_by is null) and (done_on is null) = (done_note is null))
);
comment on table activity_task is 'what was to be done after an activity: by which unit, until when, and what came of it';
create index activity_task_of on activity_task (activity_id);
create index activity_task_unit on activity_task (organisation_id) where done_on is null;

create table activity_photo (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  area text collate "C" not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  name text not null check (length(name) between 1 and 120),
  shows text not null check (shows in ('things', 'people')),
  consent text check (length(consent) between 2 and 200),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  constraint activity_photo_consent check ((shows = 'people') = (consent is not null))
);
comment on table activity_photo is 'a picture of an activity, never asked for; with people on it only when they agreed, and how they did; gone as soon as one of them says so';
create index activity_photo_of on activity_photo (activity_id);
