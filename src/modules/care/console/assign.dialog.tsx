import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormGate } from '#modules/mandates/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { type CheckRow, checksApi } from '../checks.contract.ts';
import { checkMatterWords } from '../checks.words.ts';

/** The place that all of these lie in. */
const commonArea = (checks: readonly CheckRow[]): string => {
  const [first = '', ...others] = checks.map((c) => c.area);
  const shared = others.reduce((common, area) => {
    let n = 0;
    while (n < common.length && common[n] === area[n]) n += 1;
    return common.slice(0, n);
  }, first);
  return [15, 12, 9, 6, 4, 2].map((n) => shared.slice(0, n)).find((code) => code.length <= shared.length) ?? shared;
};

type Given = { checks: readonly CheckRow[]; close: () => void; done: (says: string) => void };

/** Who goes: a unit, and one of its people where that is settled already. */
export function Assign({ checks, close, done }: Given) {
  const { say } = useSay();
  const [unit, setUnit] = useState<string | null>(null);
  const area = commonArea(checks);
  const ask = useAsk(checksApi.careAssignees, { query: { area } });
  const people = ask.data?.items ?? [];
  const units = [...new Map(people.map((p) => [p.organisationId, p.unit])).entries()];
  const those = people.filter((p) => p.organisationId === unit);
  return (
    <FormDialog<
      { organisationId: string; accountId?: string; plannedOn?: string; itemId?: string },
      { assigned: number; skipped: number }
    >
      title={w.assign}
      ok={w.assign}
      start={{ plannedOn: dayOf(Date.now()) }}
      close={close}
      done={({ assigned, skipped }) =>
        done(say(w.assigned, { assigned }) + (skipped > 0 ? say(w.skipped, { skipped }) : ''))
      }
      send={({ organisationId, accountId, plannedOn, itemId }, key) =>
        call(checksApi.assignChecks, {
          input: {
            ids: checks.map((c) => c.id),
            organisationId,
            ...(accountId && { accountId }),
            ...(itemId && { itemId }),
            ...(plannedOn && { plannedOn }),
          },
          key,
        })
      }
    >
      <p className="soft">{say(w.chosen, { n: checks.length })}</p>
      <Form.Item name="organisationId" label={say(w.unit)} rules={[{ required: true, message: say(w.required) }]}>
        <Select onChange={setUnit} options={units.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <FormGate
        unit="organisationId"
        part="assist"
        kind="check"
        named={checkMatterWords.label[0]}
        words={checkMatterWords.text[0]}
        name="itemId"
      />
      <div className="pair">
        <Form.Item name="accountId" label={say(w.goer)}>
          <Select allowClear options={those.map((p) => ({ value: p.accountId, label: p.name }))} />
        </Form.Item>
        <Form.Item name="plannedOn" label={say(w.plannedOn)}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}

/** The results stand in the official system now. */
export function Sync({ checks, close, done }: Given) {
  const { say } = useSay();
  const settled = checks.filter((c) => c.settledOn);
  return (
    <FormDialog<{ number?: string }, { synced: number; skipped: number }>
      title={w.sync}
      ok={w.sync}
      close={close}
      done={({ synced }) => done(say(w.synced, { synced }))}
      send={({ number }, key) =>
        call(checksApi.syncChecks, {
          input: { ids: settled.map((c) => c.id), ...(number && { number }) },
          key,
        })
      }
    >
      <p className="soft">{say(w.chosen, { n: settled.length })}</p>
      <Form.Item name="number" label={say(w.syncNumber)}>
        <Input maxLength={80} />
      </Form.Item>
    </FormDialog>
  );
}
