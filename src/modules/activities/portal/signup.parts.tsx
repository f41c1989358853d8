import { inFours } from '#kernel/fours.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { activityKindWords, wayWords } from '../activities.words.ts';
import type { OpenActivity } from '../public.store.ts';
import type { SignedUp } from '../signups.contract.ts';
import { signUpPortalWords as w } from './signup.words.ts';

export const usePlaces = () => {
  const t = useSay();
  return (a: OpenActivity): string => {
    if (a.capacity === null) return t(w.noLimit);
    const left = a.waiting > 0 ? 0 : Math.max(0, a.capacity - a.isIn);
    return left > 0 ? t(w.placesLeft, { n: a.capacity, left }) : t(w.placesFull, { n: a.capacity, waiting: a.waiting });
  };
};

export function Items({ items }: { items: readonly OpenActivity[] }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const places = usePlaces();
  return (
    <ul className="plain-list card">
      {items.map((a) => (
        <li key={a.id}>
          <p>
            <a className="lead" href={`/activities/${a.id}`}>
              {a.title}
            </a>
          </p>
          <p>
            {momentText(a.startsAt, lang, now)} · {a.where} · {t(activityKindWords[a.kind])}
            {a.way && `(${t(wayWords[a.way])})`}
          </p>
          <p className="soft">{places(a)}</p>
        </li>
      ))}
    </ul>
  );
}

const wallOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO('Asia/Shanghai');
const clockOf = (moment: Temporal.Instant) => wallOf(moment).toPlainTime().toString({ smallestUnit: 'minute' });
export function About({ a }: { a: OpenActivity }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const places = usePlaces();
  const at = (moment: Temporal.Instant) => momentText(moment, lang, now);
  const isSameDay = wallOf(a.startsAt).toPlainDate().equals(wallOf(a.endsAt).toPlainDate());
  const facts: [string, string][] = [
    [t(w.when), `${at(a.startsAt)}–${isSameDay ? clockOf(a.endsAt) : at(a.endsAt)}`],
    [t(w.where), a.where],
    [t(w.unit), a.unit],
    [t(w.places), places(a)],
    [t(w.closes), at(a.closesAt)],
  ];
  return (
    <>
      {a.topic && <p>{a.topic}</p>}
      <dl className="facts card">
        {facts.map(([head, text]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The passphrase exists nowhere but on this page. */
export function Receipt({ a, made }: { a: OpenActivity; made: SignedUp }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(made.state === 'in' ? w.doneIn : w.doneWaiting)}</h1>
      <p className="lead">
        {a.title} · {momentText(a.startsAt, lang, now)} · {a.where}
      </p>
      {made.place !== null && <p>{t(w.place, { n: made.place })}</p>}
      <div className="card receipt">
        <dl className="facts">
          <dt>{t(w.number)}</dt>
          <dd className="number">{inFours(made.number)}</dd>
          <dt>{t(w.passphrase)}</dt>
          <dd className="passphrase">{inFours(made.passphrase)}</dd>
        </dl>
      </div>
      <Notice tone="now">
        <p>{t(w.keep)}</p>
      </Notice>
      <form method="post" action="/sign-up" className="no-print">
        <input type="hidden" name="number" value={made.number} />
        <input type="hidden" name="passphrase" value={made.passphrase} />
        <button type="submit" className="button main">
          {t(w.look)}
        </button>
      </form>
      <p className="no-print">
        <a className="button plain" href="/activities">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
