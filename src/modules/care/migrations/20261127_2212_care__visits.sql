-- What was seen of a check, and how a benefit may end: proposed with a reason, decided by somebody else, told on paper (domain §5.5, §12).

alter table care_member add column counted_from date;
update care_member set counted_from = since;
alter table care_member alter column counted_from set not null;
comment on column care_member.counted_from is 'the day from which the first check is counted: the beginning, or the last check that was kept elsewhere';

create table care_visit (
  id uuid primary key,
  area text collate "C" not null references place (code),
  check_id uuid not null references care_check (id),
  account_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  day date not null,
  made_at timestamptz not null,
  arrived_at timestamptz not null,
  method text not null check (method in ('home', 'counter', 'dataMatch', 'video')),
  outcome text not null check (outcome in ('confirmed', 'notFound', 'moved', 'deceased')),
  why_missed text check (why_missed in ('nobodyHome', 'away', 'wrongAddress', 'noAnswer', 'didNotCome')),
  witness text check (length(witness) between 1 and 60),
  consent_by text check (consent_by in ('self', 'guardian')),
  offered text check (offered in ('home', 'counter', 'dataMatch')),
  match_source text check (length(match_source) between 2 and 120),
  proof text check (proof in ('signature', 'fingerprint', 'photo', 'witness')),
  has_photo_consent boolean not null,
  told_by text check (length(told_by) between 2 and 120),
  person_id uuid references person (id),
  standing text not null check (standing in ('first', 'second', 'beside')),
  constraint care_visit_missed check ((outcome = 'notFound') = (why_missed is not null)),
  constraint care_visit_not_by_face_alone check (method <> 'video' or (consent_by is not null and offered is not null)),
  constraint care_visit_match check ((method = 'dataMatch') = (match_source is not null) and (method <> 'dataMatch' or outcome = 'confirmed')),
  constraint care_visit_told check ((outcome in ('moved', 'deceased')) = (told_by is not null)),
  constraint care_visit_who check ((outcome = 'deceased') = (person_id is not null)),
  constraint care_visit_photo check (proof is distinct from 'photo' or has_photo_consent)
);
comment on table care_visit is 'append-only: one try to meet somebody, by which way, and what was found; what arrives after another has settled the check stands beside it, neither replaces the other';
create index care_visit_check on care_visit (check_id, made_at);
create index care_visit_area on care_visit (area, day);

create table care_signature (
  visit_id uuid primary key references care_visit (id),
  area text collate "C" not null,
  strokes_sealed bytea not null
);
comment on table care_signature is 'the strokes with which a visit was signed for, sealed; apart from it, for a new key seals them anew';

create table care_photo (
  id uuid primary key,
  visit_id uuid not null references care_visit (id),
  area text collate "C" not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  name text not null check (length(name) between 1 and 120),
  at timestamptz not null
);
comment on table care_photo is 'a picture of a certification or a fingerprint; it and its file are deleted 30 days after the check was settled';
create index care_photo_visit on care_photo (visit_id);

create table care_end (
  id uuid primary key,
  area text collate "C" not null references place (code),
  member_id uuid not null references care_member (id),
  check_id uuid references care_check (id),
  reason text not null check (reason in ('deceased', 'unreachable', 'incomeAbove', 'assetsAbove', 'ableAgain', 'supporter', 'prison', 'movedAway', 'ageOrTerm', 'riskGone', 'ownWish', 'enteredWrongly')),
  facts text not null check (length(facts) between 4 and 400),
  proposed_by uuid not null references staff_account (id),
  proposed_unit uuid not null references organisation (id),
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'ended', 'kept', 'withdrawn')),
  decided_by uuid references staff_account (id),
  decided_unit uuid references organisation (id),
  decided_at timestamptz,
  grounds text check (length(grounds) between 4 and 400),
  ends_on date,
  version integer not null default 1,
  constraint care_end_decided check ((state in ('ended', 'kept')) = (decided_by is not null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (grounds is null)),
  constraint care_end_day check ((state = 'ended') = (ends_on is not null)),
  constraint care_end_other_person check (decided_by <> proposed_by),
  constraint care_end_second_try check (reason not in ('unreachable') or check_id is not null)
);
comment on table care_end is 'somebody proposes that a benefit ends and says why; another person decides with their grounds; nothing ends by itself';
create index care_end_area on care_end (area) where state = 'proposed';
create unique index care_end_open on care_end (member_id) where state = 'proposed';

create table care_notice (
  id uuid primary key,
  area text collate "C" not null references place (code),
  member_id uuid not null references care_member (id),
  end_id uuid references care_end (id),
  reason text not null,
  ends_on date not null,
  organisation_id uuid references organisation (id),
  made_at timestamptz not null,
  served_on date,
  served_how text check (served_how in ('handed', 'toFamily', 'posted', 'leftAtHome')),
  served_by uuid references staff_account (id),
  version integer not null default 1,
  constraint care_notice_served check ((served_on is null) = (served_how is null) and (served_on is null) = (served_by is null))
);
comment on table care_notice is 'the paper that tells a household that a benefit ends, why, and where they can object; and when it was served';
create index care_notice_member on care_notice (member_id);
create index care_notice_open on care_notice (area) where served_on is null;
