-- A list somebody looks at every morning, kept under a name of their own: the question, never its answer.

create table case_view (
  id uuid primary key,
  account_id uuid not null references staff_account (id),
  area text collate "C" not null,
  name text not null check (name <> '' and length(name) <= 40),
  filter jsonb not null check (jsonb_typeof(filter) = 'object'),
  created_at timestamptz not null,
  constraint case_view_name unique (account_id, name)
);
comment on table case_view is 'saved views of the queue, each its owner''s alone: the filter as it stands in the address';
comment on table case_origin is 'keyed hashes of the network addresses from which units worked on a case: the person''s word does not come from there; dropped when the person has confirmed or rated, or after 90 days';
