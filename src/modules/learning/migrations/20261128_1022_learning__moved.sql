-- A session that was moved says when it was to be: who looks at the timetable sees that it changed.

alter table learning_session add column moved_from timestamptz;
comment on column learning_session.moved_from is 'when it was first to begin, once it was moved to another time';
