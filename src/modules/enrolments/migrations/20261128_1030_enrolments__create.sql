-- How people come by a seat in a class (domain §9, product S4.2): enrolled from home without an account, by telephone, at the counter or on paper; first come, or
-- a draw whose seed was committed to before (decision 0027); a line whose offers end and pass on. Names and telephones are sealed.

create table enrolment_class (
  class_id uuid primary key references learning_class (id),
  area text collate "C" not null,
  last_arrival integer not null default 0 check (last_arrival >= 0),
  offer_hours smallint not null default 48 check (offer_hours between 12 and 240),
  kept_until timestamptz not null,
  swap_until date not null,
  priorities jsonb not null default '[]' check (jsonb_array_length(priorities) <= 3),
  kept_released_at timestamptz,
  version integer not null default 1
);
comment on table enrolment_class is 'what enrolling adds to a class: the order of arrival, until when seats are kept for telephone and counter, how long an offer stands, until when a class is changed for another, whose lots are drawn first';
comment on column enrolment_class.last_arrival is 'whoever counts it up holds the class for the rest of the transaction: seats are given in this order';

create table enrolment_draw (
  class_id uuid primary key references enrolment_class (class_id),
  area text collate "C" not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  seed_sealed bytea not null,
  published_at timestamptz not null,
  published_by uuid not null references staff_account (id),
  public_source text not null check (length(public_source) between 4 and 120),
  public_day date not null,
  list text,
  list_hash text check (list_hash ~ '^[0-9a-f]{64}$'),
  closed_at timestamptz,
  public_number text check (public_number ~ '^[0-9]{3,40}$'),
  entered_by uuid references staff_account (id),
  entered_at timestamptz,
  seed text check (seed ~ '^[0-9a-f]{64}$'),
  seats smallint check (seats >= 0),
  kept smallint check (kept >= 0),
  result text,
  witness_id uuid references staff_account (id),
  drawn_at timestamptz,
  version integer not null default 1,
  constraint enrolment_draw_list check (num_nonnulls(list, list_hash, closed_at) in (0, 3)),
  constraint enrolment_draw_number check (num_nonnulls(public_number, entered_by, entered_at) in (0, 3) and (public_number is null or list is not null)),
  constraint enrolment_draw_drawn check (num_nonnulls(seed, seats, kept, result, witness_id, drawn_at) in (0, 6) and (seed is null or public_number is not null)),
  constraint enrolment_draw_two check (witness_id <> entered_by)
);
comment on table enrolment_draw is 'the public draw of a class: the seed''s hash before the list closes, the list and its hash before the public number, the number, then seed and result in one act by two people; once';
comment on column enrolment_draw.list is 'opaque numbers, tiers and ways, one a line: no name, nothing a name could be found by';

create table enrolment (
  id uuid primary key,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  class_id uuid not null references enrolment_class (class_id),
  area text collate "C" not null,
  arrival integer not null check (arrival > 0),
  place integer not null check (place > 0),
  way text not null check (way in ('portal', 'phone', 'counter', 'paper')),
  status text not null check (status in ('applied', 'waiting', 'offered', 'confirmed', 'lapsed', 'withdrawn', 'passedOn')),
  lot text check (lot ~ '^[0-9]{6}$'),
  claims jsonb not null default '[]' check (jsonb_array_length(claims) <= 3),
  name_sealed bytea,
  phone_sealed bytea,
  kin_sealed bytea,
  birth_year smallint check (birth_year between 1880 and 2200),
  agreed_on date,
  who_index bytea,
  same_index bytea,
  mac bytea,
  tries smallint not null default 0,
  tries_since timestamptz,
  learner_id uuid references learning_learner (id),
  swap_from uuid references enrolment (id),
  account_id uuid references staff_account (id),
  at timestamptz not null,
  offered_at timestamptz,
  expires_at timestamptz,
  told_at timestamptz,
  told_by uuid references staff_account (id),
  ended_at timestamptz,
  reason text check (length(reason) between 2 and 200),
  erased_at timestamptz,
  version integer not null default 1,
  constraint enrolment_arrival unique (class_id, arrival),
  constraint enrolment_lot unique (class_id, lot),
  constraint enrolment_offer check (status <> 'offered' or (offered_at is not null and expires_at is not null)),
  constraint enrolment_seated check (status <> 'confirmed' or learner_id is not null or erased_at is not null),
  constraint enrolment_ended check ((status in ('lapsed', 'withdrawn', 'passedOn')) = (ended_at is not null)),
  constraint enrolment_told check ((told_at is null) = (told_by is null)),
  constraint enrolment_erased check (
    (name_sealed is null) = (erased_at is not null)
    and (erased_at is null or num_nonnulls(phone_sealed, kin_sealed, birth_year, who_index, same_index, mac, learner_id) = 0)
  )
);
comment on table enrolment is 'somebody wants a seat in a class, and how far that is; number and passphrase are on their slip, lot is what is published of them in a draw';
comment on column enrolment.place is 'in the line: the order of arrival, or after a draw the order drawn';
comment on column enrolment.who_index is 'name and telephone, keyed: one person has one place in a class, whoever types them';
comment on column enrolment.same_index is 'name and year of birth, keyed: the desk is shown who may have come twice with two telephones; nobody is refused for it';
create unique index enrolment_once on enrolment (class_id, who_index) where status in ('applied', 'waiting', 'offered', 'confirmed');
create index enrolment_who on enrolment (who_index) where status in ('applied', 'waiting', 'offered', 'confirmed');
create index enrolment_line on enrolment (class_id, status, place);
create index enrolment_area on enrolment (area);
create index enrolment_runs on enrolment (expires_at) where status = 'offered';
