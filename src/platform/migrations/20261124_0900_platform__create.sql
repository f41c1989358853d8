-- What every module stands on: answered commands, the journal with its chain, the daily roots, stored files.

create table command (
  id uuid primary key,
  fingerprint bytea not null,
  answer bytea,
  at timestamptz not null
);
comment on table command is 'one row per writing request, so that a repeated one gets the first answer; answers are encrypted, kept 30 days';
create index command_at on command (at);

create table journal (
  id bigint generated always as identity primary key,
  subject_kind text not null,
  subject_id uuid not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  area text collate "C" not null,
  verb text not null,
  actor_kind text not null check (actor_kind in ('staff', 'receipt', 'visitor', 'system')),
  actor_id uuid,
  actor_role text,
  actor_organisation_id uuid,
  shows text not null check (shows in ('public', 'resident', 'staff')),
  data jsonb not null,
  salt bytea not null,
  digest bytea not null,
  hash bytea not null,
  constraint journal_subject_seq unique (subject_kind, subject_id, seq)
);
comment on table journal is 'append-only: every act, chained per subject; digest covers salt and data, hash covers everything and the previous hash';
create index journal_area_at on journal (area, at);

create table journal_head (
  subject_kind text not null,
  subject_id uuid not null,
  seq integer not null,
  hash bytea not null,
  primary key (subject_kind, subject_id)
);
comment on table journal_head is 'the last link of every chain, so that a chain cut at its end is noticed';

create table journal_root (
  day date primary key,
  root bytea not null,
  chains integer not null,
  sealed_at timestamptz not null
);
comment on table journal_root is 'append-only: one hash a day over all chains that grew, chained to the day before; printed on receipts and bulletins';

create table journal_root_head (
  day date not null references journal_root (day),
  subject_kind text not null,
  subject_id uuid not null,
  seq integer not null,
  hash bytea not null,
  primary key (day, subject_kind, subject_id)
);
comment on table journal_root_head is 'append-only: which link of which chain a daily root covers';
create index journal_root_head_subject on journal_root_head (subject_kind, subject_id, seq);
