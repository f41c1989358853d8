-- What goes along with the cases (product N15): duties that are open, days on duty to come, what lies in the unit's stores, and what who leaves
-- writes down: keys, seals, promises.
create table handover_thing (
  id uuid primary key,
  area text collate "C" not null references place (code),
  handover_id uuid not null references handover (id),
  kind text not null check (kind in ('duty', 'day', 'stock', 'own')),
  ref text not null check (length(ref) between 1 and 120),
  says text[] not null check (cardinality(says) = 2),
  decision text check (decision in ('taken', 'stays')),
  constraint handover_thing_once unique (handover_id, kind, ref)
);
comment on table handover_thing is 'what goes along with the cases of a sheet, as it was when it was drawn; a day on duty goes over with the second signature';
