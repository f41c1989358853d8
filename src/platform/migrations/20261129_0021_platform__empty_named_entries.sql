-- Words leave the journal only where a later entry of the same chain, the tombstone that `journal.remove.ts` writes, already names the entry.
create function empty_named_entries(of_kind text, of_ids uuid[]) returns void
  language plpgsql security definer set search_path from current as $$
begin
  update journal j set data = '{}'::jsonb, salt = ''::bytea
    from journal tombstone
   where j.subject_kind = of_kind and j.subject_id = any(of_ids) and j.verb <> 'dataRemoved' and j.data <> '{}'::jsonb
     and tombstone.subject_kind = j.subject_kind and tombstone.subject_id = j.subject_id
     and tombstone.verb = 'dataRemoved' and tombstone.seq > j.seq and tombstone.data->'seqs' @> j.seq::text::jsonb;
end $$;
revoke all on function empty_named_entries from public;
grant execute on function empty_named_entries to baodao_app;
drop function remove_journal_data(text, uuid, text);
