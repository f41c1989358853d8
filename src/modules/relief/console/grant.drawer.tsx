import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { colon } from '#kernel/words.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { type GrantView, grantsApi } from '../grants.contract.ts';
import { reliefConsoleWords as w } from '../relief.console.words.ts';
import { approverRoles, keeperRoles, type PaperKind } from '../relief.rules.ts';
import { grantStatusWords, paperWords, purposeWords } from '../relief.words.ts';
import { useReliefAgain } from './batches.tsx';
import { whatOf } from './grants.tsx';
import { Receipt } from './receipt.tsx';

/** One grant: for whom, what, why, by whom; its receipt once it was handed out; papers that come afterwards. */
export function GrantDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const again = useReliefAgain();
  const [dialog, show] = useState<'cancel' | 'paper' | null>(null);
  const ask = useAsk(grantsApi.getGrant, { params: { id } });
  const isOneOf = (roles: readonly string[]) => roles.includes(role);
  return (
    <Drawer open onClose={close} title={say(w.grants)} size="large">
      <Read ask={ask} rows={6}>
        {(g) => (
          <>
            <p>
              <strong>{g.household}</strong> {g.address} · {g.placeName}
            </p>
            <p>
              {whatOf(g)} · {say(purposeWords[g.purpose])} · {say(grantStatusWords[g.status])}
            </p>
            <p>
              {g.reason}
              {g.decision && ` · ${g.decision}`} · {say(w.approver)}
              {say(colon)}
              {g.approver}
              {g.endedReason && ` · ${g.endedReason}`}
            </p>
            {g.missing.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={`${g.missing.map((m) => say(paperWords[m])).join('、')} · ${say(w.papersDue, { day: g.papersDue ?? '' })}`}
              />
            )}
            <div className="page-acts no-print">
              {g.status === 'open' && isOneOf(approverRoles) && (
                <Button onClick={() => show('cancel')}>{say(w.cancel)}</Button>
              )}
              {g.missing.length > 0 && isOneOf(keeperRoles) && (
                <Button onClick={() => show('paper')}>{say(w.addPaper)}</Button>
              )}
            </div>
            {g.handoutId && <Receipt id={g.handoutId} />}
            {dialog === 'cancel' && <Cancel g={g} close={() => show(null)} done={again} />}
            {dialog === 'paper' && <AddPaper g={g} close={() => show(null)} done={again} />}
          </>
        )}
      </Read>
    </Drawer>
  );
}

type Asking = { g: GrantView; close: () => void; done: () => void };
function Cancel({ g, close, done }: Asking) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, GrantView>
      title={w.cancel}
      ok={w.cancel}
      close={close}
      done={done}
      send={(input, key) => call(grantsApi.cancelGrant, { params: { id: g.id }, input, version: g.version, key })}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

type Paper = { kind: PaperKind; number?: string; receivedOn: string };
function AddPaper({ g, close, done }: Asking) {
  const { say } = useSay();
  return (
    <FormDialog<Paper, GrantView>
      title={w.addPaper}
      start={{ kind: g.missing[0], receivedOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ number, ...v }, key) =>
        call(grantsApi.addReliefPaper, {
          params: { id: g.id },
          input: { ...v, ...(number && { number }) },
          version: g.version,
          key,
        })
      }
    >
      <Form.Item name="kind" label={say(w.paper)}>
        <Select options={g.missing.map((value) => ({ value, label: say(paperWords[value]) }))} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="number" label={say(w.paperNumber)}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="receivedOn" label={say(w.receivedOn)}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
