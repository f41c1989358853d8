-- A visit that was signed for on the printed sheet and is entered at the desk.
alter table care_visit drop constraint care_visit_proof_check;
alter table care_visit add constraint care_visit_proof_check check (proof in ('signature', 'fingerprint', 'photo', 'witness', 'paper'));
