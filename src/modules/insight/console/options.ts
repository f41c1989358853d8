import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type Option = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;
/** The colours of the page as it is now: blue-green and orange are told apart by every eye, and lines and hatching besides. */
export type Ink = Record<'work' | 'now' | 'faint' | 'soft' | 'line' | 'ink' | 'surface', string> & {
  font: string;
  size: number;
};
const tokens = {
  work: 'work',
  now: 'now',
  faint: 'line-strong',
  soft: 'ink-soft',
  line: 'line',
  ink: 'ink',
  surface: 'surface',
} as const;

export function inkOf(): Ink {
  const style = getComputedStyle(document.documentElement);
  const t = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colours = Object.fromEntries(Object.entries(tokens).map(([k, name]) => [k, t(name)]));
  const size = document.querySelector('.wall')
    ? Number.parseFloat(getComputedStyle(document.querySelector('.wall')!).fontSize)
    : 12;
  return { ...(colours as Record<keyof typeof tokens, string>), font: t('font'), size };
}

const hatch = { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 } };
const words = (ink: Ink) => ({ color: ink.soft, fontFamily: ink.font, fontSize: ink.size });
const tip = (ink: Ink) => ({
  ...{
    trigger: 'axis' as const,
    confine: true,
    axisPointer: { type: 'shadow' as const, shadowStyle: { opacity: 0.15 } },
  },
  ...{ backgroundColor: ink.surface, borderColor: ink.line, textStyle: { color: ink.ink, fontFamily: ink.font } },
});
const legend = (ink: Ink) => ({ top: 0, right: 0, itemHeight: ink.size, textStyle: words(ink) });

export type TrendPart = { label: string; received: number; closed: number; before: number | null };

/** Received as bars, closed as a line, what was received before as a thin dotted one. */
export const trendOption =
  (
    parts: readonly TrendPart[],
    says: { received: string; closed: string; before: string; count: string; when: string },
  ) =>
  (ink: Ink): Option => ({
    ...{ aria: { enabled: true }, legend: legend(ink), tooltip: tip(ink) },
    grid: { left: 4, right: ink.size, top: ink.size * 3, bottom: 4, containLabel: true },
    xAxis: {
      ...{ type: 'category', data: parts.map((p) => p.label), axisLabel: { ...words(ink), hideOverlap: true } },
      ...{ axisLine: { lineStyle: { color: ink.faint } }, axisTick: { show: false } },
    },
    yAxis: {
      ...{ type: 'value', minInterval: 1, name: says.count, nameTextStyle: { ...words(ink), align: 'left' } },
      ...{ axisLabel: words(ink), splitLine: { lineStyle: { color: ink.line } } },
    },
    series: [
      {
        ...{ type: 'bar', name: says.received, data: parts.map((p) => p.received) },
        ...{ itemStyle: { color: ink.work }, barMaxWidth: 28, cursor: 'pointer' },
      },
      {
        ...{ type: 'line', name: says.closed, data: parts.map((p) => p.closed), symbol: 'circle', symbolSize: 7 },
        ...{ lineStyle: { color: ink.now, width: 2 }, itemStyle: { color: ink.now }, cursor: 'pointer' },
      },
      ...(parts.some((p) => p.before !== null)
        ? [
            {
              ...{
                type: 'line' as const,
                name: says.before,
                data: parts.map((p) => p.before),
                symbol: 'none',
                silent: true,
              },
              ...{
                lineStyle: { color: ink.faint, width: 1.5, type: 'dashed' as const },
                itemStyle: { color: ink.faint },
              },
            },
          ]
        : []),
    ],
  });

export type BarPart = { label: string; n: number; overdue: number };

/** Lying bars, the longest on top, the overdue part of each in orange and hatched; the whole number at the end. */
export const barsOption =
  (parts: readonly BarPart[], says: { count: string; overdue: string }) =>
  (ink: Ink): Option => ({
    ...{ aria: { enabled: true } },
    tooltip: {
      ...tip(ink),
      formatter: (found) => {
        const [first] = Array.isArray(found) ? found : [found];
        const part = parts[first?.dataIndex ?? 0];
        return part
          ? `${escaped(part.label)}<br>${says.count} ${part.n}${part.overdue > 0 ? `<br>${says.overdue} ${part.overdue}` : ''}`
          : '';
      },
    },
    grid: { left: 4, right: ink.size * 4, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: {
      ...{ type: 'category', inverse: true, data: parts.map((p) => p.label), axisTick: { show: false } },
      ...{ axisLine: { lineStyle: { color: ink.faint } } },
      axisLabel: { ...words(ink), color: ink.ink, width: ink.size * 11, overflow: 'truncate' },
    },
    series: [
      {
        ...{
          type: 'bar',
          stack: 'n',
          name: says.overdue,
          data: parts.map((p) => p.overdue),
          barMaxWidth: ink.size * 1.5,
        },
        ...{ itemStyle: { color: ink.now, ...hatch }, cursor: 'pointer' },
      },
      {
        ...{ type: 'bar', stack: 'n', name: says.count, data: parts.map((p) => p.n - p.overdue), cursor: 'pointer' },
        itemStyle: { color: ink.work },
        label: {
          ...{ show: true, position: 'right', color: ink.ink, fontFamily: ink.font, fontSize: ink.size },
          formatter: ({ dataIndex }) => String(parts[dataIndex]?.n ?? ''),
        },
      },
    ],
  });

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
