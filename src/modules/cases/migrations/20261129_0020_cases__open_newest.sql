-- What is over, or soon due, newest first for a whole city: walked among what has an end, a fortieth of all there is.
create index cases_dated_newest on cases (received_at desc, id desc) where due_at is not null and sealed_at is null;
