import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Moment } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi, type ObjectionView, type RoundView } from '../assessments.contract.ts';
import type { honoursApi } from '../honours.contract.ts';

/** What people said while it hung out; only the organiser reads it, and each is answered. */
export function Objections({
  r,
  endpoint = assessmentsApi.answerObjection,
  done,
}: {
  r: Pick<RoundView, 'objections' | 'status'>;
  endpoint?: typeof assessmentsApi.answerObjection | typeof honoursApi.answerHonourObjection;
  done: () => void;
}) {
  const { say } = useSay();
  const [asked, ask] = useState<ObjectionView | null>(null);
  if (r.status === 'running') return null;
  return (
    <section className="section no-print">
      <h2>{say(w.objections)}</h2>
      {r.objections.length === 0 ? (
        <p className="soft">{say(w.noObjections)}</p>
      ) : (
        <Register
          rows={r.objections}
          keyOf={(o) => o.id}
          columns={[
            { head: w.on, cell: (o) => <Moment at={o.at} /> },
            { head: w.objections, cell: (o) => <span className="scheme-standard">{o.text}</span> },
            { head: w.contact, cell: (o) => o.contact ?? '' },
            {
              head: w.answer,
              cell: (o) =>
                o.outcome === null ? (
                  <Button size="small" onClick={() => ask(o)}>
                    {say(w.answer)}
                  </Button>
                ) : (
                  `${say(w[o.outcome])} · ${o.answer}`
                ),
            },
          ]}
        />
      )}
      {asked && (
        <FormDialog<{ outcome: 'upheld' | 'kept'; answer: string }, ObjectionView>
          title={w.answer}
          close={() => ask(null)}
          done={done}
          send={(input, key) => call(endpoint, { params: { id: asked.id }, input, key })}
        >
          <p className="scheme-standard">{asked.text}</p>
          <Form.Item name="outcome" label={say(w.outcome)} rules={[{ required: true, message: say(w.required) }]}>
            <Select options={(['upheld', 'kept'] as const).map((value) => ({ value, label: say(w[value]) }))} />
          </Form.Item>
          <Form.Item
            name="answer"
            label={say(w.answer)}
            extra={say(w.correctHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
