-- Works and performances, shown as long as their authors want it.

create table gallery_work (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('work', 'performance')),
  title text check (length(title) between 1 and 80),
  shown_as text check (length(shown_as) between 1 and 60),
  class_text text check (length(class_text) between 1 and 80),
  class_id uuid,
  made_on date,
  about text check (length(about) between 1 and 1000),
  status text not null check (status in ('submitted', 'draft', 'published', 'withdrawn', 'declined')),
  uploaded_by uuid references staff_account (id),
  published_by uuid references staff_account (id),
  published_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('author', 'house')),
  reason text check (length(reason) <= 300),
  is_minor boolean not null default false,
  consent_way text check (consent_way in ('paper', 'portal')),
  consent_on date,
  consent_text text,
  guardian_agreed boolean not null default false,
  paper_hash text,
  paper_type text,
  number text unique check (number ~ '^[0-9]{8}$'),
  mac bytea,
  name_sealed bytea,
  phone_sealed bytea,
  guardian_sealed bytea,
  at timestamptz not null,
  erased_at timestamptz,
  tries smallint not null default 0,
  tries_since timestamptz,
  version integer not null default 1,
  constraint gallery_work_published check (
    status <> 'published'
    or (published_by is not null and published_by is distinct from uploaded_by and consent_on is not null and (not is_minor or guardian_agreed))
  ),
  constraint gallery_work_ended check ((status in ('withdrawn', 'declined')) = (ended_at is not null)),
  constraint gallery_work_erased check (
    erased_at is null
    or (ended_at is not null and title is null and shown_as is null and about is null and name_sealed is null
      and phone_sealed is null and guardian_sealed is null and mac is null and paper_hash is null)
  )
);
comment on table gallery_work is 'a work or a performance under the name its author chose; public only while its consent stands; who agreed is sealed; emptied 30 days after it was withdrawn';
create index gallery_work_area on gallery_work (area, status);

create table gallery_picture (
  id uuid primary key,
  work_id uuid not null references gallery_work (id),
  area text collate "C" not null,
  nth smallint not null,
  hash text not null,
  thumb_hash text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  alt text check (length(alt) between 6 and 300),
  caption text check (length(caption) between 1 and 200),
  people text check (people in ('none', 'unrecognisable', 'agreed')),
  at timestamptz not null
);
comment on table gallery_picture is 'a picture of a work, in words too (alt); who can be recognised on it agreed, or nobody can be';
create index gallery_picture_work on gallery_picture (work_id, nth);

create table exhibition (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  title text not null check (length(title) between 2 and 80),
  about text check (length(about) between 1 and 1000),
  opens_on date not null,
  closes_on date check (closes_on >= opens_on),
  hall text check (length(hall) between 2 and 120),
  at timestamptz not null,
  version integer not null default 1
);
comment on table exhibition is 'a set of works with a name and a day of opening; public from that day on';
create index exhibition_area on exhibition (area, opens_on);

create table exhibition_work (
  exhibition_id uuid not null references exhibition (id),
  work_id uuid not null references gallery_work (id),
  area text collate "C" not null,
  nth smallint not null,
  primary key (exhibition_id, work_id)
);
comment on table exhibition_work is 'which works hang in an exhibition, in order';
create index exhibition_work_work on exhibition_work (work_id);
