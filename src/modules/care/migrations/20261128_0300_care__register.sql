-- What a register that is taken in from a table says besides: how much a month.
alter table care_member add column amount_cents bigint check (amount_cents between 1 and 10000000);
comment on column care_member.amount_cents is 'what is paid a month, where a register or a decision says so; else the rule of the place may';
