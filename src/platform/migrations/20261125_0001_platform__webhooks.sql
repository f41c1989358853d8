-- Signed messages to other programs, with retry and a list of those nobody took.

create table webhook_endpoint (
  id uuid primary key,
  area text collate "C" not null,
  owner text not null check (owner <> ''),
  url text not null check (url ~ '^https?://'),
  secret_sealed bytea not null,
  paused_at timestamptz,
  changed_at timestamptz not null,
  version integer not null default 1
);
comment on table webhook_endpoint is 'where signed messages go; the secret is sealed and shown once, when it is made';

create table webhook_delivery (
  id uuid primary key,
  area text collate "C" not null,
  endpoint_id uuid not null references webhook_endpoint (id),
  topic text not null,
  ref text not null,
  body_sealed bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead')),
  tries integer not null default 0,
  fault text,
  created_at timestamptz not null,
  tried_at timestamptz,
  next_at timestamptz,
  ended_at timestamptz,
  version integer not null default 1,
  constraint webhook_delivery_once unique (endpoint_id, ref),
  constraint webhook_delivery_kept check ((state = 'sent') = (body_sealed is null))
);
comment on table webhook_delivery is 'one message to one endpoint; once taken its words are gone, a dead one keeps them sealed so that an operator can send it again';
create index webhook_delivery_newest on webhook_delivery (endpoint_id, created_at desc);
create index webhook_delivery_dead on webhook_delivery (endpoint_id) where state = 'dead';
