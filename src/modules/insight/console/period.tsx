import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSay } from '#ui/console/say.tsx';
import { comparisonWords, periodWords, insightConsoleWords as w } from '../insight.console.words.ts';
import { type Days, kindOf, type PeriodKind, periodKinds, periodOf, stepped } from '../insight.period.rules.ts';
import type { Comparison } from '../insight.rules.ts';
import { periodText } from '../insight.spans.rules.ts';

/** Which days, and what they are compared with. */
export function PeriodBar({
  days,
  today,
  choose,
  against,
  compare,
}: {
  days: Days;
  today: string;
  choose: (days: Days) => void;
  /** Left out where nothing is compared. */
  against?: Comparison;
  compare?: (against: Comparison) => void;
}) {
  const { say } = useSay();
  const [isOwn, own] = useState(kindOf(days) === 'own');
  const kind: PeriodKind = isOwn ? 'own' : kindOf(days);
  const pick = (next: PeriodKind) => {
    own(next === 'own');
    // From the end of what is looked at, as far as it has come: a year leads to its last week that has begun.
    if (next !== 'own') choose(periodOf(next, days.to < today ? days.to : days.from > today ? days.from : today));
  };
  return (
    <div className="period">
      <Segmented<PeriodKind>
        aria-label={say(w.period)}
        value={kind}
        options={periodKinds.map((value) => ({ value, label: say(periodWords[value]) }))}
        onChange={pick}
      />
      <span className="period-step">
        <Button icon={<LeftOutlined />} aria-label={say(w.earlier)} onClick={() => choose(stepped(days, -1))} />
        {isOwn ? (
          (['from', 'to'] as const).map((end) => (
            <Input
              key={end}
              type="date"
              aria-label={say(w[end])}
              value={days[end]}
              onChange={(e) => {
                const next = { ...days, [end]: e.target.value };
                if (next.from && next.to && next.from <= next.to) choose(next);
              }}
            />
          ))
        ) : (
          <DaysText days={days} />
        )}
        <Button
          icon={<RightOutlined />}
          aria-label={say(w.later)}
          disabled={stepped(days, 1).from > today}
          onClick={() => choose(stepped(days, 1))}
        />
      </span>
      {compare && against && (
        <Select<Comparison>
          aria-label={say(w.against)}
          value={against}
          onChange={compare}
          options={(['previous', 'lastYear'] as const).map((value) => ({ value, label: say(comparisonWords[value]) }))}
        />
      )}
    </div>
  );
}

export function DaysText({ days }: { days: Days }) {
  const { say } = useSay();
  return <span className="figure">{say(periodText(days))}</span>;
}
