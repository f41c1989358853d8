import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { keyOf, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { correctionsApi } from '../corrections.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { type VisitView, visitsApi } from '../visits.contract.ts';
import type { TextPart } from '../visits.rules.ts';
import { textPartWords } from '../visits.words.ts';
import { SlipCard, useVisitsAgain } from './bits.tsx';

export type Mending = { part: TextPart; now: string; needId?: string };

/** A wording is written anew with a reason; the one before stays beside it. */
export function Mend({ v, of, close }: { v: VisitView; of: Mending; close: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [zh, en] = w.mendTitle;
  const [partZh, partEn] = textPartWords[of.part];
  const required = [{ required: true, min: 2, message: say(w.required) }];
  return (
    <FormDialog<{ text: string; reason: string }, VisitView>
      title={[zh.replace('{part}', partZh), en.replace('{part}', partEn)]}
      start={{ text: of.now }}
      close={close}
      done={(next) => client.setQueryData(keyOf(visitsApi.getVisit, { params: { id: v.id } }), next)}
      send={(given, key) =>
        call(visitsApi.mendVisit, {
          params: { id: v.id },
          input: { part: of.part, ...(of.needId && { needId: of.needId }), ...given },
          version: v.version,
          key,
        })
      }
    >
      <p className="soft">{say(w.mendHint)}</p>
      <Form.Item name="text" label={say(w.newText)} rules={required}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** A lost slip ends, and another is printed; its passphrase is shown this once. */
export function NewSlip({ v, close }: { v: VisitView; close: () => void }) {
  const { say } = useSay();
  const again = useVisitsAgain();
  const [made, setMade] = useState<Answer<typeof correctionsApi.newSlip> | null>(null);
  const deed = useDeed((_: undefined, key) => call(correctionsApi.newSlip, { params: { id: v.id }, input: {}, key }));
  const make = async () => {
    const slip = await deed.run(undefined);
    if (!slip) return;
    setMade(slip);
    again();
  };
  return (
    <Modal
      open
      title={say(w.newSlip)}
      onCancel={close}
      okText={say(made ? w.print : w.newSlip)}
      cancelText={say(w.back)}
      confirmLoading={deed.pending}
      onOk={() => (made ? window.print() : void make())}
    >
      <p className="no-print">{say(w.newSlipHint)}</p>
      {deed.problem && <Fault problem={deed.problem} />}
      {made && (
        <div className="print-alone">
          <SlipCard slip={made} />
        </div>
      )}
    </Modal>
  );
}
