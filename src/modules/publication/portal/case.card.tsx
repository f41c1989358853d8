import { kindWords } from '#modules/cases/cases.words.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Said } from '#ui/portal/parts.tsx';
import type { PublicCase } from '../publication.contract.ts';
import { publicStatusWords } from '../publication.words.ts';
import { publicWords as w } from './public.words.ts';

export function Day({ day }: { day: string }) {
  const { lang, now } = useFrame();
  return <time dateTime={day}>{dayText(day, lang, now)}</time>;
}

/** What happened on which day, in one line. */
export function Days({ c }: { c: PublicCase }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const on = (day: string) => dayText(day, lang, now);
  const told = [
    t(w.received, { day: on(c.receivedOn) }),
    c.repliedOn && t(w.replied, { day: on(c.repliedOn) }),
    c.closedOn && t(w.closed, { day: on(c.closedOn) }),
  ];
  return <p className="soft small">{told.filter(Boolean).join(' · ')}</p>;
}

/** One public case in a list. */
export function PublicLine({ c }: { c: PublicCase }) {
  const t = useSay();
  return (
    <li>
      <p>
        <a className="lead" href={`/public/${c.id}`}>
          {c.title}
        </a>
      </p>
      <p>
        <span className={c.status === 'suspended' ? 'span late' : 'span'}>{t(publicStatusWords[c.status])}</span>
        <span className="soft"> · {[t(kindWords[c.kind]), c.category, c.placeName].filter(Boolean).join(' · ')}</span>
      </p>
      <Days c={c} />
    </li>
  );
}

/** One public case, whole: the same on its page and in the preview. */
export function PublicWhole({ c, level = 2 }: { c: PublicCase; level?: 2 | 3 }) {
  const t = useSay();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <div className="card">
        <dl className="facts grid">
          <dt>{t(w.status)}</dt>
          <dd>{t(publicStatusWords[c.status])}</dd>
          <dt>{t(w.kind)}</dt>
          <dd>{[t(kindWords[c.kind]), c.category].filter(Boolean).join(' · ')}</dd>
          <dt>{t(w.where)}</dt>
          <dd>{c.placeName}</dd>
          {c.position && (
            <>
              <dt>{t(w.about)}</dt>
              <dd>
                {c.position.lat.toFixed(2)}, {c.position.long.toFixed(2)}
              </dd>
            </>
          )}
        </dl>
      </div>
      <Days c={c} />
      {c.unit && <p className="soft">{t(w.unit, { unit: c.unit })}</p>}
      {c.nextReview && (
        <p>
          <Review day={c.nextReview} />
        </p>
      )}
      <Heading>{t(w.replyTitle)}</Heading>
      {c.reply ? (
        <div className="card">
          <Said>{c.reply}</Said>
        </div>
      ) : (
        <p className="soft">{t(w.noReply)}</p>
      )}
    </>
  );
}

export function Review({ day }: { day: string }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return <b>{t(w.nextReview, { day: dayText(day, lang, now) })}</b>;
}
