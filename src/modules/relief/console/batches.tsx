import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type BatchView, stockApi } from '../relief.contract.ts';
import { receiverRoles } from '../relief.rules.ts';
import { purposeWords, sourceWords } from '../relief.words.ts';
import { AddStore, Receive } from './receive.dialog.tsx';

/** Everything of this module is read again: one entry moves many figures. */
export function useReliefAgain(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/relief') });
}

/** Batches with what came, went and is left; what is in the books always comes to the same. */
export function Batches({ within, open }: { within: { area?: string }; open: (id: string) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useReliefAgain();
  const [dialog, show] = useState<'receive' | 'store' | null>(null);
  const ask = useAsk(stockApi.listBatches, { query: within }, { keepOld: true });
  const n = (of: keyof BatchView['standing']) => (b: BatchView) =>
    amountText(b.standing[of], { unit: b.unit, money: b.kind === 'money' });
  return (
    <>
      <div className="page-acts no-print">
        <ExportButton list="relief-batches" filters={within} />
        {receiverRoles.some((r) => r === role) && (
          <>
            <Button type="primary" onClick={() => show('receive')}>
              {say(w.receive)}
            </Button>
            <Button onClick={() => show('store')}>{say(w.addStore)}</Button>
          </>
        )}
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.batchesNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(b) => b.id}
              open={(b) => open(b.id)}
              columns={[
                { head: w.number, cell: (b) => <span className="mono">{b.number}</span> },
                { head: w.item, cell: (b) => b.item },
                { head: w.source, cell: (b) => `${say(sourceWords[b.source])} · ${b.donor}` },
                { head: w.purpose, cell: (b) => say(purposeWords[b.purpose]) },
                { head: w.received, cell: n('received'), isFigure: true },
                { head: w.handed, cell: n('handed'), isFigure: true },
                { head: w.stock, cell: n('stock'), isFigure: true },
                { head: w.households, cell: (b) => b.households, isFigure: true },
                { head: w.place, cell: (b) => b.placeName },
              ]}
            />
          )
        }
      </Read>
      {dialog === 'receive' && <Receive close={() => show(null)} done={again} />}
      {dialog === 'store' && <AddStore close={() => show(null)} done={again} />}
    </>
  );
}
