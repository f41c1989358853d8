import { useState } from 'react';
import { Button } from '#ui/field/kit.tsx';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { momentText } from '#ui/field/time.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { entryText } from './entry.ts';
import { caseFieldWords as w } from './field.words.ts';

const SHORT = 4;

/** The newest steps first; the whole way on demand. */
export function Timeline({ entries }: { entries: CaseView['timeline'] }) {
  const say = useSay();
  const { lang } = useSettings();
  const [isWhole, setWhole] = useState(false);
  const newest = [...entries].sort((a, b) => b.seq - a.seq);
  return (
    <section>
      <h2>{say(w.soFar)}</h2>
      <ol className="timeline">
        {(isWhole ? newest : newest.slice(0, SHORT)).map((e) => {
          const { says, text } = entryText(e, lang);
          return (
            <li key={e.seq}>
              <time dateTime={e.at}>{momentText(e.at, lang)}</time>
              <strong>{says}</strong>
              {text && <p className="body">{text}</p>}
              <span className="about">
                <span>{[e.organisation, e.actor].filter(Boolean).join(' ')}</span>
                {e.shows === 'staff' && <span className="staff">{say(w.staffOnly)}</span>}
              </span>
            </li>
          );
        })}
      </ol>
      {!isWhole && entries.length > SHORT && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          {say(w.soFarAll, { n: entries.length })}
        </Button>
      )}
    </section>
  );
}
