-- The sums of cases took two thirds of what a case takes: their words become numbers, told once, and what is exact lies by itself in the order in which it is read.
create table case_tally_what (id smallint primary key, measure text not null, state text not null, unique (measure, state));
comment on table case_tally_what is 'what a sum counts, by the number that stands in it';
create table case_tally_matter (id integer primary key, kind text not null, category text not null, unique (kind, category));
comment on table case_tally_matter is 'the kind and the category a sum is of, by the number that stands in it';
create table case_tally_unit (id integer primary key, unit uuid not null unique);
comment on table case_tally_unit is 'the unit a sum is of, by the number that stands in it';
insert into case_tally_what (id, measure, state)
  select row_number() over (order by measure, state), measure, state from (select distinct measure, state from case_tally where grain = 'exact') s;
insert into case_tally_matter (id, kind, category)
  select row_number() over (order by kind, category), kind, category from (select distinct kind, category from case_tally where grain = 'exact') s;
insert into case_tally_unit (id, unit)
  select row_number() over (order by unit), unit from (select distinct unit from case_tally where grain = 'exact') s;

drop index case_tally_exact;
-- In this order a row takes 56 bytes.
create table case_tally_exact (
  day date not null,
  matter integer not null,
  unit integer not null,
  n integer not null,
  what smallint not null,
  area text collate "C" not null,
  primary key (what, day, area, matter, unit)
);
comment on table case_tally_exact is 'how many cases count as what, by day, place, matter and unit; a sealed case counts nowhere';
insert into case_tally_exact (what, day, area, matter, unit, n)
  select w.id, t.day, t.area, m.id, u.id, t.n
  from case_tally t join case_tally_what w using (measure, state) join case_tally_matter m using (kind, category) join case_tally_unit u on u.unit = t.unit
  where t.grain = 'exact' and t.n <> 0 order by 1, 2, 3, 4, 5;

drop table case_tally;
create table case_tally (
  day date not null,
  matter integer not null,
  unit integer not null,
  n integer not null,
  grain smallint not null constraint case_tally_grain check (grain between 1 and 4),
  what smallint not null,
  area text collate "C" not null,
  primary key (grain, area, what, day, matter, unit)
) with (fillfactor = 90);
comment on table case_tally is 'sums of the exact ones, for a place and all above it: 1 by day, 2 by month, 3 by month and matter, 4 by month and unit';
insert into case_tally (grain, area, what, day, matter, unit, n)
  select g.grain, left(d.area, g.digits) as area, d.what, case g.grain when 1 then d.day else date_trunc('month', d.day)::date end as day,
    case g.grain when 3 then d.matter else 0 end as matter, case g.grain when 4 then d.unit else 0 end as unit, sum(d.n)
  from case_tally_exact d
    join (values (1, 4), (1, 6), (2, 4), (2, 6), (2, 9), (2, 12), (3, 4), (3, 6), (3, 9), (4, 9)) g (grain, digits)
      on g.digits <= length(d.area) or g.grain = 4
  group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6;
