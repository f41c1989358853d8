-- The list begins with the newest, and stops at a page (measured at 100,000 cases).
create index incident_newest on incident (opened_at desc);
