import type { ReactNode } from 'react';
import type { Addition } from '#platform/module.ts';
import { useSay } from '#ui/portal/frame.tsx';
import { DateText } from '#ui/portal/parts.tsx';
import { selectOthers } from '../incidents.cases.store.ts';
import { toldVoices } from '../incidents.rules.ts';
import { selectNotes } from '../incidents.store.ts';
import { portalWords as w } from '../incidents.words.ts';
import { isLinked } from '../links.store.ts';

type Note = { id: string; at: Temporal.Instant; unit: string; text: string };

function Together({ others, isOut, notes }: { others: number; isOut: boolean; notes: readonly Note[] }) {
  const t = useSay();
  const n = toldVoices(others);
  const voices = n !== null ? t(w.many, { n }) : t(others > 0 ? w.some : w.alone);
  return (
    <section>
      <h2>{t(w.title)}</h2>
      <div className="card">
        <p>{isOut ? t(w.out) : voices}</p>
        {!isOut && <p className="soft">{t(w.own)}</p>}
        {notes.length > 0 && <h3>{t(w.progress)}</h3>}
        <ul className="plain-list">
          {notes.map((note) => (
            <li key={note.id}>
              <p>{note.text}</p>
              <p className="soft small">
                <DateText at={note.at} /> · {note.unit}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Merged() {
  const t = useSay();
  return (
    <section>
      <p className="soft">{t(w.merged)}</p>
    </section>
  );
}

/** What a resident reads of the others: how many, and what is being done; never who they are. */
export const caseSection: Addition = async (ctx, caseId): Promise<ReactNode | null> => {
  const own = await selectOthers(ctx, caseId);
  if (own) {
    const notes = await selectNotes(ctx, own.id);
    return <Together others={own.others} isOut={own.optedOutAt !== null} notes={notes} />;
  }
  return (await isLinked(ctx, caseId)) ? <Merged /> : null;
};
