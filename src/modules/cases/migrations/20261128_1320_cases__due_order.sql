-- A queue that shows everything begins with what ends first: walked in this order, a page costs what a page shows.
create index cases_due on cases (due_at, id);
