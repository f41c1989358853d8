import { Fragment } from 'react';
import { useSay } from '#ui/portal/frame.tsx';
import type { ReceptionPoint } from '../publication.contract.ts';
import { publicWords as w } from './public.words.ts';

/** Each number by itself, as a telephone can dial it. */
export function Phones({ text }: { text: string }) {
  const numbers = text.split(/[、,\uFF0C;\uFF1B/\s]+/).filter(Boolean);
  return numbers.map((n, i) => (
    <Fragment key={n}>
      {i > 0 && '、'}
      {/\d{3}/.test(n) ? <a href={`tel:${n.replace(/[^\d+]/g, '')}`}>{n}</a> : n}
    </Fragment>
  ));
}

/** Where a unit receives people; its name leads to its own page. */
export function Point({
  p,
  onDuty,
  titled = true,
}: {
  p: ReceptionPoint;
  onDuty: readonly string[];
  titled?: boolean;
}) {
  const t = useSay();
  return (
    <section>
      {titled && (
        <h3>
          <a href={`/public/points/${p.organisationId}`}>{p.organisation}</a>
        </h3>
      )}
      <dl className="facts card grid">
        {onDuty.length > 0 && (
          <>
            <dt>{t(w.onDuty)}</dt>
            <dd>{onDuty.join('、')}</dd>
          </>
        )}
        <dt>{t(w.address)}</dt>
        <dd>{p.address}</dd>
        <dt>{t(w.phone)}</dt>
        <dd>
          <Phones text={p.phone} />
        </dd>
        <dt>{t(w.hours)}</dt>
        <dd>{p.hours}</dd>
        {p.note && (
          <>
            <dt>{t(w.besides)}</dt>
            <dd>{p.note}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
