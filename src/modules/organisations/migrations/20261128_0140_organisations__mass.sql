-- Youth League, union and women's federation stand beside the Party organisation of a site (product S2.1).
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check
  check (kind in ('party', 'government', 'department', 'committee', 'company', 'team', 'mass'));
