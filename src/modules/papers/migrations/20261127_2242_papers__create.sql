-- The paper twin of a form: a sheet is printed with a code, filled in by hand, and its scan goes back to the record it was printed for.

create table paper_sheet (
  id uuid primary key,
  area text collate "C" not null references place (code),
  code text not null unique check (code ~ '^ZD-[0-9A-F]{12}$'),
  kind text not null check (kind ~ '^[a-z][A-Za-z]{2,30}$'),
  subject text not null check (length(subject) between 1 and 80),
  title text not null check (length(title) between 1 and 200),
  printed_by uuid not null references staff_account (id),
  at timestamptz not null,
  constraint paper_sheet_once unique (kind, subject)
);
comment on table paper_sheet is 'append-only: a form printed for a record of some module; printed again it has the same code';
create index paper_sheet_area on paper_sheet (area);

create table paper_scan (
  id uuid primary key,
  sheet_id uuid not null references paper_sheet (id),
  area text collate "C" not null,
  hash text not null,
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  bytes bigint not null,
  given_by uuid not null references staff_account (id),
  at timestamptz not null,
  constraint paper_scan_once unique (sheet_id, hash)
);
comment on table paper_scan is 'append-only: a filled sheet that came back as a picture or a scan';
