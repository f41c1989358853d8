import { inFours } from '#kernel/fours.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { visitsFieldWords as w } from './field.words.ts';

const textIn = (answer: Readonly<Record<string, unknown>>, field: string): string => {
  const value = answer[field];
  return typeof value === 'string' ? value : '';
};

/** It has arrived: what is still to be told the household, and the cases that came of it. */
export function Recorded({ answer }: { answer: Readonly<Record<string, unknown>> }) {
  const say = useSay();
  const [number, passphrase] = [textIn(answer, 'number'), textIn(answer, 'passphrase')];
  const cases = Array.isArray(answer.cases) ? (answer.cases as { id: string; number: string }[]) : [];
  return (
    <>
      {passphrase && (
        <>
          <p>{say(w.giveSlip)}</p>
          <dl className="receipt">
            <div>
              <dt>{say(w.slipNumber)}</dt>
              <dd className="figure">{inFours(number)}</dd>
            </div>
            <div>
              <dt>{say(w.passphrase)}</dt>
              <dd className="figure">{inFours(passphrase)}</dd>
            </div>
          </dl>
        </>
      )}
      {cases.length > 0 && (
        <>
          <p>{say(w.cases, { n: cases.length })}</p>
          {cases.map((c) => (
            <a key={c.id} className="button plain" href={hashOf(['case', c.id])}>
              {say(w.seeCase)} · {c.number}
            </a>
          ))}
        </>
      )}
    </>
  );
}
