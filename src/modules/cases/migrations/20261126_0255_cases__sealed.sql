-- What turned out to be an accusation (信访工作条例 22, 30) was handed to a discipline organ: no staff sees the case any more.

alter table cases add column sealed_at timestamptz;
alter table cases add constraint cases_sealed_closed check (sealed_at is null or status = 'closed');
comment on column cases.sealed_at is 'since when no member of staff may see it, whatever their post; the person may, and takes it back by reopening it';
