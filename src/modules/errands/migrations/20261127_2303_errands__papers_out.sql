-- Errands that ended with papers still out: few among many, found without looking at every paper.
create index errand_paper_out on errand_paper (case_id) where returned_at is null;
