import { useQueryClient } from '@tanstack/react-query';
import { casesApi } from '#modules/cases/cases.contract.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { classifyApi } from '../classify.contract.ts';
import { classifyWords as w } from '../classify.words.ts';
import { Categories, Tier, Units } from './suggestion.parts.tsx';

/** Where somebody has to decide what it is and whose it is. */
const undecided = ['received', 'returned'];

export function SuggestionPanel(props: SlotProps['case']) {
  return undecided.includes(props.status) ? <Suggested {...props} /> : null;
}

function Suggested({ id, version, open }: SlotProps['case']) {
  const { say } = useSay();
  const client = useQueryClient();
  const ask = useAsk(classifyApi.suggestFor, { params: { id } });
  const deed = useDeed(({ category, at }: { category: string; at: number }, key) =>
    call(casesApi.categorise, { params: { id }, input: { category }, version: at, key }),
  );
  const take = async (category: string) => {
    const view = await deed.run({ category, at: version });
    if (!view) return;
    client.setQueryData(keyOf(casesApi.get, { params: { id } }), view);
    void ask.refetch();
    void client.invalidateQueries({ queryKey: [casesApi.list.path] });
  };
  if (!ask.data) return null;
  const { category, tier, units } = ask.data;
  return (
    <section className="card">
      <h2>{say(w.title)}</h2>
      {category && <p className="soft">{say(w.now, { category })}</p>}
      <Categories
        suggestion={ask.data}
        chosen={category}
        busy={deed.pending}
        {...(open.includes('categorise') && { pick: (wanted: string) => void take(wanted) })}
      />
      {deed.problem && <Fault problem={deed.problem} />}
      <Tier tier={tier} />
      <Units units={units} />
      <p className="soft small">{say(w.only)}</p>
    </section>
  );
}
