-- A unit that was merged says into which: what came before is found there, and a number that ends with it names where it goes on.
alter table organisation add column successor_id uuid references organisation (id);
alter table organisation add constraint organisation_succeeded_when_closed
  check (successor_id is null or (valid_to is not null and successor_id <> id));
