-- What adopts a charter is the vote of a villagers' meeting; numbers by hand only where that meeting was not held in the house, and marked so.

alter table norm_charter
  add column vote_id uuid references deliberation_vote (id),
  add column by_hand text check (length(by_hand) between 4 and 300),
  add column written_at timestamptz;
update norm_charter set written_at = at;
update norm_charter set by_hand = '登记时只写了数字,会议不在系统里' where held_on is not null;
alter table norm_charter
  alter column written_at set not null,
  add constraint norm_charter_adopted check ((held_on is null) = (vote_id is null and by_hand is null) and (vote_id is null or by_hand is null));
create unique index norm_charter_vote on norm_charter (vote_id) where status <> 'dropped';
comment on column norm_charter.vote_id is 'the vote of a villagers'' meeting that adopted it';
comment on column norm_charter.by_hand is 'why the meeting is not in the house, where its numbers were entered by hand';
comment on column norm_charter.written_at is 'when its clauses were last changed: after the meeting means that the village vouches for the text';
