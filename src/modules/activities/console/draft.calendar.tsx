import { Button, Input } from 'antd';
import { useSay } from '#ui/console/say.tsx';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { meetingWord } from '../activities.words.ts';
import type { DraftLine } from '../plans.contract.ts';

/** A line of the draft as it stands on the screen: `clock` is the wall clock of the place, `2026-03-16T15:00`. */
export type Line = DraftLine & { key: string; where: string; clock: string };
const SHANGHAI_MS = 8 * 3_600_000;
export const startOf = (d: DraftLine): string =>
  new Date(Date.parse(d.startsAt) + SHANGHAI_MS).toISOString().slice(0, 16);
const weekdayOf = (clock: string, lang: 'zh' | 'en') =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${clock}Z`),
  );
const monthOf = (l: Line) => l.clock.slice(0, 7);

type Props = { lines: readonly Line[]; change: (lines: readonly Line[]) => void };
/** The draft month by month: every day and hour can be changed, every line left out, before anything is kept. */
export function DraftCalendar({ lines, change }: Props) {
  const { say } = useSay();
  const months = [...new Set(lines.map(monthOf))].sort();
  const put = (key: string, clock: string) => change(lines.map((l) => (l.key === key ? { ...l, clock } : l)));
  const units = new Set(lines.map((l) => l.organisationId)).size;
  return (
    <section className="section">
      <h2>{say(w.draftN, { n: lines.length, units })}</h2>
      {lines.some((l) => l.provisional) && <p className="soft">{say(w.provisional)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too. */}
      <section className="table-scroll" tabIndex={0} aria-label={say(w.planYear)}>
        <table className="plain-table">
          <thead>
            <tr>
              {[w.when, w.weekday, w.unit, w.kind, w.remark].map((word) => (
                <th key={word[1]} scope="col">
                  {say(word)}
                </th>
              ))}
              <th scope="col" aria-label={say(w.dropLine)} />
            </tr>
          </thead>
          {months.map((m) => (
            <tbody key={m}>
              {lines
                .filter((l) => monthOf(l) === m)
                .map((l) => (
                  <Row key={l.key} l={l} put={put} drop={() => change(lines.filter((x) => x.key !== l.key))} />
                ))}
            </tbody>
          ))}
        </table>
      </section>
    </section>
  );
}

type RowProps = { l: Line; put: (key: string, clock: string) => void; drop: () => void };
function Row({ l, put, drop }: RowProps) {
  const { say, lang } = useSay();
  const kind = say(meetingWord(l.kind, l.group));
  const moved = l.instead && say(l.insteadName ? w.movedHoliday : w.moved, { day: l.instead, name: l.insteadName });
  return (
    <tr>
      <th scope="row">
        <Input
          type="datetime-local"
          aria-label={`${l.unit} ${kind} ${say(w.when)}`}
          value={l.clock}
          onChange={(e) => e.target.value && put(l.key, e.target.value.slice(0, 16))}
        />
      </th>
      <td>{weekdayOf(l.clock, lang)}</td>
      <td>{l.unit}</td>
      <td>{kind}</td>
      <td className="soft">{moved}</td>
      <td>
        <Button size="small" type="link" aria-label={`${say(w.dropLine)} ${l.unit} ${kind} ${l.day}`} onClick={drop}>
          {say(w.dropLine)}
        </Button>
      </td>
    </tr>
  );
}
