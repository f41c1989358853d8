import type { ReactNode } from 'react';
import type { Addition } from '#platform/module.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { newestTotals } from '../statistics.store.ts';
import { fileOf, monthText } from './month.ts';
import { dutyAtHome } from './point.page.tsx';
import { figureWords as w } from './public.words.ts';

type Sum = Awaited<ReturnType<typeof newestTotals>>[number];

function Sums({ sums }: { sums: readonly Sum[] }) {
  const t = useSay();
  const { lang } = useFrame();
  const number = (n: number | null) => (n === null ? t(w.few) : t(w.count, { n }));
  return (
    <section>
      <h2>{t(w.homeTitle)}</h2>
      <ul className="plain-list card">
        {sums.map((s) => (
          <li key={s.id}>
            <a href={`/public/figures/${fileOf(s)}`}>
              {t(w.of, { place: s.placeName, month: monthText(s.month, lang) })}
            </a>
            <br />
            <span className="soft">
              {t(w.homeLine, { received: number(s.received), inTime: number(s.inTime), solved: number(s.solved) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The last month on the home page, once there is one: numbers of cases, never of people. */
const monthAtHome: Addition = async (ctx): Promise<ReactNode | null> => {
  const sums = await newestTotals(ctx);
  return sums.length === 0 ? null : <Sums sums={sums} />;
};

/** What this module shows on the home page: who is on duty today, then how last month went. */
export const publicAtHome: Addition = async (ctx, id): Promise<ReactNode | null> => {
  const [duty, month] = await Promise.all([dutyAtHome(ctx, id), monthAtHome(ctx, id)]);
  if (!duty && !month) return null;
  return (
    <>
      {duty}
      {month}
    </>
  );
};
