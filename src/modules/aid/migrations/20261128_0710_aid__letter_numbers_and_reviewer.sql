-- A letter's number is given once, however many are written at the same moment; what was objected to can be passed to a named other person.
create table aid_letter_serial (
  organisation_id uuid not null references organisation (id),
  year integer not null,
  area text collate "C" not null,
  last integer not null check (last > 0),
  version integer not null default 1,
  primary key (organisation_id, year)
);
comment on table aid_letter_serial is 'the last number a unit gave a written notice in a year';
insert into aid_letter_serial (organisation_id, year, area, last)
  select l.organisation_id, extract(year from l.at at time zone 'Asia/Shanghai')::integer, o.area, count(*)
  from aid_letter l join organisation o on o.id = l.organisation_id
  group by 1, 2, 3;

-- Of two that got the same number the later one, which may have been served already, keeps it with a mark.
update aid_letter l set number = l.number || '之' || d.nth
  from (select id, row_number() over (partition by organisation_id, number order by at, id) as nth from aid_letter) d
  where d.id = l.id and d.nth > 1;
create unique index aid_letter_number on aid_letter (organisation_id, number);

alter table aid_application
  add column review_by uuid references staff_account (id);
comment on column aid_application.review_by is 'who was last named to review what was objected to, because who decided may not: they see it';
create index aid_application_reviewer on aid_application (review_by) where review_by is not null;

alter table aid_statement drop constraint aid_statement_kind_check;
alter table aid_statement add constraint aid_statement_kind_check
  check (kind in ('check', 'draft', 'deliberation', 'visit', 'decision', 'sendBack', 'change', 'second', 'reassess', 'review', 'passReview'));
