-- A village's own sums by day, matter and unit were nearly as many as its cases: they are added from the exact ones. What is exact is found by day.
delete from case_tally where length(area) >= 12 and grain in ('day', 'matter', 'unit');
drop index case_tally_below;
create index case_tally_exact on case_tally (measure, day, area) include (state, kind, category, unit, n) where grain = 'exact';
-- What once ran over its time and was not closed at an end: counted for ends that are past.
create index cases_ran_over on cases (area, closed_at) include (overdue_at, received_at) where overdue_at is not null and sealed_at is null;
