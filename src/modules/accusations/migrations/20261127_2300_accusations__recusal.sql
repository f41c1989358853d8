-- 回避 (信访工作条例 28; domain §12.5, §12.10): an officer with an interest steps aside and no longer sees the accusation. Who stepped
-- aside and when stands in clear, as every opening does; why, and what the reporter asked for, is sealed by the accusations' own key.

create table accusation_recusal (
  id uuid primary key,
  accusation_id uuid not null references accusation (id),
  area text collate "C" not null,
  organisation_id uuid not null references organisation (id),
  source text not null check (source in ('named', 'tied', 'self', 'ordered', 'asked')),
  status text not null check (status in ('asked', 'granted', 'refused', 'moved')),
  account_id uuid references staff_account (id),
  at timestamptz not null,
  decided_by uuid references staff_account (id),
  decided_at timestamptz,
  reason_sealed bytea not null,
  answer_sealed bytea,
  constraint accusation_recusal_who check ((status = 'granted') = (account_id is not null)),
  constraint accusation_recusal_asked check (source = 'asked' or status = 'granted'),
  constraint accusation_recusal_decided check (
    (status = 'asked') = (decided_at is null) and (source = 'asked' and status in ('granted', 'refused')) = (answer_sealed is not null))
);
comment on table accusation_recusal is
  'who may not see an accusation (granted), or whom its reporter asked to step aside (moved: it went to the organ above); organisation_id is the organ it was before then';
create unique index accusation_recusal_once on accusation_recusal (accusation_id, account_id) where status = 'granted';
create unique index accusation_recusal_open on accusation_recusal (accusation_id) where status = 'asked';
