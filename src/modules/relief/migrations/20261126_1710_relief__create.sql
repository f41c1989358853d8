-- 救助物资和资金台账 (domain §5.6; 社会救助暂行办法 5: 专项管理、分账核算、专款专用). Double entry, append-only. What a program could get wrong
-- is held here: every line chains to the one before it on the same account and batch, so no balance can be other than the sum of its
-- lines, and no stock can be negative, however many write at once; the lines of an entry run to zero.

create table relief_rule (
  area text collate "C" not null,
  valid_from date not null,
  papers_days integer not null check (papers_days between 1 and 90),
  papers_unit text not null check (papers_unit in ('wd', 'd')),
  papers text[] not null check (papers <@ array['application', 'identity', 'survey', 'decision', 'receipt'] and cardinality(papers) > 0),
  cash_max_cents bigint not null check (cash_max_cents >= 0),
  notice_days integer not null check (notice_days between 1 and 366),
  source text not null check (length(source) between 2 and 200),
  version integer not null default 1,
  primary key (area, valid_from)
);
comment on table relief_rule is 'what is decided locally: when the papers of an emergency are due and which, how much may be handed out in cash, how long a notice hangs; the narrowest place, then the newest, holds; an empty area means everywhere';
insert into relief_rule (area, valid_from, papers_days, papers_unit, papers, cash_max_cents, notice_days, source) values
  ('', '2020-01-01', 5, 'wd', array['application', 'identity', 'survey', 'decision'], 100000, 7, '默认值,可由本地规定替换(补手续期限参照邹平市:5个工作日)');

create table relief_serial (
  area text collate "C" not null references place (code),
  year integer not null,
  last integer not null check (last > 0),
  version integer not null default 1,
  primary key (area, year)
);
comment on table relief_serial is 'the last batch number given at a place in a year; taken in the transaction of the receipt';

create table relief_account (
  id uuid primary key,
  area text collate "C" not null references place (code),
  kind text not null check (kind in ('source', 'stock', 'household', 'discrepancy')),
  organisation_id uuid references organisation (id),
  name text check (length(name) between 1 and 60),
  household_id uuid references household (id),
  stock_id uuid references relief_account (id),
  source text check (source in ('fiscal', 'donation', 'partner')),
  version integer not null default 1,
  constraint relief_account_kind unique (id, kind),
  constraint relief_account_of check (
    (kind = 'stock') = (organisation_id is not null) and (kind = 'stock') = (name is not null)
    and (kind = 'household') = (household_id is not null) and (kind = 'discrepancy') = (stock_id is not null)
    and (kind = 'source') = (source is not null)),
  constraint relief_account_store unique (organisation_id, area, name),
  constraint relief_account_household unique (household_id),
  constraint relief_account_discrepancy unique (stock_id),
  constraint relief_account_source unique (area, source)
);
comment on table relief_account is 'where goods and money come from and go to: a source, a store of a unit, a household, and for each store what its counts did not find';
create index relief_account_area on relief_account (area, kind);

create table relief_batch (
  id uuid primary key,
  area text collate "C" not null references place (code),
  number text not null unique,
  kind text not null check (kind in ('goods', 'money')),
  source text not null check (source in ('fiscal', 'donation', 'partner')),
  donor text not null check (length(donor) between 1 and 80),
  is_donor_shown boolean not null,
  item text not null check (length(item) between 1 and 40),
  unit text not null check (length(unit) between 1 and 10),
  unit_cents bigint not null check (unit_cents >= 0),
  purpose text not null check (purpose in ('any', 'emergency', 'livelihood', 'medical', 'education', 'disaster', 'winter', 'festival', 'housing', 'elderly')),
  decision text check (length(decision) between 2 and 120),
  received_on date not null,
  received_by uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null,
  constraint relief_batch_purpose unique (id, purpose),
  constraint relief_batch_money check (kind = 'goods' or unit_cents = 1)
);
comment on table relief_batch is 'append-only: one delivery from one source of one item for one purpose; a thing is counted in its unit, money in cents';
create index relief_batch_area on relief_batch (area, received_on);

create table relief_grant (
  id uuid primary key,
  area text collate "C" not null references place (code),
  household_id uuid not null references household (id),
  purpose text not null check (purpose in ('emergency', 'livelihood', 'medical', 'education', 'disaster', 'winter', 'festival', 'housing', 'elderly')),
  reason text not null check (length(reason) between 2 and 200),
  decision text check (length(decision) between 2 and 120),
  is_kin boolean not null,
  approver_id uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  approved_at timestamptz not null,
  status text not null check (status in ('open', 'handed', 'reversed', 'cancelled')),
  handed_on date,
  papers_due date,
  papers_wanted text[],
  ended_reason text check (length(ended_reason) between 2 and 200),
  version integer not null default 1,
  constraint relief_grant_purpose unique (id, purpose),
  constraint relief_grant_approver unique (id, approver_id),
  constraint relief_grant_handed check ((status in ('handed', 'reversed')) = (handed_on is not null)),
  constraint relief_grant_papers check ((papers_due is null) = (papers_wanted is null) and (papers_due is null or handed_on is not null)),
  constraint relief_grant_emergency check (purpose <> 'emergency' or handed_on is null or papers_due is not null),
  -- 急难 pays first: everything else has its decision before anything is handed out.
  constraint relief_grant_decided check (purpose = 'emergency' or decision is not null),
  constraint relief_grant_ended check ((status in ('reversed', 'cancelled')) = (ended_reason is not null))
);
comment on table relief_grant is 'what somebody approved for a household: the purpose, the decision it rests on, whether kin of a cadre (最低生活保障审核确认办法 11, 20)';
create index relief_grant_area on relief_grant (area, status, approved_at);
create index relief_grant_household on relief_grant (household_id);
create index relief_grant_due on relief_grant (papers_due) where papers_due is not null;

create table relief_grant_line (
  grant_id uuid not null references relief_grant (id),
  batch_id uuid not null references relief_batch (id),
  area text collate "C" not null,
  quantity bigint not null check (quantity > 0),
  purpose text not null,
  batch_purpose text not null,
  primary key (grant_id, batch_id),
  foreign key (grant_id, purpose) references relief_grant (id, purpose),
  foreign key (batch_id, batch_purpose) references relief_batch (id, purpose),
  -- 专款专用: what came for one purpose goes nowhere else.
  constraint relief_grant_line_earmarked check (batch_purpose in ('any', purpose))
);
comment on table relief_grant_line is 'append-only: how much of which batch a household is to get';
create index relief_grant_line_batch on relief_grant_line (batch_id);

create table relief_handout (
  id uuid primary key,
  area text collate "C" not null references place (code),
  grant_id uuid not null unique,
  household_id uuid not null references household (id),
  stock_id uuid not null references relief_account (id),
  approver_id uuid not null,
  handed_by uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  witness_id uuid references staff_account (id),
  witness text not null check (length(witness) between 1 and 60),
  witness2_id uuid references staff_account (id),
  witness2 text check (length(witness2) between 1 and 60),
  channel text not null check (channel in ('goods', 'bankCard', 'voucher', 'cash')),
  voucher text check (length(voucher) between 1 and 40),
  receiver_id uuid references person (id),
  receiver text not null check (length(receiver) between 1 and 60),
  receiver_why text check (length(receiver_why) between 2 and 100),
  proof text not null check (proof in ('signature', 'fingerprint', 'photo')),
  files text[] not null,
  has_photo_consent boolean not null,
  made_at timestamptz not null,
  day date not null,
  arrived_at timestamptz not null,
  foreign key (grant_id, approver_id) references relief_grant (id, approver_id),
  constraint relief_handout_hands check (handed_by <> approver_id and witness_id <> handed_by and witness_id <> approver_id
    and witness2_id <> handed_by and witness2_id <> approver_id and witness2_id <> witness_id),
  constraint relief_handout_witness2 check (witness2_id is null or witness2 is not null),
  constraint relief_handout_cash check (channel <> 'cash' or witness2 is not null),
  constraint relief_handout_voucher check ((channel = 'voucher') = (voucher is not null)),
  constraint relief_handout_receiver check ((receiver_id is null) = (receiver_why is not null)),
  constraint relief_handout_proof check (proof = 'signature' or cardinality(files) > 0),
  constraint relief_handout_photo check (proof <> 'photo' or has_photo_consent)
);
comment on table relief_handout is 'append-only: who gave what was approved to whom, before whose eyes, and how it was received';
create index relief_handout_area on relief_handout (area, day);
create index relief_handout_household on relief_handout (household_id);

create table relief_signature (
  handout_id uuid primary key references relief_handout (id),
  area text collate "C" not null,
  strokes_sealed bytea not null
);
comment on table relief_signature is 'the strokes with which a hand-out was signed for, sealed; apart from it, for a new key seals them anew';

create table relief_count (
  id uuid primary key,
  area text collate "C" not null references place (code),
  stock_id uuid not null references relief_account (id),
  batch_id uuid not null references relief_batch (id),
  expected bigint not null check (expected >= 0),
  counted bigint not null check (counted >= 0),
  day date not null,
  counted_by uuid not null references staff_account (id),
  organisation_id uuid not null references organisation (id),
  witness text not null check (length(witness) between 1 and 60),
  at timestamptz not null,
  status text not null check (status in ('even', 'open', 'explained')),
  finding text check (finding in ('miscounted', 'loss')),
  explanation text check (length(explanation) between 4 and 400),
  explained_by uuid references staff_account (id),
  explained_at timestamptz,
  version integer not null default 1,
  constraint relief_count_even check ((status = 'even') = (expected = counted)),
  constraint relief_count_explained check ((status = 'explained') = (finding is not null) and (finding is null) = (explanation is null)
    and (finding is null) = (explained_by is null) and (finding is null) = (explained_at is null)),
  constraint relief_count_other_eyes check (explained_by <> counted_by)
);
comment on table relief_count is 'a store counted: a difference stays open until somebody else explains it';
create index relief_count_area on relief_count (area, day);
create index relief_count_open on relief_count (stock_id, batch_id) where status = 'open';

create table relief_entry (
  id uuid primary key,
  area text collate "C" not null references place (code),
  batch_id uuid not null references relief_batch (id),
  kind text not null check (kind in ('receipt', 'move', 'handout', 'count', 'reversal')),
  lines smallint not null check (lines between 2 and 4),
  closing bigint not null check (closing = 0),
  day date not null,
  reason text check (length(reason) between 2 and 200),
  handout_id uuid references relief_handout (id),
  count_id uuid references relief_count (id),
  reverses uuid unique references relief_entry (id),
  made_by uuid references staff_account (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  constraint relief_entry_whole unique (id, lines, batch_id),
  constraint relief_entry_handout check ((kind = 'handout') = (handout_id is not null)),
  constraint relief_entry_count check ((kind = 'count') = (count_id is not null)),
  constraint relief_entry_reversal check ((kind = 'reversal') = (reverses is not null) and (kind <> 'reversal' or reason is not null))
);
comment on table relief_entry is 'append-only: one movement of one batch; what was wrong is undone by a reversal, never changed';
create index relief_entry_batch on relief_entry (batch_id, at);
create index relief_entry_area on relief_entry (area, day);
create index relief_entry_handout on relief_entry (handout_id);

create table relief_line (
  entry_id uuid not null,
  no smallint not null,
  lines smallint not null,
  batch_id uuid not null,
  account_id uuid not null,
  account_kind text not null,
  area text collate "C" not null references place (code),
  amount bigint not null check (amount <> 0),
  seq integer not null check (seq >= 1),
  seq_before integer generated always as (nullif(seq - 1, 0)) stored,
  before bigint not null,
  after bigint not null,
  no_before smallint generated always as (nullif(no - 1, 0)) stored,
  running_before bigint not null,
  running bigint not null,
  primary key (entry_id, no),
  constraint relief_line_entry foreign key (entry_id, lines, batch_id) references relief_entry (id, lines, batch_id),
  constraint relief_line_account foreign key (account_id, account_kind) references relief_account (id, kind),
  constraint relief_line_no check (no between 1 and lines),
  constraint relief_line_sum check (after = before + amount and running = running_before + amount),
  constraint relief_line_first check ((seq > 1 or before = 0) and (no > 1 or running_before = 0)),
  constraint relief_line_once unique (account_id, batch_id, seq),
  constraint relief_line_balance unique (account_id, batch_id, seq, after),
  constraint relief_line_chain foreign key (account_id, batch_id, seq_before, before) references relief_line (account_id, batch_id, seq, after),
  constraint relief_line_running unique (entry_id, no, running),
  constraint relief_line_run foreign key (entry_id, no_before, running_before) references relief_line (entry_id, no, running),
  constraint relief_line_stock check (account_kind not in ('stock', 'household') or after >= 0),
  constraint relief_line_source check (account_kind <> 'source' or after <= 0)
);
comment on table relief_line is 'append-only: one side of a movement, with the balance of its account before and after it';
create index relief_line_batch on relief_line (batch_id, account_id, seq);
create index relief_line_area on relief_line (area);

-- An entry is whole only when its last line brings it to zero; checked when the transaction ends.
alter table relief_entry add constraint relief_entry_closed foreign key (id, lines, closing) references relief_line (entry_id, no, running) deferrable initially deferred;

create table relief_paper (
  grant_id uuid not null references relief_grant (id),
  kind text not null check (kind in ('application', 'identity', 'survey', 'decision', 'receipt')),
  area text collate "C" not null references place (code),
  number text check (length(number) between 1 and 80),
  received_on date not null,
  received_by uuid not null references staff_account (id),
  at timestamptz not null,
  primary key (grant_id, kind)
);
comment on table relief_paper is 'append-only: a paper of an emergency that came after the help';

create table relief_notice (
  id uuid primary key,
  batch_id uuid not null references relief_batch (id),
  area text collate "C" not null references place (code),
  has_list boolean not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  published_by uuid not null references staff_account (id),
  at timestamptz not null,
  down_at timestamptz,
  version integer not null default 1
);
comment on table relief_notice is 'where a batch went, hung out for all to see from one day to another; what it may say is a list in the program, and it comes down by itself';
create unique index relief_notice_once on relief_notice (batch_id) where down_at is null;
create index relief_notice_days on relief_notice (to_day) where down_at is null;
