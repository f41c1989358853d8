-- Where organs disagree, their common superior says whose it is (信访工作条例 24): given as designated, and not to be objected to.
alter table petition drop constraint petition_given_as_check;
alter table petition add constraint petition_given_as_check check (given_as in ('transferred', 'assigned', 'designated'));
