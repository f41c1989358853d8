-- What an organisation says of the parts its people play (五随, 五员, 六者 …). The texts are its own: the product brings none along (product S2.6).

create table structure_role_text (
  organisation_id uuid not null references organisation (id),
  title text not null check (length(title) between 2 and 20),
  nth integer not null check (nth > 0),
  area text collate "C" not null references place (code),
  body text check (length(body) between 2 and 3000),
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  primary key (organisation_id, title, nth)
);
comment on table structure_role_text is 'append-only: a role text of an organisation, edition by edition; the last one holds, and one without a body takes it down';
