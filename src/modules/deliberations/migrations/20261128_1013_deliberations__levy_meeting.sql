-- 一事一议 agreed to by a villagers' meeting itself, not only door by door.

alter table levy add column vote_id uuid references deliberation_vote (id);
create unique index levy_vote on levy (vote_id);
comment on column levy.vote_id is 'the vote of a villagers'' meeting that agreed to it; null where it was agreed to door by door';
