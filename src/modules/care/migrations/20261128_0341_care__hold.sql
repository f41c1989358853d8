create table care_hold (
  source uuid primary key,
  area text collate "C" not null,
  household_id uuid not null references household (id),
  at timestamptz not null,
  lifted_at timestamptz
);
comment on table care_hold is 'no benefit of this household is ended against its will while this stands (retaliation, domain §12.12); says nothing of who reported what';
create index care_hold_household on care_hold (household_id) where lifted_at is null;
