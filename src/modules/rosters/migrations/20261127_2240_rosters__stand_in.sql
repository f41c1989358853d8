-- Whoever is away is stood in for by somebody who agrees (product S1.3): asked by the fair rule, one at a time, until one says yes.
alter table roster_swap add column is_stand_in boolean not null default false;
alter table roster_swap add constraint roster_swap_stand_in check (not is_stand_in or to_day is null);
create unique index roster_swap_asked_once on roster_swap (roster_id, from_day) where status = 'offered' and is_stand_in;
comment on table roster_swap is 'a day offered to somebody, for one of theirs or for nothing, or a free day that somebody is asked to stand in for; it moves when they agree';
