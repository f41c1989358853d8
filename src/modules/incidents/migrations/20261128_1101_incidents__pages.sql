-- The list in pages: two that were opened in one second are told apart.
drop index incident_newest;
create index incident_newest on incident (opened_at desc, id desc);
