import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { type CountView, deliberationsApi } from '../deliberations.contract.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { gateWords, meetingKindWords } from '../deliberations.words.ts';

const stepWords = { ...gateWords, ...meetingKindWords } as Record<string, (typeof gateWords)['propose']>;

const steps = Object.keys(stepWords);

/** What a quorum is reckoned from, and the rules it is reckoned by, each with its article. */
export function Setup({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const ask = useAsk(deliberationsApi.deliberationSetup, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [deliberationsApi.deliberationSetup.path] });
  const share = (s: { num: number; den: number; isOver: boolean }) =>
    say(s.isOver ? w.shareOver : w.shareAtLeast, { num: s.num, den: s.den });
  return (
    <Read ask={ask} rows={6}>
      {(setup) => (
        <>
          <Register
            rows={setup.counts}
            keyOf={(c) => c.part || '-'}
            columns={[
              { head: w.part, cell: (c) => c.part || say(w.wholeVillage) },
              { head: w.adults, cell: (c) => c.adults, isFigure: true },
              { head: w.householdsCount, cell: (c) => c.households, isFigure: true },
              { head: w.asOf, cell: (c) => c.asOf, isFigure: true },
            ]}
          />
          {keeperRoles.some((r) => r === role) && (
            <p className="no-print">
              <Button onClick={() => open(true)}>{say(w.putCount)}</Button>
            </p>
          )}
          <h2>{say(w.rules)}</h2>
          <Register
            rows={[...setup.rules].sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))}
            keyOf={(r) => r.step}
            columns={[
              { head: w.steps, cell: (r) => say(stepWords[r.step] ?? [r.step, r.step]) },
              { head: w.ruleQuorum, cell: (r) => share(r.quorum) },
              {
                head: w.rulePass,
                cell: (r) => say(r.pass.of === 'should' ? w.of_should : w.of_present, { share: share(r.pass) }),
              },
              { head: w.ruleNotice, cell: (r) => (r.noticeDays > 0 ? say(w.days, { n: r.noticeDays }) : '') },
              { head: w.ruleBasis, cell: (r) => r.basis },
            ]}
          />
          {isOpen && <CountForm area={area} close={() => open(false)} done={again} />}
        </>
      )}
    </Read>
  );
}
type Entry = { part?: string; adults: number; households: number; asOf: string };
function CountForm({ area, close, done }: { area: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, CountView>
      title={w.putCount}
      start={{ asOf: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(v, key) => call(deliberationsApi.putDeliberationCount, { input: { ...v, area, part: v.part ?? '' }, key })}
    >
      <Form.Item name="part" label={say(w.part)} extra={say(w.partHint)}>
        <Input maxLength={30} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="adults" label={say(w.adults)} rules={required}>
          <InputNumber min={0} max={100_000} />
        </Form.Item>
        <Form.Item name="households" label={say(w.householdsCount)} rules={required}>
          <InputNumber min={0} max={50_000} />
        </Form.Item>
      </div>
      <Form.Item name="asOf" label={say(w.asOf)} rules={required}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}
