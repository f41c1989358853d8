-- 检举控告 (信访工作条例 30): nothing in clear text but which organ has it, where it stands, and when. What was said, of whom and by
-- whom is sealed by a key of its own; the number is drawn by lot, for a serial would tell how many there are.

create table accusation (
  id uuid primary key,
  number text not null unique,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  status text not null check (status in ('received', 'accepted', 'transferred', 'closed')),
  received_at timestamptz not null,
  since timestamptz not null,
  opened_at timestamptz,
  replied_at timestamptz,
  closed_at timestamptz,
  body_sealed bytea not null,
  accused_sealed bytea not null,
  reporter_sealed bytea not null,
  passphrase_mac text not null,
  tries integer not null default 0,
  tries_since timestamptz,
  version integer not null default 1,
  constraint accusation_area_not_below_county check (length(area) <= 6),
  constraint accusation_closed_at check ((status = 'closed') = (closed_at is not null))
);
comment on table accusation is 'an accusation; area and organisation_id are the discipline organ''s that alone may open it, since is when it came there';
create index accusation_organ on accusation (organisation_id, received_at);

create table accusation_file (
  id uuid primary key,
  accusation_id uuid not null references accusation (id),
  area text collate "C" not null,
  n integer not null,
  name_sealed bytea not null,
  content_sealed bytea not null,
  constraint accusation_file_n unique (accusation_id, n)
);
comment on table accusation_file is 'evidence, sealed whole: it lies nowhere among the files of the house';

create table accusation_word (
  id uuid primary key,
  accusation_id uuid not null references accusation (id),
  area text collate "C" not null,
  kind text not null check (kind in ('reply', 'transfer', 'close')),
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  text_sealed bytea not null
);
comment on table accusation_word is 'what a discipline organ wrote: replies are for the reporter, reasons for discipline organs';
create index accusation_word_of on accusation_word (accusation_id, at);

create table accusation_opening (
  id uuid primary key,
  accusation_id uuid not null references accusation (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  purpose text not null check (purpose in ('examine', 'handle', 'transfer', 'reply', 'supervise')),
  at timestamptz not null
);
comment on table accusation_opening is 'append-only: who opened an accusation, when and for what';
create index accusation_opening_of on accusation_opening (accusation_id, at);
