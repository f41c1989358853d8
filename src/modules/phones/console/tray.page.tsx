import { Drawer, Switch } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { momentText } from '#ui/web/time.ts';
import { phoneConsoleWords as w } from '../phones.console.words.ts';
import { type TrayRow, trayApi } from '../tray.contract.ts';
import { trayReasonWords, trayStateWords } from '../tray.words.ts';
import { FindNumber } from './numbers.tsx';
import { TrayRecord } from './tray.record.tsx';

/** Records from phones that fit nowhere any more: to be taken up by whoever answers for the place now, or set aside with a reason. */
export function TrayPage() {
  const { say, lang } = useSay();
  const [waiting, setWaiting] = useState(true);
  const [opened, open] = useState<string | null>(null);
  const ask = useAsk(trayApi.listTray, { query: waiting ? { state: 'waiting' as const } : {} });
  const stateOf = (t: TrayRow) =>
    t.decided
      ? say(w.decidedBy, {
          state: say(trayStateWords[t.state]),
          by: t.decided.by,
          at: momentText(t.decided.at, lang, Date.now()),
        })
      : say(trayStateWords[t.state]);
  return (
    <>
      <PageHead title={say(w.tray)} note={say(w.trayHint)}>
        <ExportButton list="tray" filters={waiting ? { state: 'waiting' } : {}} />
        <span>
          <Switch id="tray-waiting" checked={waiting} onChange={setWaiting} />{' '}
          <label htmlFor="tray-waiting">{say(w.waitingOnly)}</label>
        </span>
      </PageHead>
      <FindNumber />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.trayNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(t) => t.id}
              open={(t) => open(t.id)}
              columns={[
                { head: w.where, cell: (t) => `${t.placeName}${t.placeClosed ? say(w.nearest) : ''}` },
                { head: w.reason, cell: (t) => say(trayReasonWords[t.why]) },
                { head: w.by, cell: (t) => t.by },
                { head: w.madeAt, cell: (t) => <Moment at={t.madeAt} /> },
                { head: w.trayState, cell: stateOf },
              ]}
            />
          )
        }
      </Read>
      <Drawer open={opened !== null} onClose={() => open(null)} title={say(w.tray)} size="large" destroyOnHidden>
        {opened && <TrayRecord id={opened} changed={() => void ask.refetch()} />}
      </Drawer>
    </>
  );
}
