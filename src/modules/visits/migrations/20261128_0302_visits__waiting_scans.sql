-- A filled sheet may come back as a scan before anybody has typed the visit in: it waits for it.
create table visit_waiting_scan (
  slip text not null references visit_slip (number),
  area text collate "C" not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  thumb_hash text check (thumb_hash ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  kind text not null,
  name text not null check (length(name) between 1 and 120),
  at timestamptz not null,
  primary key (slip, hash)
);
comment on table visit_waiting_scan is 'the scan of a filled sheet whose visit is not typed in yet; it goes to the visit with it, and after a year without one it is deleted';
