-- Why something was suggested stays with what was suggested, so that the person and the officer can be told afterwards (个人信息保护法 24), and who wants
-- nothing suggested for their case has a row that says so.
alter table category_judgement add column grounds jsonb;
comment on table category_judgement is 'what was suggested for a case and on what grounds (words of its text, how sure, learned from how many, units), and what a person chose; nothing of who chose';
call baodao.lock('category_judgement');

create table category_refusal (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  at timestamptz not null
);
comment on table category_refusal is 'the person asked that nothing be suggested for their case; it is learned from no more';
call baodao.lock('category_refusal');
