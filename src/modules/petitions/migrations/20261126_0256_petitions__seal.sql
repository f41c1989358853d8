-- 检举控告 found among petitions leaves the procedure for a discipline organ (22, 30); terminal here.

alter table petition drop constraint petition_state_check;
alter table petition add constraint petition_state_check check (state in ('registered', 'transferred', 'assigned', 'objected', 'notifiedElsewhere', 'diverted', 'refused', 'sealed', 'accepted', 'investigating', 'mediating', 'hearing', 'answered', 'decided', 'served', 'executing', 'executed', 'reviewRequested', 'reviewDecided', 'reviewServed', 'recheckRequested', 'recheckDecided', 'concluded', 'withdrawn'));
alter table petition_notice drop constraint petition_notice_kind_check;
alter table petition_notice add constraint petition_notice_kind_check check (kind in ('registration', 'acceptance', 'referral', 'elsewhere', 'diversion', 'refusal', 'seal', 'extension', 'agreement', 'hearing', 'answer', 'decision', 'execution', 'reviewAcceptance', 'reviewOpinion', 'recheckAcceptance', 'recheckOpinion', 'service'));
