-- Who is on duty which day (product S1.3): every day at least one person, known before, changed only by those it concerns.
-- Why somebody is away is nobody's business here: a leave is days, no reason.

create table roster (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  month date not null check (extract(day from month) = 1),
  per_day smallint not null check (per_day between 1 and 5),
  account_ids uuid[] not null check (cardinality(account_ids) between 1 and 60),
  published_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  constraint roster_once unique (organisation_id, month)
);
comment on table roster is 'one unit''s days on duty of one month; a draft until it is published';
create index roster_area on roster (area, month);

create table roster_day (
  roster_id uuid not null references roster (id),
  area text collate "C" not null,
  day date not null,
  account_id uuid not null references staff_account (id),
  came_by text not null check (came_by in ('draft', 'hand', 'swap', 'fill')),
  primary key (roster_id, day, account_id)
);
comment on table roster_day is 'who is on duty on a day, and how it came to be';
create index roster_day_account on roster_day (account_id, day);

create table roster_leave (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  account_id uuid not null references staff_account (id),
  from_day date not null,
  to_day date not null check (to_day >= from_day and to_day < from_day + 190),
  told_at timestamptz not null,
  ended_at timestamptz,
  constraint roster_leave_once exclude using gist (account_id with =, organisation_id with =, daterange(from_day, to_day, '[]') with &&) where (ended_at is null)
);
comment on table roster_leave is 'days on which somebody cannot be on duty; no reason is asked';

create table roster_swap (
  id uuid primary key,
  roster_id uuid not null references roster (id),
  area text collate "C" not null,
  from_id uuid not null references staff_account (id),
  from_day date not null,
  to_id uuid not null references staff_account (id) check (to_id <> from_id),
  to_day date,
  status text not null check (status in ('offered', 'accepted', 'refused', 'withdrawn')),
  offered_at timestamptz not null,
  answered_at timestamptz,
  version integer not null default 1,
  constraint roster_swap_answered check ((status = 'offered') = (answered_at is null))
);
comment on table roster_swap is 'a day offered to somebody, for one of theirs or for nothing; it moves when they agree';
create unique index roster_swap_once on roster_swap (roster_id, from_id, from_day) where status = 'offered';

create table roster_note (
  id uuid primary key,
  roster_id uuid not null references roster (id),
  area text collate "C" not null,
  day date not null,
  account_id uuid not null references staff_account (id),
  text text not null check (length(text) between 2 and 2000),
  made_at timestamptz not null,
  at timestamptz not null
);
comment on table roster_note is 'append-only: what happened on a day on duty, in the words of who was there (值班记录)';
create index roster_note_day on roster_note (roster_id, day);
