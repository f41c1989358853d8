import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useDeed } from '#ui/console/ask.ts';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { Strokes } from '#ui/console/strokes.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import type { MemberFull } from '../care.contract.ts';
import { checkKindWords } from '../care.words.ts';
import { type CheckView, checksApi, type VisitView } from '../checks.contract.ts';
import {
  checkStateWords,
  consentGiverWords,
  methodWords,
  outcomeWords,
  standingWords,
  visitProofWords,
  whyMissedWords,
} from '../checks.words.ts';
import { useCareAgain } from './care.bits.tsx';
import { CheckPaper } from './sheet.tsx';
import { Visit } from './visit.dialog.tsx';

/** One check of a benefit: where it stands, every try, and what may be done about it. */
export function CheckPart({ c, m }: { c: CheckView; m: MemberFull }) {
  const { say } = useSay();
  return (
    <article className="care-check card">
      <p>
        <strong>{say(checkKindWords[c.kind])}</strong> · {say(w.dueOn)} {c.dueOn} · {say(checkStateWords[c.state])}
        {c.secondDueOn && !c.settledOn && ` · ${say(w.secondBy, { day: c.secondDueOn })}`}
        {c.unit && !c.settledOn && ` · ${[c.unit, c.assignee].filter(Boolean).join(' ')}`}
        {c.syncNumber && ` · ${say(w.syncedAs, { number: c.syncNumber })}`}
      </p>
      {c.disagree && <Alert type="warning" showIcon title={say(w.disagree)} />}
      <ol className="care-tries">
        {c.visits.map((v, i) => (
          <Try key={v.id} v={v} n={i + 1} checkId={c.id} />
        ))}
      </ol>
      <Acts c={c} m={m} />
    </article>
  );
}

function Try({ v, n, checkId }: { v: VisitView; n: number; checkId: string }) {
  const { say } = useSay();
  const parts = [
    v.day,
    say(methodWords[v.method]),
    say(outcomeWords[v.outcome]),
    v.whyMissed && say(whyMissedWords[v.whyMissed]),
    v.person && say(w.died, { name: v.person }),
    v.toldBy && say(w.toldBy, { text: v.toldBy }),
    v.matchSource && say(w.matched, { text: v.matchSource }),
    v.consentBy &&
      v.offered &&
      say(w.consent, { who: say(consentGiverWords[v.consentBy]), offered: say(methodWords[v.offered]) }),
    v.proof && say(visitProofWords[v.proof]),
    v.witness && say(w.witness, { name: v.witness }),
    `${v.by} ${v.unit}`,
  ];
  const photo = (photoId: string, size: 'full' | 'thumb') =>
    urlOf(checksApi.carePhoto, { params: { id: checkId, photoId }, query: { size } });
  return (
    <li>
      <p>
        {v.standing === 'beside' ? say(standingWords.beside) : say(w.tries, { n })} ·{' '}
        {parts.filter(Boolean).join(' · ')}
      </p>
      {v.strokes && <Strokes strokes={v.strokes} label={say(w.signature)} />}
      {v.photos.map((f) => (
        <a key={f.id} href={photo(f.id, 'full')} target="_blank" rel="noreferrer">
          <img src={photo(f.id, f.hasThumb ? 'thumb' : 'full')} alt={say(w.photo)} loading="lazy" />
        </a>
      ))}
      {v.photos.length > 0 && <p className="soft">{say(w.photoGone)}</p>}
    </li>
  );
}

function Acts({ c, m }: { c: CheckView; m: MemberFull }) {
  const { say } = useSay();
  const again = useCareAgain();
  const [dialog, show] = useState<'visit' | null>(null);
  const retry = useDeed((_: undefined, key) =>
    call(checksApi.tryCheckAgain, { params: { id: c.id }, input: {}, version: c.version, key }),
  );
  const may = (verb: CheckView['open'][number]) => c.open.includes(verb);
  if (c.settledOn)
    return (
      <div className="page-acts no-print">
        <CheckPaper c={c} />
      </div>
    );
  return (
    <>
      {retry.problem && <Fault problem={retry.problem} />}
      <div className="page-acts no-print">
        {may('visit') && <Button onClick={() => show('visit')}>{say(w.record)}</Button>}
        {may('tryAgain') && (
          <Button loading={retry.pending} onClick={() => void retry.run(undefined).then((next) => next && again())}>
            {say(w.tryAgain)}
          </Button>
        )}
        <CheckPaper c={c} />
      </div>
      {dialog === 'visit' && <Visit c={c} people={m.people} close={() => show(null)} done={again} />}
    </>
  );
}
