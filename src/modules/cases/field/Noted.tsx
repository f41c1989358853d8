import { inFours } from '#kernel/fours.ts';
import { hashOf } from '#ui/field/route.ts';
import { useSay } from '#ui/field/say.ts';
import { useSettings } from '#ui/field/settings.ts';
import { dueText } from '#ui/field/time.ts';
import { caseFieldWords as w } from './field.words.ts';

const textIn = (answer: Readonly<Record<string, unknown>>, field: string): string => {
  const value = answer[field];
  return typeof value === 'string' ? value : '';
};

/** It is registered: the number to remember and, where somebody said it, the passphrase to be read out to them. */
export function Noted({ answer, isVisit }: { answer: Readonly<Record<string, unknown>>; isVisit: boolean }) {
  const say = useSay();
  const { lang } = useSettings();
  const passphrase = textIn(answer, 'passphrase');
  const dueAt = textIn(answer, 'dueAt');
  return (
    <>
      <dl className="receipt">
        <div>
          <dt>{say(w.number)}</dt>
          <dd>{textIn(answer, 'number')}</dd>
        </div>
        {isVisit && passphrase && (
          <div>
            <dt>{say(w.passphrase)}</dt>
            <dd className="figure">{inFours(passphrase)}</dd>
          </div>
        )}
      </dl>
      {dueAt && <p>{say(w.dueBy, { when: dueText(dueAt, lang) })}</p>}
      <a className="button plain" href={hashOf(['case', textIn(answer, 'id')])}>
        {say(w.seeCase)}
      </a>
    </>
  );
}
