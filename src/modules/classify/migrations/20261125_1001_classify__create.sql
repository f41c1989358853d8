-- What the house suggests, and from what it learned: the categories, examples that came without a case, one model, and how often
-- people chose what was suggested. What was learned from cases stays with the cases: nothing of them is copied.

create table category_term (
  area text collate "C" not null,
  level1 text not null check (level1 <> ''),
  level2 text not null default '',
  level3 text not null default '',
  place integer not null,
  primary key (level1, level2, level3)
);
comment on table category_term is 'the categories of this jurisdiction in three levels, as imported by an administrator; a whole list replaces the one before';

create table category_example (
  id uuid primary key,
  area text collate "C" not null,
  source text not null check (source <> ''),
  number text not null check (number <> ''),
  category text not null check (category <> ''),
  title text not null,
  body text not null,
  at timestamptz not null,
  constraint category_example_once unique (source, number),
  constraint category_example_says check (title <> '' or body <> '')
);
comment on table category_example is 'texts with the category people gave them, from before this system; who wrote them is not kept';
create index category_example_category on category_example (category, id);

create table category_model (
  area text collate "C" primary key,
  basis text not null,
  examples integer not null check (examples > 0),
  counts jsonb not null,
  head bytea not null,
  weights bytea not null,
  learned_at timestamptz not null,
  version integer not null default 1
);
comment on table category_model is 'what was learned last, and the mark of the examples it was learned from: when the mark is the same there is nothing to learn';

create table category_judgement (
  case_id uuid primary key references cases (id),
  area text collate "C" not null,
  suggested text not null,
  chosen text not null,
  at timestamptz not null
);
comment on table category_judgement is 'what was suggested for a case and what a person chose; nothing of who chose';
create index category_judgement_area on category_judgement (area);
