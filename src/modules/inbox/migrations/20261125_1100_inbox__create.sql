-- What reached us and is not yet a case: e-mail, messages to the group assistant, and what was ticked in a pasted group chat.

create table inbox_draft (
  id uuid primary key,
  area text collate "C" not null references place (code),
  channel text not null check (channel in ('email', 'wechatGroup')),
  source text not null check (source in ('mail', 'chat', 'wecom')),
  external_id text not null,
  received_at timestamptz not null,
  status text not null default 'new' check (status in ('new', 'registered', 'joined', 'dismissed')),
  automatic boolean not null default false,
  sender_idx bytea,
  sender_sealed bytea,
  name_sealed bytea,
  title_sealed bytea not null,
  text_sealed bytea not null,
  rest_sealed bytea,
  refused_sealed bytea,
  hint_case_id uuid references cases (id),
  hint text check (hint in ('otherSender', 'unproven', 'ended')),
  case_id uuid references cases (id),
  decided_by uuid references staff_account (id),
  decided_at timestamptz,
  reason text,
  version integer not null default 1,
  constraint inbox_draft_once unique (source, external_id),
  constraint inbox_draft_case check ((status in ('registered', 'joined')) = (case_id is not null)),
  constraint inbox_draft_reason check ((status = 'dismissed') = (reason is not null)),
  constraint inbox_draft_decided check ((status = 'new') = (decided_at is null)),
  constraint inbox_draft_hint check ((hint is null) = (hint_case_id is null))
);
comment on table inbox_draft is 'what reached us and waits for a duty officer; sender and words are sealed, external_id is a keyed hash of the message''s own id, rest is quoted history and signature';
create index inbox_draft_waiting on inbox_draft (area, received_at desc) where status = 'new';
create index inbox_draft_area on inbox_draft (area, status, received_at desc);
create index inbox_draft_sender on inbox_draft (sender_idx) where sender_idx is not null;
create index inbox_draft_of_case on inbox_draft (case_id) where case_id is not null;

create table inbox_file (
  id uuid primary key,
  draft_id uuid not null references inbox_draft (id),
  area text collate "C" not null,
  name text not null,
  hash text not null,
  kind text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  thumb_hash text
);
comment on table inbox_file is 'append-only: what came along with a draft and passed the checks; the files lie by their hash';
create index inbox_file_draft on inbox_file (draft_id);

create table inbox_contact (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  address_sealed bytea not null,
  address_idx bytea not null,
  lang text not null check (lang in ('zh', 'en'))
);
comment on table inbox_contact is 'the e-mail address a case was registered with: notices go there, and only a reply from there joins the case';
create index inbox_contact_idx on inbox_contact (address_idx);

create table inbox_mail (
  id uuid primary key,
  area text collate "C" not null,
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('acknowledgement', 'replied')),
  ref text not null,
  message_idx text not null unique,
  words_sealed bytea,
  queued_at timestamptz not null,
  tries integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  fault text,
  constraint inbox_mail_once unique (case_id, kind, ref),
  constraint inbox_mail_one_end check (sent_at is null or failed_at is null),
  constraint inbox_mail_words_until_end check ((words_sealed is null) = (sent_at is not null or failed_at is not null))
);
comment on table inbox_mail is 'e-mail on its way out; its words (a passphrase may be among them) are kept only until it is sent or given up';

create table inbox_paste (
  hash text primary key,
  area text collate "C" not null references place (code),
  at timestamptz not null,
  account_id uuid not null references staff_account (id),
  registered integer not null default 0
);
comment on table inbox_paste is 'a keyed hash of a pasted chat somebody decided on: the same paste proposes nothing again; no word or name of it is kept';

create table inbox_call (
  id text primary key,
  area text collate "C" not null,
  at timestamptz not null
);
comment on table inbox_call is 'signatures of callbacks that were carried out within the last minutes: a replay is refused';
