import { Drawer } from 'antd';
import { Opening } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { insightApi } from '../insight.contract.ts';
import type { Days } from '../insight.period.rules.ts';
import { Behind, useBehind } from './behind.tsx';

/** The list behind a number, beside the page on which the number stands. */
export function FigureDrawer({
  name,
  area,
  organisationId,
  days,
  close,
}: {
  name: string;
  area: string;
  organisationId?: string | undefined;
  days: Days;
  close: () => void;
}) {
  const { say } = useSay();
  const ask = useBehind(insightApi.figureRows, {
    params: { name },
    query: { area, ...days, ...(organisationId && { organisationId }) },
  });
  const first = ask.data?.pages[0];
  return (
    <Drawer
      open
      onClose={close}
      size={720}
      title={first ? `${first.placeName} · ${say(first.figure.says)}` : <Opening />}
    >
      <Behind ask={ask} />
    </Drawer>
  );
}
