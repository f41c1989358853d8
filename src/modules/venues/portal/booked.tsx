import { inFours } from '#kernel/fours.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { momentText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { venueWords } from '../venues.words.ts';
import { portalVenueWords as w } from './venue.words.ts';

type Props = {
  venue: { name: string; address: string };
  asked: { startsAt: Temporal.Instant; people: number; group: string };
  made: { number: string; passphrase: string };
};
/** The passphrase exists nowhere but on this page. */
export function Booked({ venue, asked, made }: Props) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <p className="lead">
        {venue.name} · {momentText(asked.startsAt, lang, now)} · {t(venueWords.people, { n: asked.people })}
      </p>
      <p className="soft">{venue.address}</p>
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
      <p className="no-print">
        <a className="button plain" href="/venues/booked">
          {t(w.look)}
        </a>
      </p>
    </>
  );
}
