-- What a household says and nobody answers goes to the next one responsible: the village first, then the township, then the county.
alter table visit_correction
  add column level text not null default 'village' check (level in ('village', 'township', 'county')),
  add column climbed_at timestamptz,
  add constraint visit_correction_climbed check ((level = 'village') = (climbed_at is null));
comment on column visit_correction.level is 'who is to answer now; each level has a week, then the one above is told';
create index visit_correction_late on visit_correction (level, at) where outcome is null;
