import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Component, lazy, type ReactNode, Suspense, useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { useSay } from '#ui/console/say.tsx';
import { insightConsoleWords as w } from '../insight.console.words.ts';
import type { EchartProps } from './echart.tsx';

const Drawn = lazy(async () => ({ default: (await import('./echart.tsx')).Echart }));

/** A chart that cannot come (an old browser, a lost line) leaves its table in its place. */
class Instead extends Component<{ children: ReactNode; table: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override render() {
    return this.state.isBroken ? this.props.table : this.props.children;
  }
}

/** A chart alone, drawn when it comes. */
export function Chart(props: EchartProps & { table?: ReactNode }) {
  const { table = null, ...drawn } = props;
  return (
    <Instead table={table}>
      <Suspense fallback={<div className="chart" style={{ height: props.height }} />}>
        <Drawn {...drawn} />
      </Suspense>
    </Instead>
  );
}

/** A chart with its name and the same numbers as a table, one press away; each number in the table leads to its list. */
export function ChartCard({
  says,
  hint,
  table,
  ...chart
}: EchartProps & { says: Word; hint?: string; table: ReactNode }) {
  const { say } = useSay();
  const [isTable, show] = useState(false);
  return (
    <section className="card">
      <header className="card-head">
        <h2>
          {say(says)} {hint && <span className="soft small board-hint">{hint}</span>}
        </h2>
        <Button
          className="no-print"
          size="small"
          type="text"
          icon={isTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
          aria-pressed={isTable}
          aria-label={`${say(says)}:${say(isTable ? w.showChart : w.showTable)}`}
          onClick={() => show(!isTable)}
        >
          {say(isTable ? w.showChart : w.showTable)}
        </Button>
      </header>
      {isTable ? table : <Chart {...chart} table={table} />}
    </section>
  );
}
