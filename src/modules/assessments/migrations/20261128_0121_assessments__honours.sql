create table honour_call (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('goodNeighbour', 'moralModel', 'goodDaughterInLaw', 'goodMotherInLaw', 'goodDeed')),
  name text not null check (length(name) between 2 and 80),
  about text not null check (length(about) between 2 and 1000),
  year smallint not null check (year between 2000 and 2100),
  places smallint not null check (places between 1 and 50),
  nominate_from date not null,
  nominate_to date not null,
  vote_from date not null,
  vote_to date not null,
  publicity_days smallint not null default 5 check (publicity_days between 1 and 60),
  status text not null check (status in ('nominating', 'voting', 'publicity', 'awarded', 'cancelled')),
  public_from date,
  public_to date,
  tie_reason text check (length(tie_reason) between 2 and 500),
  awarded_at timestamptz,
  cancel_reason text check (length(cancel_reason) between 2 and 500),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  version integer not null default 1,
  constraint honour_call_windows check (nominate_from <= nominate_to and nominate_to < vote_from and vote_from <= vote_to),
  constraint honour_call_public check ((public_from is null) = (public_to is null) and (status not in ('publicity', 'awarded') or public_from is not null)),
  constraint honour_call_awarded check ((status = 'awarded') = (awarded_at is not null)),
  constraint honour_call_cancelled check ((status = 'cancelled') = (cancel_reason is not null))
);
comment on table honour_call is 'a call for honours at a place: when people are nominated, when there is a vote, how many at most are honoured; there are no points';
create index honour_call_area on honour_call (area);

create table honour_nominee (
  id uuid primary key,
  call_id uuid not null references honour_call (id),
  area text collate "C" not null,
  name_sealed bytea,
  deeds_sealed bytea,
  contact_sealed bytea,
  by_sealed bytea,
  way text not null check (way in ('portal', 'staff')),
  status text not null check (status in ('nominated', 'consented', 'declined', 'withdrawn', 'honoured', 'notHonoured')),
  consent_way text check (consent_way in ('inPerson', 'paper', 'phone')),
  consent_on date,
  consent_by uuid references staff_account (id),
  code_index bytea unique,
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  media_type text,
  photo_ok boolean not null default false,
  at timestamptz not null,
  answered_at timestamptz,
  version integer not null default 1,
  constraint honour_nominee_consent check (
    status not in ('consented', 'honoured', 'notHonoured') or (consent_way is not null and consent_on is not null and consent_by is not null)
  ),
  constraint honour_nominee_known check (status in ('declined', 'withdrawn') or (name_sealed is not null and deeds_sealed is not null)),
  constraint honour_nominee_photo check ((hash is null) = (media_type is null) and (hash is null or photo_ok))
);
comment on table honour_nominee is 'somebody nominated for an honour and what they did: sealed, public only by their own word; who declines or takes it back is emptied';
create index honour_nominee_call on honour_nominee (call_id);

create table honour_code (
  id uuid primary key,
  call_id uuid not null references honour_call (id),
  area text collate "C" not null,
  code_index bytea not null unique,
  used boolean not null default false
);
comment on table honour_code is 'a code that gives one vote: handed out once to each person, kept as a keyed hash, without whose it is or when it was used';
create index honour_code_call on honour_code (call_id);

create table honour_ballot (
  id uuid primary key,
  call_id uuid not null references honour_call (id),
  area text collate "C" not null,
  nominee_id uuid not null references honour_nominee (id)
);
comment on table honour_ballot is 'append-only: one vote for one nominee, under a random id, without code, person or time: nobody can say whose it is';
create index honour_ballot_call on honour_ballot (call_id);
