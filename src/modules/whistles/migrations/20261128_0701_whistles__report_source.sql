-- By what the moment was counted at which those called have to have come: the rule of the place, or the caller's own word.
alter table whistle add column report_source text check (report_source <> '');
