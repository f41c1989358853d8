import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { classifyApi } from '../classify.contract.ts';
import { classifyWords as w } from '../classify.words.ts';
import { Categories, Tier, Units, useRested } from './suggestion.parts.tsx';

const LEAST = 12;

/** While a case is being written down: what it looks like, to be taken with one tap or left. */
export function IntakePanel({ text, area, pick }: SlotProps['intake']) {
  const { say } = useSay();
  const [chosen, choose] = useState<string | null>(null);
  const body = useRested(text.trim());
  const ask = useQuery({
    queryKey: [classifyApi.suggest.path, body, area],
    queryFn: () => call(classifyApi.suggest, { input: { body, area } }),
    enabled: body.length >= LEAST && area !== '',
    placeholderData: (before) => before,
    gcTime: 0,
    retry: false,
  });
  // A suggestion that cannot be had is no reason to disturb somebody who is writing.
  if (body.length < LEAST || !ask.data) return null;
  return (
    <section className="card" aria-live="polite">
      <h2>{say(w.likely)}</h2>
      <Categories
        suggestion={ask.data}
        chosen={chosen}
        pick={(category) => {
          choose(category);
          pick('category', category);
        }}
      />
      <Tier tier={ask.data.tier} pick={(tier) => pick('tier', tier)} />
      <Units units={ask.data.units} />
      <p className="soft small">{say(w.only)}</p>
    </section>
  );
}
