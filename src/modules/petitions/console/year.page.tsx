import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { ExportLine } from '#modules/exports/console/index.ts';
import { PlacePicker } from '#modules/places/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { Answer } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { petitionsApi } from '../petitions.contract.ts';
import { yearWords as w } from '../petitions.year.words.ts';
import { petitionSearch } from './petition.search.ts';

const route = getRouteApi('/petitions/year');
type Figures = Answer<typeof petitionsApi.statistics>;
type Span = { from: string; to: string; area?: string };
const YEARS = 6;

/** A number with the list behind it; what is too small to be told has none. */
function Count({
  n,
  span,
  behind = {},
}: {
  n: number | null;
  span: Span;
  behind?: { topic?: string; organ?: string };
}) {
  const { say } = useSay();
  if (n === null) return <span className="soft">{say(w.few)}</span>;
  if (n === 0) return <>0</>;
  return (
    <Link to="/petitions" search={petitionSearch({ which: 'all', ...span, ...behind })}>
      {n.toLocaleString()}
    </Link>
  );
}
const Told = ({ n }: { n: number | null }) => {
  const { say } = useSay();
  return n === null ? <span className="soft">{say(w.few)}</span> : n.toLocaleString();
};

function Sums({ f, span }: { f: Figures; span: Span }) {
  const { say } = useSay();
  return (
    <dl className="year-sums">
      <div>
        <dt>{say(w.total)}</dt>
        <dd>
          <Count n={f.registered} span={span} />
        </dd>
      </div>
      {(['transferred', 'assigned', 'supervised'] as const).map((key) => (
        <div key={key}>
          <dt>{say(w[key])}</dt>
          <dd>{f.moves[key].toLocaleString()}</dd>
        </div>
      ))}
      <div>
        <dt>{say(w.suggested)}</dt>
        <dd>
          <Told n={f.suggestions.registered} />
        </dd>
      </div>
      {(['adopted', 'partly'] as const).map((key) => (
        <div key={key}>
          <dt>{say(w[key])}</dt>
          <dd>
            <Told n={f.suggestions[key]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const unitColumns = [
  'transferredIn',
  'accepted',
  'decided',
  'supported',
  'extended',
  'late',
  'reviewed',
  'changedOnReview',
] as const;

function Tables({ f, span }: { f: Figures; span: Span }) {
  const { say } = useSay();
  return (
    <>
      <h2>{say(w.topics)}</h2>
      <ExportLine list="petition-topics" filters={span} />
      <Register
        rows={f.byTopic}
        keyOf={(t) => t.topic ?? '-'}
        columns={[
          { head: w.topic, cell: (t) => t.topic ?? say(w.noTopic) },
          {
            head: w.registered,
            cell: (t) => <Count n={t.registered} span={span} behind={{ topic: t.topic ?? '-' }} />,
            isFigure: true,
          },
        ]}
      />
      <h2>{say(w.units)}</h2>
      <ExportLine list="petition-units" filters={span} />
      <Register
        rows={f.byUnit}
        keyOf={(u) => u.unitId}
        columns={[
          { head: w.unit, cell: (u) => u.unit },
          {
            head: w.registered,
            cell: (u) => <Count n={u.registered} span={span} behind={{ organ: u.unitId }} />,
            isFigure: true,
          },
          ...unitColumns.map((key) => ({
            head: w[key],
            cell: (u: Figures['byUnit'][number]) => <Told n={u[key]} />,
            isFigure: true,
          })),
        ]}
      />
    </>
  );
}

/** 年度信访统计 (信访工作条例 41): units and topics of a year and a place, to look at, to print, to take out. */
export function PetitionYearPage() {
  const { say } = useSay();
  const go = route.useNavigate();
  const thisYear = Number(dayOf(Date.now()).slice(0, 4));
  const { year = thisYear, area } = route.useSearch();
  const span: Span = { from: `${year}-01-01`, to: `${year}-12-31`, ...(area && { area }) };
  const ask = useAsk(petitionsApi.statistics, { query: span }, { keepOld: true });
  return (
    <>
      <PageHead title={`${say(w.title)} ${year}`} note={say(w.note)}>
        <Button onClick={() => window.print()}>{say(kitWords.print)}</Button>
      </PageHead>
      <search className="filters no-print">
        <Select
          aria-label={say(w.year)}
          value={year}
          options={Array.from({ length: YEARS }, (_, i) => ({ value: thisYear - i, label: `${thisYear - i}` }))}
          onChange={(next) => void go({ search: (old) => ({ ...old, year: next }) })}
        />
        <div className="filter-search">
          <PlacePicker
            label={say(w.place)}
            clearable
            value={area}
            onChange={(next) => void go({ search: { year, ...(next && { area: next }) } })}
          />
        </div>
      </search>
      <Read ask={ask} rows={8}>
        {(f) =>
          f.registered === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <>
              <Sums f={f} span={span} />
              <Tables f={f} span={span} />
            </>
          )
        }
      </Read>
    </>
  );
}
