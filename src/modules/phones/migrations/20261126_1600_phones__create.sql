-- The telephones of the field: each with the key of what is kept on it, the files that arrive before their records, and the tray.

create table phone (
  id uuid primary key,
  area text collate "C" not null references place (code),
  account_id uuid not null references staff_account (id),
  name text not null check (length(name) between 1 and 60),
  key_sealed bytea not null,
  registered_at timestamptz not null,
  last_seen_at timestamptz not null,
  session_id uuid,
  revoked_at timestamptz,
  revoked_by uuid references staff_account (id),
  revoked_why text check (length(revoked_why) between 2 and 200),
  version integer not null default 1,
  constraint phone_seen check (last_seen_at >= registered_at),
  constraint phone_revoked check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_why is null))
);
comment on table phone is 'one account on one telephone: the key under which its store is sealed, and whether it was told to let go; session_id is the sign-in it was last seen with';
create index phone_account on phone (account_id);
create index phone_area on phone (area);
create index phone_let_go on phone (session_id) where revoked_at is not null;

create table tray_record (
  id uuid primary key,
  area text collate "C" not null references place (code),
  place_closed boolean not null,
  account_id uuid not null references staff_account (id),
  phone_id uuid references phone (id),
  why text not null check (length(why) between 2 and 60),
  content_sealed bytea not null,
  made_at timestamptz not null,
  offered_at timestamptz not null,
  state text not null check (state in ('waiting', 'taken', 'aside')),
  decided_at timestamptz,
  decided_by uuid references staff_account (id),
  reason text check (length(reason) between 2 and 500),
  version integer not null default 1,
  constraint tray_record_decided check ((state = 'waiting') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint tray_record_aside check (state <> 'aside' or reason is not null)
);
comment on table tray_record is 'a record from a phone that fits nowhere any more (grid redrawn, household merged, post ended, phone let go), sealed; area is the nearest place that still exists, place_closed says that it is not the one meant';
create index tray_record_area on tray_record (area, state);
create index tray_record_account on tray_record (account_id);

create table phone_file (
  id uuid primary key,
  area text collate "C" not null references place (code),
  account_id uuid not null references staff_account (id),
  what text not null check (what in ('photo', 'sound', 'signature', 'paper')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('photo', 'audio', 'document')),
  media_type text not null,
  bytes integer not null check (bytes > 0),
  width integer check (width > 0),
  height integer check (height > 0),
  sent_sha256 text not null check (sent_sha256 ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 120),
  at timestamptz not null,
  used_by uuid,
  used_at timestamptz,
  tray_id uuid references tray_record (id),
  holder_id uuid references staff_account (id),
  constraint phone_file_used check ((used_by is null) = (used_at is null)),
  constraint phone_file_held check (holder_id is null or tray_id is not null)
);
comment on table phone_file is 'a file a phone sent before its record, under the id the phone gave it; used_by is the record; unused ones are removed after 30 days, those of the tray never';
create index phone_file_unused on phone_file (at) where used_by is null and tray_id is null;
create index phone_file_hash on phone_file (hash);
create index phone_file_account on phone_file (account_id);
create index phone_file_tray on phone_file (tray_id);
