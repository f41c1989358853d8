-- Each unit that issues in a village has a register of its own: its numbers follow one another, and no other unit’s look the same.

create table proof_unit (
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  nth smallint not null check (nth between 1 and 23),
  primary key (area, organisation_id),
  unique (area, nth)
);
comment on table proof_unit is 'the units that issue in a village in the order in which they began: the mark before their numbers';
insert into proof_unit (area, organisation_id, nth)
select area, organisation_id, row_number() over (partition by area order by first, organisation_id)
from (
  select left(area, 12) as area, organisation_id, min(signed_at) as first from proof_certificate group by 1, 2
) as issuing;

alter table proof_serial add column organisation_id uuid references organisation (id);
update proof_serial s set organisation_id = u.organisation_id from proof_unit u where u.area = s.area and u.nth = 1;
-- A number was only ever counted together with its certificate: where there is none, nothing was numbered.
delete from proof_serial where organisation_id is null;
alter table proof_serial alter column organisation_id set not null;
alter table proof_serial drop constraint proof_serial_pkey, add primary key (area, organisation_id, year);
comment on table proof_serial is 'the last number of the register of an issuing unit in a village and a year';
