-- What is over and known to be over is not looked at every minute any more: only what is still to be told is in the index.
drop index case_clock_running;
create index case_clock_untold on case_clock (shown) where state = 'running' and overdue_at is null and purpose <> 'return';
