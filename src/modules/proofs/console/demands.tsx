import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { proofConsoleWords as w } from '../proofs.console.words.ts';
import { type DemandLine, proofsApi } from '../proofs.contract.ts';
import { listRoles } from '../proofs.rules.ts';
import { agencyKindWords, wayWords } from '../proofs.words.ts';
import { type Going, useProofsAgain } from './proofs.page.tsx';

/** Which agencies ask for what must not be issued; every number opens its list; the county writes down that they were told. */
export function Demands({ search, go }: Going) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useProofsAgain();
  const [telling, tell] = useState<DemandLine | null>(null);
  const query = search.from ? { from: search.from } : {};
  const ask = useAsk(proofsApi.listDemands, { query }, { keepOld: true });
  const tells = listRoles.some((r) => r === role);
  return (
    <>
      <ExportLine list="demands" filters={query} />
      <div className="filters no-print">
        <span className="soft">{say(w.from)}</span>
        <Input
          type="date"
          aria-label={say(w.from)}
          value={search.from ?? ''}
          onChange={(event) => go({ from: event.target.value || undefined })}
        />
      </div>
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noneDemands)} hint={say(w.noneDemandsHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(d) => d.key}
              open={(d) => go({ agency: d.key })}
              columns={[
                { head: w.agency, cell: (d) => d.agency },
                { head: w.agencyKind, cell: (d) => say(agencyKindWords[d.agencyKind]) },
                { head: w.count, cell: (d) => d.count, isFigure: true },
                { head: w.seen, cell: (d) => d.seen, isFigure: true },
                { head: w.kinds, cell: (d) => d.kinds.map((k) => `${k.itemName} ${k.count}`).join('、') },
                { head: w.told, cell: (d) => d.told.map((t) => say(w.toldOn, t)).join(';') || '—' },
                { head: w.sinceTold, cell: (d) => (d.told.length > 0 ? d.sinceTold : ''), isFigure: true },
                {
                  head: w.tell,
                  cell: (d) =>
                    tells && (
                      <Button size="small" className="no-print" onClick={() => tell(d)}>
                        {say(w.tell)}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Read>
      {search.agency && <Behind agency={search.agency} query={query} close={() => go({ agency: undefined })} />}
      {telling && (
        <FormDialog<{ on: string; paper: string }, unknown>
          title={w.tell}
          start={{ on: dayOf(Date.now()) }}
          close={() => tell(null)}
          done={again}
          send={(input, key) => call(proofsApi.tellAgency, { input: { key: telling.key, ...input }, key })}
        >
          <p>{say(w.tellTitle, { agency: telling.agency })}</p>
          <Form.Item name="on" label={say(w.on)} rules={[{ required: true, message: say(w.required) }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="paper" label={say(w.letter)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={120} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function Behind({ agency, query, close }: { agency: string; query: { from?: string }; close: () => void }) {
  const { say } = useSay();
  const ask = useAsk(proofsApi.demandsOf, { query: { ...query, key: agency } });
  return (
    <Drawer open onClose={close} size={560} title={`${agency} · ${say(w.behind)}`}>
      <Read ask={ask} rows={6}>
        {({ items }) => (
          <Register
            rows={items}
            keyOf={(d) => d.id}
            columns={[
              { head: w.at, cell: (d) => <Moment at={d.at} /> },
              { head: w.kinds, cell: (d) => d.itemName },
              { head: w.place, cell: (d) => d.placeName },
              { head: w.way, cell: (d) => say(wayWords[d.way]) },
            ]}
          />
        )}
      </Read>
    </Drawer>
  );
}
