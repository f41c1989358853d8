-- Whom a person entrusts with their case (product N13): to look, to add, to give the final word, until a date.

create table case_delegate (
  id uuid primary key,
  case_id uuid not null references cases (id),
  area text collate "C" not null,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_idx bytea,
  relation text not null check (relation in ('child', 'spouse', 'parent', 'grandchild', 'sibling', 'other')),
  scopes text[] not null check ('track' = any (scopes) and scopes <@ array['track', 'add', 'rate']),
  passphrase_mac bytea not null,
  given_at timestamptz not null,
  valid_until timestamptz not null,
  revoked_at timestamptz,
  version integer not null default 1,
  constraint case_delegate_term check (valid_until > given_at and valid_until <= given_at + interval '366 days'),
  constraint case_delegate_phone check ((phone_sealed is null) = (phone_idx is null)),
  constraint case_delegate_revoked check (revoked_at >= given_at)
);
comment on table case_delegate is 'whom the person entrusts with the case, for what and until when; the own passphrase only as a keyed hash, its wrong tries count on the case';
create index case_delegate_case on case_delegate (case_id) where revoked_at is null;
