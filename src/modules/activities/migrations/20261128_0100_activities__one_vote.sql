-- A member whose Party relation stays in another branch (流动党员) has no vote here until it is moved.

alter table activity_member add column away_from text check (length(away_from) between 1 and 120);
alter table activity_member add constraint activity_member_away check (away_from is null or standing = 'inflow');
comment on column activity_member.away_from is 'the branch in which this member has the vote, as long as the relation stays there: one member, one branch';
