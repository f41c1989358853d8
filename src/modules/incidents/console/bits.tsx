import { Link } from '@tanstack/react-router';
import { Form, Select, Tag } from 'antd';
import type { z } from 'zod';
import { statusWords } from '#modules/cases/cases.words.ts';
import { organisationsApi } from '#modules/organisations/organisations.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useSay } from '#ui/console/say.tsx';
import { incidentConsoleWords as w } from '../incidents.console.words.ts';
import type { caseBrief, TopicRow } from '../incidents.contract.ts';
import type { IncidentStatus } from '../incidents.rules.ts';
import { incidentStatusWords } from '../incidents.words.ts';
import './incidents.css';

export type Brief = z.output<typeof caseBrief>;

export function CaseLink({ c }: { c: Brief }) {
  return (
    <>
      <Link to="/cases/$id" params={{ id: c.id }}>
        {c.title}
      </Link>
      <span className="mono soft block">{c.number}</span>
    </>
  );
}

export function CaseStatusTag({ status }: { status: Brief['status'] }) {
  const { say } = useSay();
  return <Tag className={`status status-${status}`}>{say(statusWords[status])}</Tag>;
}

export function IncidentTag({ status }: { status: IncidentStatus }) {
  const { say } = useSay();
  return <Tag className={`status incident-${status}`}>{say(incidentStatusWords[status])}</Tag>;
}

/** How hot, against the hottest of the list. */
export function HeatBar({ heat, hottest }: { heat: number; hottest: number }) {
  return (
    <span className="heat">
      <span className="heat-bar" aria-hidden>
        <span style={{ inlineSize: `${Math.max(2, (heat / Math.max(hottest, 1)) * 100)}%` }} />
      </span>
      <strong>{heat}</strong>
    </span>
  );
}

const WIDTH = 84;
const HEIGHT = 24;
/** Cases in equal parts of the time; the numbers are read out to whoever does not see the line. */
export function Trend({ t }: { t: TopicRow }) {
  const { say } = useSay();
  const most = Math.max(...t.trend, 1);
  const step = t.trend.length > 1 ? WIDTH / (t.trend.length - 1) : 0;
  const y = (n: number) => HEIGHT - 2 - (n / most) * (HEIGHT - 4);
  const points = t.trend.map((n, i) => `${(i * step).toFixed(1)},${y(n).toFixed(1)}`);
  const label = say(w.trendOf, { from: t.firstDay, to: t.lastDay, numbers: t.trend.join(', ') });
  return (
    <svg
      className="trend"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {points.length > 1 ? (
        <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1.5" />
      ) : (
        <circle cx={WIDTH / 2} cy={HEIGHT / 2} r="3" fill="currentColor" />
      )}
    </svg>
  );
}

/** The units that can own it, found by typing part of a name. */
export function UnitField({ area }: { area: string }) {
  const { say } = useSay();
  const ask = useAsk(organisationsApi.listOrganisations, { query: { area } });
  const units = ask.data?.organisations ?? [];
  return (
    <Form.Item name="organisationId" label={say(w.owner)} rules={[{ required: true, message: say(w.required) }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={ask.isPending}
        options={units.map((o) => ({ value: o.id, label: o.shortName }))}
      />
    </Form.Item>
  );
}
