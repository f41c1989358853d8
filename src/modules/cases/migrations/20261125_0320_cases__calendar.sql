-- A personal calendar of what is due: an address with a secret in it, revocable.

create table case_calendar_token (
  id uuid primary key,
  account_id uuid not null references staff_account (id),
  area text collate "C" not null,
  key_hash bytea not null unique,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  constraint case_calendar_token_order check (revoked_at is null or issued_at <= revoked_at)
);
comment on table case_calendar_token is 'the secret in a person''s calendar address, as a keyed hash only; a new one ends the one before';
create unique index case_calendar_token_one_open on case_calendar_token (account_id) where revoked_at is null;
