-- Suggestions (29) and requests to perform a duty (31 (5)) are answered in writing, not decided as claims are: no 复查 follows, other ways do.

alter table petition drop constraint petition_matter_check;
alter table petition add constraint petition_matter_check check (matter in ('claim', 'duty', 'suggestion'));
alter table petition add column answer text check (answer in ('adopted', 'partly', 'notAdopted', 'performed', 'noDuty'));
alter table petition drop constraint petition_state_check;
alter table petition add constraint petition_state_check check (state in ('registered', 'transferred', 'assigned', 'objected', 'notifiedElsewhere', 'diverted', 'refused', 'accepted', 'investigating', 'mediating', 'hearing', 'answered', 'decided', 'served', 'executing', 'executed', 'reviewRequested', 'reviewDecided', 'reviewServed', 'recheckRequested', 'recheckDecided', 'concluded', 'withdrawn'));
alter table petition add constraint petition_answered check (state <> 'answered' or (answer is not null and matter <> 'claim'));
alter table petition add constraint petition_answer_fits check (answer is null or matter = case when answer in ('performed', 'noDuty') then 'duty' else 'suggestion' end);
alter table petition_notice drop constraint petition_notice_kind_check;
alter table petition_notice add constraint petition_notice_kind_check check (kind in ('registration', 'acceptance', 'referral', 'elsewhere', 'diversion', 'refusal', 'extension', 'agreement', 'hearing', 'answer', 'decision', 'execution', 'reviewAcceptance', 'reviewOpinion', 'recheckAcceptance', 'recheckOpinion', 'service'));
