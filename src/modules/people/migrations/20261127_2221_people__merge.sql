-- A household that was recorded twice, or moved in with another, is one from then on: what still names the old one finds the other.
alter table household add column merged_into uuid references household (id),
  add constraint household_merged_elsewhere check (merged_into <> id);
create index household_merged on household (merged_into) where merged_into is not null;
