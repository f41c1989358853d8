-- Organisations of the new kind may be asked to hold something too.
alter table activity_requirement drop constraint activity_requirement_unit_kind_check;
alter table activity_requirement add constraint activity_requirement_unit_kind_check
  check (unit_kind in ('party', 'government', 'department', 'committee', 'company', 'team', 'mass'));
