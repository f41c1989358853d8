import { Button, Form } from '#ui/portal/form.tsx';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice, Timeline } from '#ui/portal/parts.tsx';
import { stepWords, yuan } from '../aid.means.words.ts';
import { isMonthly } from '../aid.rules.ts';
import type { Tracked } from '../aid.track.ts';
import { aidDoneWords, aidKindWords, letterWords } from '../aid.words.ts';
import { nowWords, aidPortalWords as w } from './aid.words.ts';

type Of = { a: Tracked };

function Facts({ a }: Of) {
  const t = useSay();
  const { lang, now } = useFrame();
  const sum = a.amountCents === null ? null : yuan(a.amountCents);
  const amount = sum && [
    isMonthly(a.kind) ? t(w.perMonth, { sum }) : sum,
    a.paidFrom && t(w.from, { month: a.paidFrom.slice(0, 7) }),
    a.paidUntil && t(w.until, { day: dayText(a.paidUntil, lang, now) }),
  ];
  return (
    <dl className="facts card">
      <dt>{t(w.kind)}</dt>
      <dd>{t(aidKindWords[a.kind])}</dd>
      <dt>{t(w.persons)}</dt>
      <dd>{t(w.nPersons, { n: a.size })}</dd>
      {amount && (
        <>
          <dt>{t(w.amount)}</dt>
          <dd>{amount.filter(Boolean).join(' · ')}</dd>
        </>
      )}
      {a.papers.length > 0 && (
        <>
          <dt>{t(w.missing)}</dt>
          <dd>
            <ul className="plain-list">
              {a.papers.map((p) => (
                <li key={p.id}>
                  {p.name} · <b>{t(p.comeOn ? w.came : w.toCome)}</b>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {a.surveys.length > 0 && (
        <>
          <dt>{t(w.visits)}</dt>
          <dd>
            {a.surveys.map((s) => (
              <p key={s.id}>
                {t(w.visit, { day: dayText(s.day, lang, now), first: s.first, second: s.second, signer: s.signer })}
              </p>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Letters({ a }: Of) {
  const t = useSay();
  if (a.letters.length === 0) return null;
  return (
    <>
      <h2>{t(w.letters)}</h2>
      {[...a.letters].reverse().map((l) => (
        <details key={l.id} className="card" open={l.id === a.letters.at(-1)?.id}>
          <summary>
            <b>{t(letterWords[l.kind])}</b> <span className="soft">{l.number}</span>
          </summary>
          {l.paragraphs.map((p) => (
            <p key={p}>{p}</p>
          ))}
          <p className="soft">{l.unit}</p>
        </details>
      ))}
    </>
  );
}

function Withdraw({ a, passphrase, isUnsure, commandId }: Of & Shown) {
  const t = useSay();
  if (!a.open.includes('withdraw')) return null;
  return (
    <section className="no-print" id="withdraw">
      <h2>{t(w.withdrawTitle)}</h2>
      <p className="soft">{t(w.withdrawSays)}</p>
      {isUnsure && (
        <Notice tone="now">
          <p>{t(w.sureMissing)}</p>
        </Notice>
      )}
      <Form
        id="withdraw-form"
        action="/aid/track"
        state={{ values: {}, faults: [] }}
        commandId={commandId}
        hidden={{ number: a.number, passphrase, act: 'withdraw' }}
      >
        <label className="tick">
          <input type="checkbox" name="sure" value="yes" /> {t(w.sure)}
        </label>
        <Button look="plain">{t(w.withdraw)}</Button>
      </Form>
    </section>
  );
}

type Shown = { passphrase: string; isUnsure: boolean; commandId: string };
/** What the household sees: where it stands, until when, what was written to them, what they can do. Never who objected. */
export function Found({ a, ...shown }: Of & Shown) {
  const t = useSay();
  const { lang, now } = useFrame();
  const due =
    a.due &&
    t(a.due.isOverdue ? w.late : w.due, { step: t(stepWords[a.due.step]), day: dayText(a.due.day, lang, now) });
  const steps = [...a.steps].reverse().flatMap((s, i) =>
    s.verb in aidDoneWords
      ? [
          {
            key: `${s.verb}-${i}`,
            at: Temporal.Instant.from(s.at),
            title: t(aidDoneWords[s.verb as keyof typeof aidDoneWords]),
            ...(s.unit && { by: s.unit }),
          },
        ]
      : [],
  );
  const canDisagree = a.letters.some((l) =>
    ['refused', 'declined', 'stopped', 'changed', 'approved', 'assessed', 'reviewed'].includes(l.kind),
  );
  return (
    <>
      <h1>{a.number}</h1>
      <h2>{t(w.whatNow)}</h2>
      <p className="lead">{t(nowWords[a.status])}</p>
      {due && <p className={a.due?.isOverdue ? 'span late' : 'soft'}>{due}</p>}
      <Facts a={a} />
      <Letters a={a} />
      {canDisagree && (
        <>
          <h2>{t(w.remedies)}</h2>
          <p>{t(w.remediesSays)}</p>
        </>
      )}
      <h2>{t(w.steps)}</h2>
      <Timeline items={steps} />
      <Withdraw a={a} {...shown} />
      <form id="track" method="post" action="/aid/track" hidden>
        <input type="hidden" name="number" value={a.number} />
        <input type="hidden" name="passphrase" value={shown.passphrase} />
      </form>
      <p className="no-print">
        <a href="/aid/track">{t(w.again)}</a>
      </p>
    </>
  );
}
