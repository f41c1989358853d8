import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, urlOf } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { activityKinds } from '../activities.rules.ts';
import { activityKindWords, cellStateWords } from '../activities.words.ts';
import { type YearLineView, yearApi } from '../year.contract.ts';
import type { ActivitySearch } from './activities.search.ts';

type Board = Answer<typeof yearApi.yearBoard>['items'];
const spanOf = (c: { from: number; to: number }) => (c.from === c.to ? `${c.from}` : `${c.from}–${c.to}`);

/** A year of one kind in a few small squares; the text says the same for those who do not see them. */
function Strip({ line }: { line: YearLineView }) {
  const { say } = useSay();
  const told = line.cells.map((c) => `${spanOf(c)} ${say(cellStateWords[c.state])}`);
  return (
    <span className="year-strip" role="img" aria-label={told.join(' · ')} title={told.join(' · ')}>
      {line.cells.map((c) => (
        <i key={c.from} className={c.state} />
      ))}
    </span>
  );
}

/** What is missing by today, by kind: figures of units, of nobody in them. */
function Figures({ items }: { items: Board }) {
  const { say } = useSay();
  const gaps = items.filter((i) => i.lines.some((l) => l.missed > 0)).length;
  const byKind = activityKinds.flatMap((kind) => {
    const lines = items.flatMap((i) => i.lines.filter((l) => l.kind === kind && l.missed > 0));
    const n = lines.reduce((sum, l) => sum + l.missed, 0);
    return n > 0 ? [say(w.boardKind, { kind: say(activityKindWords[kind]), n, units: lines.length })] : [];
  });
  return (
    <p>
      {say(w.boardAll, { n: items.length })} ·{' '}
      {gaps === 0 ? (
        say(w.boardFull)
      ) : (
        <>
          <strong className="year-missed">{say(w.boardMissing, { n: gaps })}</strong>
          {` · ${byKind.join(' · ')}`}
        </>
      )}
    </p>
  );
}

/** Every unit's year for whoever stands above them: what was held, and which pieces are missing. */
export function Years({ year, search }: { year: number; search: ActivitySearch }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const query = { year, ...(search.area && { area: search.area }) };
  const ask = useAsk(yearApi.yearBoard, { query }, { keepOld: true });
  return (
    <Read ask={ask} rows={6}>
      {({ items }) => {
        if (items.length === 0) return <Nothing title={say(w.unitsNone)} hint={say(w.unitsNoneHint)} />;
        const shown = search.missing ? items.filter((i) => i.lines.some((l) => l.missed > 0)) : items;
        return (
          <>
            <Figures items={items} />
            <div className="page-acts no-print">
              <Checkbox
                checked={Boolean(search.missing)}
                onChange={(e) =>
                  void navigate({
                    to: '/activities',
                    search: { ...search, missing: e.target.checked || undefined },
                    replace: true,
                  })
                }
              >
                {say(w.onlyMissing)}
              </Checkbox>
              <Button href={urlOf(yearApi.exportYears, { query })} download>
                {say(w.xlsx)}
              </Button>
            </div>
            <Table items={shown} year={year} />
            <p className="soft">{say(w.legend)}</p>
          </>
        );
      }}
    </Read>
  );
}

function Table({ items, year }: { items: Board; year: number }) {
  const { say } = useSay();
  const kinds = activityKinds.filter((k) => items.some((i) => i.lines.some((l) => l.kind === k)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={say(w.years)}>
      <table className="plain-table register">
        <thead>
          <tr>
            <th scope="col">{say(w.unit)}</th>
            {kinds.map((k) => (
              <th key={k} scope="col">
                {say(activityKindWords[k])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ unit, lines }) => (
            <tr key={unit.id}>
              <th scope="row">
                <Link to="/activities/units/$id" params={{ id: unit.id }} search={{ year }}>
                  {unit.name}
                </Link>
                <br />
                <span className="soft">{unit.placeName}</span>
              </th>
              {kinds.map((k) => (
                <td key={k} data-head={say(activityKindWords[k])}>
                  <Held line={lines.find((l) => l.kind === k)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Held({ line }: { line: YearLineView | undefined }) {
  const { say } = useSay();
  if (!line) return null;
  const missed = line.cells.filter((c) => c.state === 'missed');
  return (
    <>
      <Strip line={line} />
      {line.missed > 0 && (
        <span className="year-missed" title={say(w.missedIn, { spans: missed.map(spanOf).join('、') })}>
          {say(w.missedN, { n: line.missed })}
        </span>
      )}
    </>
  );
}
