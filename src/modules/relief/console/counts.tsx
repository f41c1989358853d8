import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportButton } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { amountText } from '../ledger.words.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { type CountView, stockApi } from '../relief.contract.ts';
import { type Finding, findings, keeperRoles } from '../relief.rules.ts';
import { countStatusWords, findingWords } from '../relief.words.ts';
import { useReliefAgain } from './batches.tsx';

/** Counts of stores: what the books say, what is there, and what a difference was. */
export function Counts() {
  const { say } = useSay();
  const { role } = useMe();
  const again = useReliefAgain();
  const [isCounting, count] = useState(false);
  const [asking, askAbout] = useState<CountView | null>(null);
  const ask = useAsk(stockApi.listCounts, { query: {} }, { keepOld: true });
  const n = (c: CountView, amount: number) => amountText(amount, c);
  return (
    <>
      {keeperRoles.some((r) => r === role) && (
        <div className="page-acts no-print">
          <ExportButton list="relief-counts" />
          <Button type="primary" onClick={() => count(true)}>
            {say(w.count)}
          </Button>
        </div>
      )}
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.countsNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(c) => c.id}
              columns={[
                { head: w.day, cell: (c) => c.day, isFigure: true },
                { head: w.store, cell: (c) => c.store },
                { head: w.item, cell: (c) => `${c.item} · ${c.batch}` },
                { head: w.expected, cell: (c) => n(c, c.expected), isFigure: true },
                { head: w.counted, cell: (c) => n(c, c.counted), isFigure: true },
                { head: w.by, cell: (c) => `${c.by}、${c.witness}` },
                {
                  head: w.status,
                  cell: (c) => (
                    <>
                      {say(countStatusWords[c.status])}
                      {c.finding && ` · ${say(findingWords[c.finding])}`}
                      {c.explanation && ` · ${c.explanation}`}
                      {c.mayExplain && (
                        <Button type="link" size="small" onClick={() => askAbout(c)}>
                          {say(w.explain)}
                        </Button>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {isCounting && <Count close={() => count(false)} done={again} />}
      {asking && <Explain c={asking} close={() => askAbout(null)} done={again} />}
    </>
  );
}

type Counted = { where: string; amount: number; witness: string };
function Count({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const stores = useAsk(stockApi.listStores, {});
  const required = [{ required: true, message: say(w.required) }];
  const places = (stores.data?.items ?? []).flatMap((s) =>
    s.holds.map((h) => ({
      value: `${s.id}/${h.batchId}`,
      label: `${s.name} · ${h.item} · ${h.batch}`,
      money: h.money,
    })),
  );
  const isMoney = (where: string | undefined) => places.find((p) => p.value === where)?.money ?? false;
  return (
    <FormDialog<Counted, unknown>
      title={w.countTitle}
      ok={w.count}
      close={close}
      done={done}
      send={({ where, amount, witness }, key) => {
        const [storeId = '', batchId = ''] = where.split('/');
        const counted = isMoney(where) ? Math.round(amount * 100) : amount;
        return call(stockApi.countStock, { input: { storeId, batchId, counted, witness }, key });
      }}
    >
      <Form.Item name="where" label={say(w.store)} rules={required}>
        <Select options={places} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="amount" label={say(w.counted)} rules={required}>
        <InputNumber className="wide" min={0} />
      </Form.Item>
      <Form.Item name="witness" label={say(w.countWitness)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  );
}

function Explain({ c, close, done }: { c: CountView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ finding: Finding; explanation: string }, CountView>
      title={w.explain}
      close={close}
      done={done}
      send={(input, key) => call(stockApi.explainCount, { params: { id: c.id }, input, version: c.version, key })}
    >
      <Form.Item name="finding" label={say(w.finding)} rules={required}>
        <Select options={findings.map((value) => ({ value, label: say(findingWords[value]) }))} />
      </Form.Item>
      <Form.Item name="explanation" label={say(w.explanation)} rules={required}>
        <Input.TextArea rows={3} maxLength={400} />
      </Form.Item>
    </FormDialog>
  );
}
