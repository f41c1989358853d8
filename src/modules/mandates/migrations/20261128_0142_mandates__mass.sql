-- A mass organisation may lead an item too.
alter table mandate_item drop constraint mandate_item_lead_kind_check;
alter table mandate_item add constraint mandate_item_lead_kind_check
  check (lead_kind in ('party', 'government', 'department', 'committee', 'company', 'team', 'mass'));
