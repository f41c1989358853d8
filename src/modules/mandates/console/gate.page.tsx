import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ExportButton, ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, urlOf } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { gateApi, gateLevels } from '../mandates.gate.contract.ts';
import { type GateOutcome, gateOutcomes } from '../mandates.gate.rules.ts';
import {
  gateFigureWords as f,
  gateOutcomeWords,
  gateReasonWords,
  matterKindWords,
  gateConsoleWords as w,
} from '../mandates.gate.words.ts';
import './mandates.css';

type Unit = Answer<typeof gateApi.gateFigures>['units'][number];
type Behind = { unit: Unit; outcome: GateOutcome };
type Level = (typeof gateLevels)[number] | 'total';
type Period = { from: string; to: string };

function Dispatches({ period, behind, level }: { period: Period; behind: Behind; level: Level }) {
  const { say } = useSay();
  const { unit, outcome } = behind;
  const query = { ...period, dispatcherId: unit.id, outcome, ...(level !== 'total' && { level }) };
  const ask = useAsk(gateApi.gateDecisions, { query });
  return (
    <section className="card below">
      <h2>{say(w.behind, { unit: unit.name, outcome: say(gateOutcomeWords[outcome]), n: unit[level][outcome] })}</h2>
      <ExportLine list="gate-decisions" filters={query} />
      <Read ask={ask}>
        {({ items, more }) => (
          <>
            <Register
              rows={items}
              keyOf={(d) => d.id}
              columns={[
                { head: w.day, cell: (d) => d.day },
                { head: w.matter, cell: (d) => `${say(matterKindWords[d.matterKind])} ${d.matterLabel}` },
                { head: w.receiver, cell: (d) => d.receiver },
                {
                  head: w.by,
                  cell: (d) =>
                    d.admission ? (
                      <Link to="/admissions/$id" params={{ id: d.admission.id }}>
                        {d.admission.number}
                      </Link>
                    ) : (
                      (d.line ?? (d.why ? say(gateReasonWords[d.why]) : '—'))
                    ),
                },
              ]}
            />
            {more && <p className="soft">{say(w.more)}</p>}
          </>
        )}
      </Read>
    </section>
  );
}

/** 派件准入统计: by dispatching unit, in the order of names; behind each figure what it counts. */
export function GatePage() {
  const { say } = useSay();
  const today = dayOf(Date.now());
  const [period, setPeriod] = useState<Period>({ from: `${today.slice(0, 4)}-01-01`, to: today });
  const [level, setLevel] = useState<Level>('total');
  const [behind, look] = useState<Behind | null>(null);
  const ask = useAsk(gateApi.gateFigures, { query: period });
  const figure = (unit: Unit, outcome: GateOutcome) =>
    unit[level][outcome] === 0 ? (
      0
    ) : (
      <Button type="link" size="small" className="gate-figure" onClick={() => look({ unit, outcome })}>
        {unit[level][outcome]}
      </Button>
    );
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.hint)}>
        <ExportButton list="gate-figures" filters={period} />
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button href={urlOf(gateApi.exportGate, { query: period })}>{say(w.sheet)}</Button>
      </PageHead>
      <search className="filters gate-filters no-print">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} htmlFor={`gate-${end}`}>
            {say(w[end])}{' '}
            <Input
              id={`gate-${end}`}
              type="date"
              value={period[end]}
              onChange={(e) => e.target.value && setPeriod({ ...period, [end]: e.target.value })}
            />
          </label>
        ))}
        <Select<Level>
          aria-label={say(w.level)}
          value={level}
          onChange={setLevel}
          options={[
            { value: 'total', label: say(w.both) },
            ...gateLevels.map((value) => ({ value, label: say(f[value]) })),
          ]}
        />
      </search>
      <Read ask={ask} rows={6}>
        {({ units }) =>
          units.length === 0 ? (
            <Nothing title={say(w.none)} hint={say(w.noneHint)} />
          ) : (
            <Register
              rows={units}
              keyOf={(u) => u.id}
              columns={[
                { head: w.unit, cell: (u) => u.name },
                ...gateOutcomes.map((outcome) => ({
                  head: gateOutcomeWords[outcome],
                  cell: (u: Unit) => figure(u, outcome),
                  isFigure: true,
                })),
                {
                  head: w.total,
                  cell: (u) => gateOutcomes.reduce((sum, outcome) => sum + u[level][outcome], 0),
                  isFigure: true,
                },
              ]}
            />
          )
        }
      </Read>
      {behind && <Dispatches period={period} behind={behind} level={level} />}
    </>
  );
}
