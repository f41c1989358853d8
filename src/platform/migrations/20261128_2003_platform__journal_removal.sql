-- The application may add to the journal and read it, no more. This is the one way in which words leave it: the entry stays, and the tombstone that
-- `journal.remove.ts` writes after it says what was taken out. An emptying without one is a fault that verify-chain names.
create function remove_journal_data(of_kind text, of_id uuid, tombstone text) returns table (seq int, area text)
  language sql security definer set search_path from current as $$
  update journal j set data = '{}'::jsonb, salt = ''::bytea
   where j.subject_kind = of_kind and j.subject_id = of_id and j.verb <> tombstone and j.data <> '{}'::jsonb
  returning j.seq, j.area
$$;
revoke all on function remove_journal_data from public;
grant execute on function remove_journal_data to baodao_app;
