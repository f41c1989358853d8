-- 权责清单: what a village, a township or a department has to do, by which law, and who leads where it only assists.
-- One list is a line of editions; an edition that was published is not changed any more, another one takes its place from a day on.

create table mandate_list (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid references organisation (id),
  unit_kind text check (unit_kind in ('village', 'community', 'township', 'subdistrict')),
  line text not null,
  edition integer not null check (edition > 0),
  name text not null check (name <> ''),
  source text not null check (source <> ''),
  status text not null default 'draft' check (status in ('draft', 'published')),
  valid_from date not null,
  valid_to date,
  drafted_by uuid references staff_account (id),
  written_by uuid[] not null default '{}',
  published_by uuid references staff_account (id),
  published_at timestamptz,
  version integer not null default 1,
  constraint mandate_list_is_for_one check ((organisation_id is null) <> (unit_kind is null)),
  constraint mandate_list_line check (line = coalesce(organisation_id::text, unit_kind || '@' || area)),
  constraint mandate_list_edition_once unique (line, edition),
  constraint mandate_list_valid check (valid_to is null or valid_from < valid_to),
  constraint mandate_list_published check ((status = 'published') = (published_at is not null) and (published_at is null) = (published_by is null)),
  constraint mandate_list_two_people check (published_by is null or not published_by = any (written_by)),
  constraint mandate_list_one_holds exclude using gist (line with =, daterange(valid_from, valid_to) with &&) where (status = 'published')
);
comment on table mandate_list is 'editions of duty lists, of one organisation or of a kind of unit at a place and below it; only one edition of a line holds on a day';
create unique index mandate_list_one_draft on mandate_list (line) where status = 'draft';
create index mandate_list_area on mandate_list (area, id);

create table mandate_item (
  id uuid primary key,
  list_id uuid not null references mandate_list (id),
  area text collate "C" not null references place (code),
  code text not null check (code ~ '^[A-Z]{1,3}-[0-9]{3}$'),
  title text not null check (title <> ''),
  description text check (description <> ''),
  duty text not null check (duty in ('basic', 'assist', 'takenBack')),
  basis text not null check (basis <> ''),
  lead_kind text check (lead_kind in ('party', 'government', 'department', 'committee', 'company', 'team')),
  lead_name text check (lead_name <> ''),
  lead_organisation_id uuid references organisation (id),
  words text[] not null default '{}',
  how text check (how <> ''),
  constraint mandate_item_code_once unique (list_id, code),
  constraint mandate_item_has_lead check (duty = 'basic' or lead_name is not null)
);
comment on table mandate_item is 'the lines of a duty list; they change with the version of their list, and only while it is a draft';
