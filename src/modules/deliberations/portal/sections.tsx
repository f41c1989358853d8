import { useSay } from '#ui/portal/frame.tsx';
import type { ItemView, LevyView } from '../affairs.contract.ts';
import type { RiteKind } from '../affairs.rules.ts';
import { levyStatusWords, lineWayWords, riteKindWords } from '../affairs.words.ts';
import { portalDeliberationWords as w } from '../deliberations.portal.words.ts';

export type Sections = {
  categories: readonly { code: string; name: readonly [string, string] }[];
  items: readonly ItemView[];
  levies: readonly LevyView[];
  standards: readonly { id: string; kind: RiteKind; body: string }[];
};
const RECENT = 5;
/** What else a village shows: its notice board by category, what it asks of its people and where that went, what it agreed on. */
export function VillageSections({ area, categories, items, levies, standards }: Sections & { area: string }) {
  const t = useSay();
  const used = categories.filter((c) => items.some((i) => i.category === c.code));
  return (
    <>
      {used.map((c) => (
        <section key={c.code}>
          <h2>{t(c.name)}</h2>
          <ul className="plain-list card">
            {items
              .filter((i) => i.category === c.code)
              .slice(0, RECENT)
              .map((i) => (
                <li key={i.id}>
                  <a className="lead" href={`/villages/${area}/items/${i.id}`}>
                    {i.title}
                  </a>
                  <p className="soft">
                    {i.period} · {i.publishedOn}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {levies.map((l) => (
        <Levy key={l.id} l={l} />
      ))}
      {standards.length > 0 && (
        <section>
          <h2>{t(w.rites)}</h2>
          <p className="soft">{t(w.ritesHow)}</p>
          {standards.map((s) => (
            <div key={s.id} className="card">
              <h3>{t(riteKindWords[s.kind])}</h3>
              <p className="as-written">{s.body}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
function Levy({ l }: { l: LevyView }) {
  const t = useSay();
  return (
    <section className="card">
      <h2>
        {t(w.levy)} · {t(levyStatusWords[l.status])}
      </h2>
      <p className="lead">{l.title}</p>
      <p className="as-written">{l.purpose}</p>
      <p>{t(w.levyAsks, { yuan: l.personYuan, days: l.personDays, total: l.totalYuan, work: l.totalDays })}</p>
      {l.meeting ? (
        <p>{t(w.levyByMeeting, { ...l.meeting })}</p>
      ) : (
        <p>{t(w.levyAgreed, { households: l.households, asked: l.asked, agreed: l.agreed })}</p>
      )}
      {l.lines.length > 0 && (
        <table className="hours-table">
          <tbody>
            {l.lines.map((x) => (
              <tr key={x.id}>
                <th scope="row">{x.onDay}</th>
                <td>
                  {t(lineWayWords[x.way])} {x.amount} · {x.what}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t(w.sum)}</th>
              <td>
                {t(w.levySum, { in: l.inYuan, out: l.outYuan, left: Math.round((l.inYuan - l.outYuan) * 100) / 100 })}
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}
