-- What residents chose to make public, how to reach those who must listen, and the monthly figures.

create table case_position (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  lat double precision not null check (lat between -90 and 90),
  long double precision not null check (long between -180 and 180),
  datum text not null check (datum in ('wgs84', 'gcj02', 'bd09')),
  given_lat double precision not null,
  given_long double precision not null
);
comment on table case_position is 'append-only: where the person said it is, in WGS-84, and as it was given; never public as such';

create table publication (
  case_id uuid primary key references cases (id),
  area text collate "C" not null references place (code) check (length(area) <= 12),
  title text not null check (title <> ''),
  reply_n integer,
  reply text check (reply <> ''),
  lat numeric(5, 2),
  long numeric(6, 2),
  published_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  constraint publication_reply check ((reply_n is null) = (reply is null)),
  constraint publication_position check ((lat is null) = (long is null))
);
comment on table publication is 'cases their own people made public, exactly as they saw it in the preview; a withdrawn one is deleted; positions are rounded to about a kilometre by their type';
create index publication_area on publication (area, published_at desc);

create table reception_point (
  organisation_id uuid primary key references organisation (id),
  area text collate "C" not null references place (code),
  address text not null check (address <> ''),
  phone text not null check (phone <> ''),
  hours text not null check (hours <> ''),
  note text,
  changed_at timestamptz not null,
  version integer not null default 1
);
comment on table reception_point is 'where and when one is received, and how to ask what became of it (信访工作条例 18)';
create index reception_point_area on reception_point (area);

create table statistics_run (
  id uuid primary key,
  area text collate "C" not null references place (code),
  month date not null check (extract(day from month) = 1),
  made_at timestamptz not null,
  constraint statistics_run_once unique (area, month)
);
comment on table statistics_run is 'append-only: the figures of a month as they were published; a correction is a note beside them';

create table statistics_cell (
  run_id uuid not null references statistics_run (id),
  area text collate "C" not null,
  by text not null check (by in ('total', 'kind', 'category', 'unit', 'place')),
  position integer not null,
  key text not null,
  words_zh text not null,
  words_en text not null,
  received integer check (received >= 5),
  in_time integer check (in_time >= 5),
  solved integer check (solved >= 5),
  explained integer check (explained >= 5),
  overdue integer check (overdue >= 5),
  suspended integer check (suspended >= 5),
  primary key (run_id, by, key)
);
comment on table statistics_cell is 'append-only: one row of a published table; what is withheld is not kept either, and nothing below five can be';

create table statistics_note (
  id uuid primary key,
  run_id uuid not null references statistics_run (id),
  area text collate "C" not null,
  text text not null check (text <> ''),
  account_id uuid not null references staff_account (id),
  at timestamptz not null
);
comment on table statistics_note is 'append-only: what was found wrong in published figures, and when';
create index statistics_note_run on statistics_note (run_id, at);
