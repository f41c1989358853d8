import { useState } from 'react';
import { Empty, Loading } from '#ui/field/kit.tsx';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import type { TodayHousehold } from '../visits.contract.ts';
import { visitsFieldWords as w } from './field.words.ts';
import { HouseholdLine, useToVisit, useVisitsToday } from './Visits.parts.tsx';

const MOST = 100;

/** The households one may visit: whom nobody visited for longest first, or the one that is looked for. */
export function VisitsPage() {
  const say = useSay();
  const loaded = useVisitsToday();
  return (
    <>
      <Head title={say(w.list)} back={hashOf(['today'])} />
      <Loading of={loaded}>
        {({ households }) =>
          households.length === 0 ? (
            <Empty title={say(w.none)}>{say(w.noneHow)}</Empty>
          ) : (
            <Households households={households} />
          )
        }
      </Loading>
    </>
  );
}

function Households({ households }: { households: readonly TodayHousehold[] }) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const found = useToVisit(households).filter((h) => `${h.head ?? ''} ${h.address} ${h.placeName}`.includes(text));
  return (
    <>
      <p className="hint">{say(w.listHow)}</p>
      <input
        type="search"
        aria-label={say(w.find)}
        placeholder={say(w.find)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="lines">
        {found.slice(0, MOST).map((h) => (
          <HouseholdLine key={h.id} h={h} />
        ))}
      </ul>
    </>
  );
}
