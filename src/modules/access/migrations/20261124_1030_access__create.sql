-- Staff accounts with their dated posts, and what better-auth keeps about signing in. Column names are better-auth's own in
-- snake case; the columns after the blank line of a table are ours.

create table staff_account (
  id uuid primary key,
  username text collate "C" not null unique check (username ~ '^[a-z0-9][a-z0-9._-]{1,29}$'),
  name text not null check (name <> ''),
  email text not null unique,
  email_verified boolean not null default true,
  image text,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,

  area text collate "C" not null references place (code),
  phone_sealed bytea,
  disabled_at timestamptz,
  temporary_until timestamptz,
  version integer not null default 1
);
comment on table staff_account is 'who may sign in; area decides which administrator sees it; temporary_until: the password was given by an administrator and must be changed before then';
create index staff_account_area on staff_account (area, username);

create table post (
  id uuid primary key,
  account_id uuid not null references staff_account (id),
  role text not null,
  organisation_id uuid not null references organisation (id),
  area text collate "C" not null references place (code),
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  constraint post_dates check (valid_to is null or valid_from <= valid_to),
  constraint post_once exclude using gist (
    account_id with =, role with =, organisation_id with =, area with =, daterange(valid_from, valid_to) with &&)
);
comment on table post is 'in which capacity an account acts, from day to day (half-open); ended posts stay, because the journal refers to them';
create index post_account on post (account_id);
create index post_organisation on post (organisation_id);
create index post_role on post (role, area);

create table staff_session (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references staff_account (id) on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,

  post_id uuid references post (id) on delete set null,
  started_at timestamptz,
  seen_at timestamptz
);
comment on table staff_session is 'who is signed in, in which post; not valid before started_at is set: only our own sign-in sets it, after every check';
create index staff_session_user on staff_session (user_id);

create table staff_credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references staff_account (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint staff_credential_once unique (provider_id, account_id)
);
comment on table staff_credential is 'how an account proves itself: a password hash (scrypt), or its identity at the single sign-on';
create index staff_credential_user on staff_credential (user_id);

create table staff_second_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null unique references staff_account (id) on delete cascade,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
comment on table staff_second_factor is 'TOTP secrets and spare codes, encrypted by better-auth under our derived secret';

create table staff_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table staff_verification is 'steps of a sign-in under way (second factor, single sign-on)';
create index staff_verification_identifier on staff_verification (identifier);

create table auth_rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
comment on table auth_rate_limit is 'better-auth counts requests here, so that several processes agree';

create table sign_in_guard (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_guard is 'failed sign-ins by keyed hash of login or address, whether or not the account exists; swept daily';
