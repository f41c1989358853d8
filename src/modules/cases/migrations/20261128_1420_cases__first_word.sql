-- A rate of a month that is over must not change because a case was done again later: the first word counts, and the first stars, each on its day.
alter table cases add column stars_on date;
update cases set stars_on = said_on where said_stars is not null;
alter table cases add constraint cases_stars_day check ((said_stars is null) = (stars_on is null));
