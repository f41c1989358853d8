-- What shares a common word is found from the newest on, and not by looking at all that has it; so are the newest of a topic.
create index topic_mark_newest on topic_mark (left(area, 6), day desc);
drop index topic_mark_topic;
create index topic_mark_topic on topic_mark (topic_id, day desc, case_id desc) where topic_id is not null;

-- How large a topic is says how hot it can be at most: of very many only those are counted that may be among the hottest.
alter table topic
  add column cases integer not null default 0,
  add column first_day date not null default '2000-01-01',
  add column last_day date not null default '2000-01-01';
update topic t set cases = m.n, first_day = m.first, last_day = m.last
  from (select topic_id, count(*) as n, min(day) as first, max(day) as last from topic_mark group by topic_id) m
  where m.topic_id = t.id;
alter table topic alter column cases drop default, alter column first_day drop default, alter column last_day drop default;
