-- Reading rooms: what stands on the shelves, what is out, who waits for it. Nothing is kept of who borrowed what once it came back.

create table reading_room (
  id uuid primary key,
  area text collate "C" not null references place (code),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 2 and 60),
  address text not null check (length(address) between 2 and 200),
  hours text not null check (length(hours) between 2 and 200),
  phone text not null check (length(phone) between 3 and 60),
  at timestamptz not null,
  version integer not null default 1
);
comment on table reading_room is 'a room where people read and borrow books; what stands here is public';
create unique index reading_room_name on reading_room (area, name);

create table reading_room_rule (
  id uuid primary key,
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  valid_from date not null,
  loan_days smallint not null check (loan_days between 1 and 365),
  renew_days smallint not null check (renew_days between 1 and 365),
  renewals smallint not null check (renewals between 0 and 12),
  most_loans smallint not null check (most_loans between 1 and 50),
  most_reservations smallint not null check (most_reservations between 1 and 20),
  pickup_days smallint not null check (pickup_days between 1 and 60),
  account_id uuid references staff_account (id),
  at timestamptz not null
);
comment on table reading_room_rule is 'append-only: how long one keeps a book in a room, from a day on';
create unique index reading_room_rule_day on reading_room_rule (room_id, valid_from);

create table book (
  id uuid primary key,
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  isbn text check (isbn ~ '^97[89][0-9]{10}$'),
  title text not null check (length(title) between 1 and 200),
  authors text check (length(authors) between 1 and 200),
  publisher text check (length(publisher) between 1 and 100),
  year smallint check (year between 1000 and 2200),
  class text not null check (class ~ '^[A-Z]$'),
  for_children boolean not null,
  search tsvector not null,
  at timestamptz not null,
  version integer not null default 1
);
comment on table book is 'a title of a reading room, with its ISBN if it has one; facts of the book only';
create unique index book_isbn on book (room_id, isbn) where isbn is not null;
create index book_search on book using gin (search);
create index book_room on book (room_id, class);

create table book_copy (
  id uuid primary key,
  book_id uuid not null references book (id),
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  number text not null check (number ~ '^[0-9A-Z-]{3,20}$'),
  shelf text not null check (length(shelf) between 1 and 30),
  state text not null check (state in ('here', 'repair', 'missing', 'withdrawn')),
  seen_on date,
  version integer not null default 1
);
comment on table book_copy is 'one copy with its own number and shelf mark; whether it is lent is in book_loan';
create unique index book_copy_number on book_copy (room_id, number);
create index book_copy_book on book_copy (book_id);

create table book_reader (
  id uuid primary key,
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  mac bytea not null,
  name_sealed bytea not null,
  phone_sealed bytea not null,
  phone_idx bytea not null,
  is_child boolean not null,
  joined_on date not null,
  last_on date not null,
  tries smallint not null default 0,
  tries_since timestamptz
);
comment on table book_reader is 'somebody who borrows: a name and a telephone, a child’s is the guardian’s; both sealed; the row is deleted on their word, or a year after the last loan';
create index book_reader_phone on book_reader (room_id, phone_idx);

create table book_loan (
  id uuid primary key,
  copy_id uuid not null unique references book_copy (id),
  book_id uuid not null references book (id),
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  reader_id uuid not null references book_reader (id),
  lent_on date not null,
  due_on date not null check (due_on >= lent_on),
  renewals smallint not null default 0,
  reminded_on date,
  version integer not null default 1
);
comment on table book_loan is 'what is out now; the row is deleted when the book comes back: who had it is known nowhere afterwards';
create index book_loan_reader on book_loan (reader_id);
create index book_loan_room on book_loan (room_id, due_on);

create table book_reservation (
  id uuid primary key,
  book_id uuid not null references book (id),
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  number text not null unique check (number ~ '^[0-9]{8}$'),
  mac bytea,
  reader_id uuid references book_reader (id),
  name_sealed bytea,
  phone_sealed bytea,
  phone_idx bytea,
  is_child boolean not null,
  state text not null check (state in ('waiting', 'ready', 'lapsed')),
  copy_id uuid unique references book_copy (id),
  ready_until date,
  told_on date,
  at timestamptz not null,
  ended_on date,
  tries smallint not null default 0,
  tries_since timestamptz,
  constraint book_reservation_ready check ((state = 'ready') = (copy_id is not null and ready_until is not null)),
  constraint book_reservation_ended check (
    (state = 'lapsed') = (ended_on is not null)
    and (state <> 'lapsed' or (name_sealed is null and phone_sealed is null and phone_idx is null and reader_id is null))
  )
);
comment on table book_reservation is 'who waits for a title, in the order they asked; deleted when fetched or cancelled, emptied when the time to fetch it is over';
create index book_reservation_book on book_reservation (book_id, at);

create table book_month (
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  class text not null,
  is_child boolean not null,
  lent integer not null default 0,
  primary key (room_id, month, class, is_child)
);
comment on table book_month is 'how many books were lent in a month by class, to grown-ups and to children; nobody’s';

create table book_stocktake (
  id uuid primary key,
  room_id uuid not null references reading_room (id),
  area text collate "C" not null,
  shelf text not null check (length(shelf) between 1 and 30),
  account_id uuid not null references staff_account (id),
  made_at timestamptz not null,
  expected integer not null,
  found integer not null,
  missing text[] not null,
  misplaced text[] not null,
  unknown text[] not null,
  at timestamptz not null
);
comment on table book_stocktake is 'append-only: a shelf looked through: which copies were not there, which belong elsewhere, which codes nobody knows';
create index book_stocktake_room on book_stocktake (room_id, at desc);
