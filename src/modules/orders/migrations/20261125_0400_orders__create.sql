-- 点单–派单–接单–评单: which services a place has and who provides them, and what an order adds to its case.

create table order_service (
  id uuid primary key,
  area text collate "C" not null references place (code),
  service text not null check (service in ('heating', 'water', 'power', 'gas', 'lift', 'locks', 'drains', 'cleaning', 'repair')),
  note text,
  version integer not null default 1,
  constraint order_service_once unique (area, service)
);
comment on table order_service is 'the catalogue: what people of a place can order; the narrowest place that names a service holds';

create table order_provider (
  service_id uuid not null references order_service (id) on delete cascade,
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  rank integer not null check (rank between 1 and 9),
  phone text not null check (phone <> ''),
  primary key (service_id, organisation_id),
  constraint order_provider_rank unique (service_id, rank)
);
comment on table order_provider is 'who is asked for a service, in order; phone is that of the desk, never of a person';

create table service_order (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  service text check (service in ('heating', 'water', 'power', 'gas', 'lift', 'locks', 'drains', 'cleaning', 'repair')),
  wanted_day date,
  wanted_part text not null default 'any' check (wanted_part in ('any', 'morning', 'afternoon', 'evening')),
  taker_organisation_id uuid references organisation (id),
  taker_id uuid references staff_account (id),
  coming text,
  visit_from timestamptz,
  visit_to timestamptz,
  arrived_at timestamptz,
  fee_cents integer check (fee_cents > 0),
  fee_note text,
  fee_state text check (fee_state in ('stated', 'agreed', 'refused')),
  fee_agreed_via text check (fee_agreed_via in ('resident', 'firstReceiver')),
  fee_at timestamptz,
  stepped_in_at timestamptz,
  version integer not null default 1,
  constraint service_order_visit check ((visit_from is null) = (visit_to is null) and visit_from < visit_to),
  constraint service_order_taker check ((taker_organisation_id is null) = (coming is null)),
  constraint service_order_fee check ((fee_cents is null) = (fee_note is null) and (fee_cents is null) = (fee_state is null) and (fee_cents is null) = (fee_at is null)),
  constraint service_order_agreed check ((fee_state is not distinct from 'agreed') = (fee_agreed_via is not null))
);
comment on table service_order is 'what an order adds to its case: the service, when it suits, who comes and when, and what was agreed to be paid';
