-- When and where a mediation meets next, and who was witness to a session: what the mediator takes along on a phone.

create table mediation_appointment (
  id uuid primary key,
  mediation_id uuid not null references mediation (id),
  area text collate "C" not null,
  at timestamptz not null,
  where_sealed bytea,
  account_id uuid not null references staff_account (id),
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table mediation_appointment is 'when and where a mediation meets next; it ends when it was moved or a session was held; the place is sealed';
create unique index mediation_appointment_next on mediation_appointment (mediation_id) where ended_at is null;

alter table mediation_record add column witness_sealed bytea;
