import { Button } from 'antd';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type CareLine, type CheckShow, checksApi } from '../checks.contract.ts';

type Given = { within: { area?: string }; toList: ((area: string, show: CheckShow) => void) | null };

/** How far places are. There is no column for who; a figure leads to its list. */
export function Board({ within, toList }: Given) {
  const { say } = useSay();
  const ask = useAsk(checksApi.careBoard, { query: within }, { keepOld: true });
  const figure =
    (of: keyof CareLine & ('open' | 'overdue' | 'unreached' | 'toSync'), show: CheckShow) => (l: CareLine) =>
      toList && l[of] > 0 ? (
        <Button type="link" size="small" onClick={() => toList(l.area, show)}>
          {l[of]}
        </Button>
      ) : (
        l[of]
      );
  return (
    <>
      <ExportLine list="care-board" filters={within} />
      <Read ask={ask} rows={6}>
        {({ lines }) =>
          lines.length === 0 ? (
            <Nothing title={say(w.boardNone)} />
          ) : (
            <Register
              rows={lines}
              keyOf={(l) => l.area}
              columns={[
                { head: w.place, cell: (l) => l.placeName },
                { head: w.lineOpen, cell: figure('open', 'month'), isFigure: true },
                { head: w.overdue, cell: figure('overdue', 'overdue'), isFigure: true },
                { head: w.unreached, cell: figure('unreached', 'unreached'), isFigure: true },
                { head: w.lineDone, cell: (l) => l.doneThisMonth, isFigure: true },
                { head: w.toSync, cell: figure('toSync', 'toSync'), isFigure: true },
              ]}
            />
          )
        }
      </Read>
    </>
  );
}
