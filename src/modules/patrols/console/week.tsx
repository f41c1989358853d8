import { Button } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { patrolConsoleWords as w } from '../patrols.console.words.ts';
import type { BoardLine } from '../patrols.contract.ts';
import { PaperWeek } from './paper.week.tsx';

/** A week grid by grid: walked or not, day by day. There is no column for who. */
export function Week({
  days,
  lines,
  toFinds,
}: {
  days: readonly string[];
  lines: readonly BoardLine[];
  toFinds: (area: string) => void;
}) {
  const { say, lang } = useSay();
  const weekday = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' });
  const head = (day: string) => `${weekday.format(new Date(`${day}T00:00:00Z`))} ${day.slice(5).replace('-', '/')}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={say(w.weekOf, { from: days[0] ?? '' })}>
      <table className="plain-table patrol-week">
        <caption className="soft">{say(w.weekOf, { from: days[0] ?? '' })}</caption>
        <thead>
          <tr>
            <th scope="col">{say(w.place)}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {head(day)}
              </th>
            ))}
            <th scope="col">{say(w.found)}</th>
            <th scope="col">{say(w.toVerify)}</th>
            <th scope="col" className="no-print">
              {say(w.paper)}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={l.area}>
              <th scope="row">{l.placeName}</th>
              {days.map((day, i) => (
                <td key={day} className="day">
                  <span
                    role="img"
                    className={l.walked[i] ? 'is-walked' : 'is-open'}
                    aria-label={say(l.walked[i] ? w.walked : w.notWalked)}
                  >
                    {l.walked[i] ? '✓' : '·'}
                  </span>
                </td>
              ))}
              <td className="figure">
                {l.finds > 0 ? (
                  <Button type="link" size="small" onClick={() => toFinds(l.area)}>
                    {l.finds}
                  </Button>
                ) : (
                  0
                )}
              </td>
              <td className="figure">{l.toVerify}</td>
              <td className="no-print">
                <PaperWeek area={l.area} days={days} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
