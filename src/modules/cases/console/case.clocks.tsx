import { Tag } from 'antd';
import type { Word } from '#kernel/words.ts';
import { Remaining, useNow } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { endText, momentText } from '#ui/web/time.ts';
import { caseConsoleWords as w } from '../cases.console.words.ts';
import { casesApi } from '../cases.contract.ts';
import type { CaseView } from '../cases.views.contract.ts';
import { purposeWords } from '../cases.words.ts';
import { ProofButton } from './clock.proof.tsx';

type Clock = CaseView['clocks'][number];
export const unitWords: Record<Clock['unit'], Word> = { h: w.hours, wd: w.workdays, d: w.days };
const stateWords = { met: w.met, missed: w.missed, stopped: w.stopped } as const;

/** Why it ends then: the rule and its source, from when it counts, what rest days did to it. */
function Why({ clock }: { clock: Clock }) {
  const { say, lang } = useSay();
  const now = useNow();
  return (
    <p className="soft small">
      {say(w.clockRule, { source: clock.source, amount: clock.amount, unit: say(unitWords[clock.unit]) })}
      {lang === 'zh' ? '，' : ', '}
      {say(w.clockStart, { moment: momentText(clock.start, lang, now) })}
      {lang === 'zh' ? '。' : '. '}
      {clock.rolled && `${say(w.clockRolled, { moment: endText(clock.due, lang, now) })}${lang === 'zh' ? '。' : '. '}`}
      {clock.rolled && clock.due !== clock.shown && `${say(w.clockPromise)}${lang === 'zh' ? '。' : '. '}`}
      {clock.provisional && <strong>{say(w.provisional)}</strong>}
    </p>
  );
}

type One = { caseId: string; clock: Clock };
function Running({ caseId, clock }: One) {
  const { say, lang } = useSay();
  const now = useNow();
  const isLate = Date.parse(clock.due) <= now;
  return (
    <li className={isLate ? 'clock is-late' : 'clock'}>
      <strong>{say(purposeWords[clock.purpose])}</strong>
      <Remaining due={isLate ? clock.due : clock.shown} overdue={isLate} provisional={clock.provisional} />
      <span className="clock-end">{endText(clock.shown, lang, now)}</span>
      <Why clock={clock} />
      <ProofButton of={casesApi.clockProof} params={{ id: caseId, clockId: clock.id }} />
    </li>
  );
}

function Ended({ caseId, clock }: One) {
  const { say, lang } = useSay();
  if (clock.state === 'running') return null;
  return (
    <li className="clock">
      <strong>{say(purposeWords[clock.purpose])}</strong>
      <Tag className={clock.state === 'missed' ? 'mark' : ''}>{say(stateWords[clock.state])}</Tag>
      {clock.endedAt && <span className="clock-end">{momentText(clock.endedAt, lang, Date.now())}</span>}
      <Why clock={clock} />
      <ProofButton of={casesApi.clockProof} params={{ id: caseId, clockId: clock.id }} />
    </li>
  );
}

export function Clocks({ caseId, clocks }: { caseId: string; clocks: readonly Clock[] }) {
  const { say } = useSay();
  const running = clocks.filter((c) => c.endedAt === null && c.state !== 'met' && c.state !== 'stopped');
  const ended = clocks.filter((c) => !running.includes(c));
  return (
    <section className="card">
      <h2>{say(w.clocks)}</h2>
      {running.length === 0 && <p className="soft">{say(w.clocksNone)}</p>}
      <ul className="plain">
        {running.map((clock) => (
          <Running key={clock.id} caseId={caseId} clock={clock} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>
            {say(w.clockEnded)} ({ended.length})
          </summary>
          <ul className="plain">
            {ended.map((clock) => (
              <Ended key={clock.id} caseId={caseId} clock={clock} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
