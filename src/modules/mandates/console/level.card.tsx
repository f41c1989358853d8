import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { admissionsApi } from '../mandates.admissions.contract.ts';
import { type ApprovalLevel, approvalLevels } from '../mandates.admissions.rules.ts';
import { approvalLevelWords, admissionWords as w } from '../mandates.admissions.words.ts';

/** Who approves here: the county unless it was set otherwise (Inner Mongolia: the league). */
export function LevelCard() {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isSetting, set] = useState(false);
  const items = useAsk(admissionsApi.admissionLevels, {}).data?.items ?? [];
  const required = [{ required: true, message: say(w.required) }];
  return (
    <section className="card below no-print">
      <h2>{say(w.levelTitle)}</h2>
      {items.length === 0 ? (
        <p>{say(w.levelDefault)}</p>
      ) : (
        <ul className="plain">
          {items.map((l) => (
            <li key={`${l.area} ${l.validFrom}`}>
              {say(w.levelNow, {
                place: l.placeName,
                level: say(approvalLevelWords[l.level]),
                from: l.validFrom,
                basis: l.basis,
              })}
            </li>
          ))}
        </ul>
      )}
      {role === 'countyClerk' && <Button onClick={() => set(true)}>{say(w.setLevel)}</Button>}
      {isSetting && (
        <FormDialog<{ level: ApprovalLevel; basis: string; validFrom: string }, object>
          title={w.setLevel}
          start={{ level: 'league', validFrom: dayOf(Date.now()) }}
          close={() => set(false)}
          done={() => void client.invalidateQueries({ queryKey: [admissionsApi.admissionLevels.path] })}
          send={(input, key) => call(admissionsApi.setAdmissionLevel, { input, key })}
        >
          <Form.Item name="level" label={say(w.level)}>
            <Radio.Group options={approvalLevels.map((value) => ({ value, label: say(approvalLevelWords[value]) }))} />
          </Form.Item>
          <Form.Item name="basis" label={say(w.basis)} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="validFrom" label={say(w.validFrom)} rules={required}>
            <Input type="date" />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
