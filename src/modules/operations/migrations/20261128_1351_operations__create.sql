create table upkeep (
  id uuid primary key,
  area text collate "C" not null,
  what text not null check (what in ('backup', 'drill')),
  asked_by uuid references staff_account (id),
  began_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('whole', 'failed')),
  report jsonb,
  constraint upkeep_ended check ((ended_at is null) = (outcome is null))
);
comment on table upkeep is 'every backup and every restore drill: when, who asked (nobody: the house itself, at night), what came of it; figures only';
create unique index upkeep_one_at_a_time on upkeep (what) where ended_at is null;
create index upkeep_newest on upkeep (what, began_at desc);
