import { useQueryClient } from '@tanstack/react-query';
import { inFours } from '#kernel/fours.ts';
import { QrCode } from '#ui/console/qr.tsx';
import { useSay } from '#ui/console/say.tsx';
import { visitConsoleWords as w } from '../visits.console.words.ts';

/** Everything of this module is read again: a visit stands on several lists. */
export function useVisitsAgain() {
  const client = useQueryClient();
  return () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0] ?? '').startsWith('/api/visits') });
}

/** What the household takes home: number, passphrase, the way to what was written. */
export function SlipCard({ slip }: { slip: { number: string; passphrase: string; link: string } }) {
  const { say } = useSay();
  return (
    <article className="visit-slip">
      <div>
        <h3>{say(w.slipTitle)}</h3>
        <dl>
          <dt>{say(w.slipNumber)}</dt>
          <dd className="receipt-figure">{inFours(slip.number)}</dd>
          <dt>{say(w.passphrase)}</dt>
          <dd className="receipt-figure">{inFours(slip.passphrase)}</dd>
        </dl>
        <p className="small">{say(w.slipLead)}</p>
      </div>
      <QrCode text={slip.link} size={120} />
    </article>
  );
}
