-- What stands on a seat is its mark; "label" is what no table of this house has about anybody (people.safeguards.store.test.ts).
alter table room_seat rename column label to mark;
