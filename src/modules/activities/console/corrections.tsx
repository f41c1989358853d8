import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { signUpConsoleWords as w } from '../signups.console.words.ts';
import { signUpsApi } from '../signups.contract.ts';

type Asked = { id: string; outcome: 'corrected' | 'kept' };
/** What people said of their own hours; nothing when nobody did. */
export function Corrections() {
  const { say } = useSay();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const items = useAsk(signUpsApi.hoursCorrections, {}).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="section no-print">
      <h2>{say(w.corrections)}</h2>
      <Register
        rows={items}
        keyOf={(c) => c.id}
        columns={[
          { head: w.name, cell: (c) => `${c.name} · ${c.title} · ${c.day}` },
          { head: w.recorded, cell: (c) => c.recorded / 60, isFigure: true },
          { head: w.said, cell: (c) => c.said / 60, isFigure: true },
          { head: w.text, cell: (c) => c.text },
          {
            head: w.answer,
            cell: (c) => (
              <span className="page-acts">
                <Button size="small" onClick={() => setAsked({ id: c.id, outcome: 'corrected' })}>
                  {say(w.correct)}
                </Button>
                <Button size="small" onClick={() => setAsked({ id: c.id, outcome: 'kept' })}>
                  {say(w.keep)}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {asked && (
        <FormDialog<{ answer: string }, { id: string }>
          title={asked.outcome === 'corrected' ? w.correct : w.keep}
          close={() => setAsked(null)}
          done={() => void client.invalidateQueries({ queryKey: [signUpsApi.hoursCorrections.path] })}
          send={({ answer }, key) =>
            call(signUpsApi.answerHours, { params: { id: asked.id }, input: { outcome: asked.outcome, answer }, key })
          }
        >
          <Form.Item name="answer" label={say(w.answer)} rules={[{ required: true, message: say(w.required) }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
