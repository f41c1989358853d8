-- Ballots cast in the house (docs/decisions/0022). Who voted and what was voted are two tables without a common key, and neither has a moment: no row
-- of a secret vote says when it came, and both tables are written anew in a random order when the vote is counted.

create table deliberation_open_ballot (
  vote_id uuid not null references deliberation_vote (id),
  deputy_id uuid not null references deliberation_deputy (id),
  area text collate "C" not null,
  choice text not null check (choice in ('yes', 'no', 'abstain')),
  primary key (vote_id, deputy_id)
);
comment on table deliberation_open_ballot is 'append-only: an open ballot, with its voter, as the meeting heard it; one each';

create table deliberation_turnout (
  vote_id uuid not null references deliberation_vote (id),
  deputy_id uuid not null references deliberation_deputy (id),
  area text collate "C" not null,
  primary key (vote_id, deputy_id)
);
comment on table deliberation_turnout is 'who drew a slip for a secret vote: that they voted, never what; one slip each';

create table deliberation_slip (
  code_hash bytea primary key,
  vote_id uuid not null references deliberation_vote (id),
  area text collate "C" not null,
  is_used boolean not null default false
);
comment on table deliberation_slip is 'numbers on folded slips of paper that are drawn from a box: nobody knows who drew which; kept as keyed hashes and deleted when the vote is counted';
create index deliberation_slip_vote on deliberation_slip (vote_id);

create table deliberation_ballot (
  id uuid primary key,
  vote_id uuid not null references deliberation_vote (id),
  area text collate "C" not null,
  choice text not null check (choice in ('yes', 'no', 'abstain', 'blank'))
);
comment on table deliberation_ballot is 'a secret ballot: a random id and a choice, and nothing else';
create index deliberation_ballot_vote on deliberation_ballot (vote_id);
