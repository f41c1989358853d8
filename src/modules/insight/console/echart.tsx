import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useScheme } from '#ui/console/scheme.tsx';
import { type Ink, inkOf, type Option } from './options.ts';

echarts.use([BarChart, LineChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

const still = () => window.matchMedia('(prefers-reduced-motion: reduce), print').matches;
export type EchartProps = {
  option: (ink: Ink) => Option;
  height: number | string;
  label: string;
  pick?: ((series: number, index: number) => void) | undefined;
};

/** One drawing, kept while its numbers change, so that nothing flickers. */
export function Echart({ option, height, label, pick }: EchartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  const picked = useRef(pick);
  picked.current = pick;
  const { isDark } = useScheme();
  useEffect(() => {
    const drawn = echarts.init(box.current!, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (e) => picked.current?.(e.seriesIndex ?? 0, e.dataIndex));
    const sized = new ResizeObserver(() => drawn.resize());
    sized.observe(box.current!);
    return () => {
      sized.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours of the page change with the scheme.
  useEffect(() => {
    // It is named as a whole: the strokes and figures within are not read out one by one.
    box.current?.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    chart.current?.setOption({ animation: !still(), animationDuration: 300, ...option(inkOf()) }, { notMerge: true });
  }, [option, isDark]);
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}
