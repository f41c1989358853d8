import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { rollRoles } from '../activities.rules.ts';
import {
  activityKindWords,
  activityStatusWords,
  activityWords,
  cellStateWords,
  periodWords,
  wayWords,
} from '../activities.words.ts';
import { type UnitYear, type YearLineView, yearApi } from '../year.contract.ts';
import { Plan } from './plan.dialog.tsx';
import { Requirements } from './requirements.drawer.tsx';
import { Roll } from './roll.drawer.tsx';
import './activities.css';

const route = getRouteApi('/activities/units/$id');

/** The year of one unit: what it owes in every piece of it, what was held, what is missing; printed as it stands. */
export function YearPage() {
  const { say } = useSay();
  const { id } = route.useParams();
  const year = route.useSearch().year ?? Number(dayOf(Date.now()).slice(0, 4));
  const navigate = useNavigate();
  const client = useQueryClient();
  const { role } = useMe();
  const isKeeper = rollRoles.some((r) => r === role);
  const [dialog, open] = useState<'plan' | 'asked' | 'roll' | null>(null);
  const ask = useAsk(yearApi.unitYear, { params: { id }, query: { year } }, { keepOld: true });
  const again = () => void client.invalidateQueries({ queryKey: [yearApi.unitYear.path] });
  const close = () => open(null);
  return (
    <Read ask={ask} rows={8}>
      {(y) => (
        <>
          <PageHead
            title={`${y.unit.name} ${say(y.unit.kind === 'party' ? activityWords.year : w.yearOfOther, { year })}`}
            note={y.unit.placeName}
          >
            <Select
              aria-label={say(w.year)}
              value={year}
              options={[year - 1, year, year + 1].map((value) => ({ value, label: String(value) }))}
              onChange={(next) =>
                void navigate({ to: '/activities/units/$id', params: { id }, search: { year: next }, replace: true })
              }
            />
            {isKeeper && (
              <Button onClick={() => void navigate({ to: '/activities/plan', search: { year, unit: id } })}>
                {say(w.draft)}
              </Button>
            )}
            {isKeeper && (
              <Button type="primary" onClick={() => open('plan')}>
                {say(w.plan)}
              </Button>
            )}
            <Button onClick={() => open('roll')}>{say(y.unit.kind === 'party' ? w.roll : w.members)}</Button>
            <Button onClick={() => open('asked')}>{say(w.requirements)}</Button>
            <Button onClick={() => window.print()}>{say(w.print)}</Button>
            <Button href={urlOf(yearApi.exportYear, { params: { id }, query: { year } })} download>
              {say(w.xlsx)}
            </Button>
          </PageHead>
          <Grid y={y} />
          <Ways y={y} />
          <Held y={y} />
          {dialog === 'plan' && (
            <Plan
              unit={id}
              close={close}
              done={(a) => void navigate({ to: '/activities/$id', params: { id: a.id } })}
            />
          )}
          {dialog === 'asked' && <Requirements unit={y.unit} close={close} done={again} />}
          {dialog === 'roll' && (
            <Roll
              id={id}
              close={() => {
                close();
                again();
              }}
            />
          )}
        </>
      )}
    </Read>
  );
}

function Line({ line }: { line: YearLineView }) {
  const { say } = useSay();
  return (
    <tr>
      <th scope="row" title={line.basis}>
        {say(activityKindWords[line.kind])}{' '}
        <span className="soft">{say(w.requiredN, { period: say(periodWords[line.period]), n: line.needs })}</span>
      </th>
      {line.cells.map((c) => (
        <td key={c.from} colSpan={c.to - c.from + 1}>
          <span className={`year-cell ${c.state}`}>
            {say(cellStateWords[c.state])}
            {c.needs > 1 && ` ${c.held}/${c.needs}`}
          </span>
        </td>
      ))}
      <td className="figure">{line.missed > 0 ? <span className="year-missed">{line.missed}</span> : 0}</td>
    </tr>
  );
}

function Grid({ y }: { y: UnitYear }) {
  const { say } = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={say(w.years)}>
      <table className="plain-table year-grid">
        <thead>
          <tr>
            <th scope="col">{say(w.kind)}</th>
            {Array.from({ length: 12 }, (_, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the twelve months of a year
              <th key={i} scope="col">
                {say(w.month, { n: i + 1 })}
              </th>
            ))}
            <th scope="col">{say(w.missed)}</th>
          </tr>
        </thead>
        <tbody>
          {y.lines.map((line) => (
            <Line key={line.kind} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 讲评帮乐庆: what was held in each of the five ways. */
function Ways({ y }: { y: UnitYear }) {
  const { say } = useSay();
  if (y.ways.length === 0) return null;
  return (
    <p>
      {say(w.ways)}
      {say(colon)}
      {y.ways.map((x) => `${say(wayWords[x.way])} ${x.held}`).join(' · ')}
    </p>
  );
}

function Held({ y }: { y: UnitYear }) {
  const { say } = useSay();
  if (y.activities.length === 0) return <Nothing title={say(w.listNone)} />;
  return (
    <section className="section">
      <h2>{say(w.list)}</h2>
      <Register
        rows={y.activities}
        keyOf={(a) => a.id}
        columns={[
          {
            head: w.what,
            cell: (a) => (
              <Link to="/activities/$id" params={{ id: a.id }}>
                {a.title}
              </Link>
            ),
          },
          { head: w.kind, cell: (a) => say(activityKindWords[a.kind]) },
          { head: w.when, cell: (a) => a.day },
          { head: w.where, cell: (a) => a.where },
          {
            head: w.status,
            cell: (a) =>
              [say(activityStatusWords[a.status]), a.isEnteredLate && say(w.enteredLate)].filter(Boolean).join(' · '),
          },
          {
            head: w.attendance,
            cell: (a) => (a.present === null ? '' : a.should === null ? a.present : `${a.present}/${a.should}`),
            isFigure: true,
          },
        ]}
      />
    </section>
  );
}
