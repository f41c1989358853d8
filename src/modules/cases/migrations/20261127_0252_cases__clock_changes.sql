-- A limit's proof names what moved it and who did (product N12), and what the nightly recount found is kept, not only logged.
create table case_clock_change (
  id uuid primary key,
  area text collate "C" not null references place (code),
  clock_id uuid not null references case_clock (id),
  case_id uuid not null references cases (id),
  at timestamptz not null,
  amount integer not null check (amount <> 0),
  source text not null check (source <> ''),
  account_id uuid references staff_account (id),
  organisation_id uuid references organisation (id)
);
comment on table case_clock_change is 'append-only: each time a running limit was lengthened (an extension, days of a hearing) or shortened again, by how many of its units, by which clause and by whom';
create index case_clock_change_clock on case_clock_change (clock_id);

create table case_recount (
  at timestamptz primary key,
  area text collate "C" not null,
  counted integer not null check (counted >= 0),
  drifted integer not null check (drifted between 0 and counted)
);
comment on table case_recount is 'append-only: every nightly recount of all running limits; an empty area means everywhere';

create table case_clock_drift (
  clock_id uuid primary key references case_clock (id),
  area text collate "C" not null references place (code),
  case_id uuid not null references cases (id),
  kept timestamptz not null,
  counted timestamptz not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  settled_at timestamptz
);
comment on table case_clock_drift is 'a running limit that the recount found other than its rule makes it: what is kept, what the rule gives, since when; settled once the two agree again or the limit has ended';
create index case_clock_drift_open on case_clock_drift (area) where settled_at is null;
