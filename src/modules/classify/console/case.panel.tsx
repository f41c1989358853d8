import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi } from '#modules/cases/cases.contract.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { classifyApi, type Explained } from '../classify.contract.ts';
import { classifyWords as w, explainWords as x } from '../classify.words.ts';
import { basisOf, linesOf } from '../explain.words.ts';
import { Categories, Tier, Units } from './suggestion.parts.tsx';

/** Where somebody has to decide what it is and whose it is. */
const undecided = ['received', 'returned'];

export function SuggestionPanel(props: SlotProps['case']) {
  return undecided.includes(props.status) ? <Suggested {...props} /> : <Explanation id={props.id} />;
}

/** Afterwards: why it was suggested, for whoever is asked. Read only when it is opened. */
function Explanation({ id }: { id: string }) {
  const { say } = useSay();
  const [isOpen, open] = useState(false);
  const ask = useAsk(classifyApi.explain, { params: { id } }, { enabled: isOpen });
  return (
    <details className="card" onToggle={(e) => open(e.currentTarget.open)}>
      <summary>{say(x.title)}</summary>
      {isOpen && (
        <Read ask={ask} rows={4}>
          {(e) => <Why e={e} />}
        </Read>
      )}
    </details>
  );
}
function Why({ e }: { e: Explained }) {
  const { say } = useSay();
  const basis = basisOf(e);
  return (
    <>
      {e.isRefused && <p>{say(x.personRefused)}</p>}
      {e.suggestion
        ? basis && <p className="soft">{say(basis)}</p>
        : !e.isRefused && <p className="soft">{say(x.none)}</p>}
      <dl className="facts">
        {linesOf(e, say).flatMap(({ says, text }) => [
          <dt key={`${says[1]} t`}>{say(says)}</dt>,
          <dd key={says[1]}>{text}</dd>,
        ])}
      </dl>
    </>
  );
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
