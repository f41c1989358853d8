-- What a provisional number of a phone has become: whoever brings a paper with such a number finds the record by it.

create table phone_number (
  id uuid primary key,
  area text collate "C" not null references place (code),
  provisional text not null check (provisional ~ '^临[0-9]{4}-[0-9]{3,6}$'),
  account_id uuid not null references staff_account (id),
  made_at timestamptz not null,
  arrived_at timestamptz not null,
  settled boolean not null default false,
  number text check (length(number) between 1 and 60),
  constraint phone_number_settled check (settled or number is null)
);
comment on table phone_number is 'a number that a phone gave before its record was here, and the real number it has become; no words of the record';
create index phone_number_of on phone_number (provisional);
create index phone_number_area on phone_number (area);
create index phone_number_open on phone_number (id) where not settled;
