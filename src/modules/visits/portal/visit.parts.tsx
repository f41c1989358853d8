import { colon } from '#kernel/words.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { DateText } from '#ui/portal/parts.tsx';
import type { CorrectionView } from '../corrections.contract.ts';
import type { NeedView, Wording } from '../visits.contract.ts';
import type { OwnVisit } from '../visits.resident.ts';
import { ANSWER_DAYS } from '../visits.rules.ts';
import {
  answerLevelWords,
  correctionPartWords,
  needCategoryWords,
  outcomeWords,
  spokenToWords,
  visitHowWords,
  visitResultWords,
  wishWords,
} from '../visits.words.ts';
import { visitPortalWords as w } from './visit.words.ts';

const at = (text: string) => Temporal.Instant.from(text);

/** The wording that counts, and the ones before it folded beside. */
export function Wordings({ of }: { of: readonly Wording[] }) {
  const t = useSay();
  const [now, ...earlier] = of;
  if (!now) return null;
  return (
    <>
      <p className="said">{now.text ?? t(w.erased)}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{t(w.earlier)}</summary>
          {earlier.map((e) => (
            <p key={e.id} className="soft">
              {e.text ?? t(w.erased)}{' '}
              <small>
                ({e.by}, <DateText at={at(e.at)} />)
              </small>
            </p>
          ))}
        </details>
      )}
    </>
  );
}

export function About({ v }: { v: OwnVisit }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const spoken = v.spokenName ?? (v.spokenTo ? t(spokenToWords[v.spokenTo]) : t(visitResultWords[v.result]));
  const facts: [string, string][] = [
    [t(w.day), dayText(v.day, lang, now)],
    [t(w.visitors), `${v.visitors.join('、')} · ${v.unit}`],
    [t(w.purpose), `${t(v.purposeSays)}${t(colon)}${v.why}`],
    [t(w.how), t(visitHowWords[v.how])],
    [t(w.spoken), spoken],
  ];
  return (
    <dl className="facts card">
      {facts.map(([head, text]) => (
        <div key={head}>
          <dt>{head}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Pairs({ title, rows }: { title: string; rows: readonly { head: string; text: string }[] }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl className="facts card">
        {rows.map((r) => (
          <div key={r.head}>
            <dt>{r.head}</dt>
            <dd>{r.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Need({ n }: { n: NeedView }) {
  const t = useSay();
  return (
    <li>
      <p className="soft small">
        {t(needCategoryWords[n.category])}
        {n.placeNote && ` · ${n.placeNote}`}
      </p>
      <Wordings of={n.what} />
      {n.told[0] && (
        <p>
          {t(w.told)}
          {n.told[0].text ?? t(w.erased)}
        </p>
      )}
      {n.caseId && n.caseNumber && (
        <>
          <p className="soft">{t(n.isCaseClosed ? w.caseClosed : w.caseOpen, { number: n.caseNumber })}</p>
          <form method="post" action="/visit/need" className="no-print">
            <input type="hidden" name="id" value={n.id} />
            <button type="submit" className="button plain">
              {t(w.seeCase)}
            </button>
          </form>
        </>
      )}
    </li>
  );
}
export function Needs({ v }: { v: OwnVisit }) {
  const t = useSay();
  if (v.needsTold.length === 0) return null;
  return (
    <section>
      <h2>{t(w.needs)}</h2>
      <ul className="plain-list card">
        {v.needsTold.map((n) => (
          <Need key={n.id} n={n} />
        ))}
      </ul>
    </section>
  );
}

function Correction({ c }: { c: CorrectionView }) {
  const t = useSay();
  return (
    <li>
      <p>
        <b>{t(wishWords[c.wish])}</b> · {t(correctionPartWords[c.part])}{' '}
        <small className="soft">
          <DateText at={at(c.at)} />
        </small>
      </p>
      {c.text && <p className="said">{c.text}</p>}
      {c.outcome && c.answer ? (
        <>
          <p>
            <b>{t(w.answered, { outcome: t(outcomeWords[c.outcome]), by: c.answeredBy ?? '' })}</b>
          </p>
          <p className="said">{c.answer}</p>
        </>
      ) : (
        <p className="soft">
          {c.climbedAt
            ? t(w.climbed, { days: ANSWER_DAYS, level: t(answerLevelWords[c.level]) })
            : t(w.waiting, { days: ANSWER_DAYS })}
        </p>
      )}
    </li>
  );
}
export function Corrections({ v }: { v: OwnVisit }) {
  const t = useSay();
  if (v.corrections.length === 0) return null;
  return (
    <section>
      <h2>{t(w.yours)}</h2>
      <ul className="plain-list card">
        {v.corrections.map((c) => (
          <Correction key={c.id} c={c} />
        ))}
      </ul>
    </section>
  );
}

export function Readers({ v }: { v: OwnVisit }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <section>
      <h2>{t(w.readers)}</h2>
      {v.readers.length === 0 ? (
        <p className="soft">{t(w.readersNone)}</p>
      ) : (
        <ul className="plain-list card">
          {v.readers.map((r) => (
            <li key={`${r.day}${r.name}${r.unit}`}>
              {dayText(r.day, lang, now)} · {r.unit} {r.name}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
