-- What a case counts as is a function of its own row: what came of the first contact and what the person said last stand there too.
alter table cases add column response text check (response in ('met', 'missed'));
alter table cases add column responded_on date;
alter table cases add column said_solved boolean;
alter table cases add column said_stars integer check (said_stars between 1 and 5);
alter table cases add column said_on date;
alter table cases add constraint cases_response_day check ((response is null) = (responded_on is null));

create table case_tally (
  grain text not null check (grain in ('day', 'month', 'matter', 'unit', 'exact')),
  area text collate "C" not null,
  measure text not null,
  day date not null,
  state text not null,
  kind text not null,
  category text not null,
  unit uuid not null,
  n bigint not null,
  primary key (grain, area, measure, day, state, kind, category, unit)
);
comment on table case_tally is 'how many cases count as what: five sums over the same changes, for a place and all above it; a sealed case counts nowhere';
create index case_tally_empty on case_tally (grain, area) where n = 0;
create index case_tally_below on case_tally (grain, day, area);

create table case_tally_delta (
  id bigint generated always as identity primary key,
  area text collate "C" not null,
  measure text not null,
  day date not null,
  state text not null,
  kind text not null,
  category text not null,
  unit uuid not null,
  n integer not null
);
comment on table case_tally_delta is 'changes not yet added to case_tally: written with the act itself, folded by a job; a count is both together';
create index case_tally_delta_area on case_tally_delta (area, day);

-- Cases from before: what their limits and ratings say.
update cases c set response = k.state, responded_on = (k.ended_at at time zone 'Asia/Shanghai')::date
  from (select distinct on (case_id) case_id, state, ended_at from case_clock
        where purpose = 'contact' and state in ('met', 'missed') order by case_id, ended_at, id) k
  where k.case_id = c.id;
update cases c set said_solved = r.solved, said_stars = r.stars, said_on = (r.at at time zone 'Asia/Shanghai')::date
  from case_rating r where r.case_id = c.id;
insert into case_tally_delta (area, measure, day, state, kind, category, unit, n)
  select c.area, x.measure, x.day, x.state, c.kind, coalesce(c.category, ''), coalesce(c.handler_organisation_id, c.desk_organisation_id), count(*)
  from cases c cross join lateral (values
    ('received', (c.received_at at time zone 'Asia/Shanghai')::date, coalesce(c.outcome, c.status)),
    ('channel', (c.received_at at time zone 'Asia/Shanghai')::date, c.channel),
    ('route', (c.received_at at time zone 'Asia/Shanghai')::date,
      case when c.handler_organisation_id is not null then 'dispatched' when c.replied_at is not null then 'direct' end),
    ('closed', (c.closed_at at time zone 'Asia/Shanghai')::date, c.outcome),
    ('overdue', (c.received_at at time zone 'Asia/Shanghai')::date,
      case when c.overdue_at is not null then case when c.closed_at is null then 'open' else 'ended' end end),
    ('redone', (c.received_at at time zone 'Asia/Shanghai')::date, case when c.redo_count > 0 then least(c.redo_count, 3)::text end),
    ('returned', (c.received_at at time zone 'Asia/Shanghai')::date, case when c.bounces > 0 then c.bounces::text end),
    ('response', c.responded_on, c.response),
    ('solved', c.said_on, case c.said_solved when true then 'yes' when false then 'no' end),
    ('stars', c.said_on, c.said_stars::text)
  ) x (measure, day, state)
  where c.sealed_at is null and x.day is not null and x.state is not null
  group by 1, 2, 3, 4, 5, 6, 7;
