-- The list in pages: what runs by the moment to report in, what has ended newest first (measured at 100,000 whistles).
drop index whistle_report_by;
create index whistle_running on whistle (report_by, id) where status = 'running';
create index whistle_ended on whistle (ended_at desc, id desc) where status = 'ended';
