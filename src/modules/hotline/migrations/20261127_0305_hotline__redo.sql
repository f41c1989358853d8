-- A platform calls the person back by itself and may send a ticket back after our answer.
alter table hotline_ticket add column redos integer not null default 0 check (redos >= 0);
