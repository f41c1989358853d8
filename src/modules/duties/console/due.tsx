import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Nothing } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dutyConsoleWords as w } from '../duties.console.words.ts';
import { type DueLine, dutiesApi } from '../duties.contract.ts';
import { recordKindWords } from '../duties.words.ts';

/** What units still owe, soonest due first; one's own that no record satisfies is written down here. */
export function Due({
  lines,
  open,
  again,
}: {
  lines: readonly DueLine[];
  open: (id: string) => void;
  again: () => void;
}) {
  const { say } = useSay();
  const [noting, note] = useState<DueLine | null>(null);
  if (lines.length === 0) return <Nothing title={say(w.dueNone)} hint={say(w.dueNoneHint)} />;
  return (
    <>
      <p className="soft no-print">{say(w.dueHint)}</p>
      <Register
        rows={lines}
        keyOf={(l) => `${l.dutyId} ${l.opensOn}`}
        open={(l) => open(l.dutyId)}
        columns={[
          { head: w.duty, cell: (l) => l.title },
          { head: w.unit, cell: (l) => (l.role ? `${l.unit} · ${say(roleWords[l.role])}` : l.unit) },
          { head: w.dueOn, cell: (l) => l.dueOn, isFigure: true },
          { head: w.records, cell: (l) => `${l.counted}/${l.needs}`, isFigure: true },
          { head: w.kind, cell: (l) => say(recordKindWords[l.recordKind]) },
          { head: w.place, cell: (l) => l.placeName },
          {
            head: w.say,
            cell: (l) =>
              l.mayNote && (
                <Button size="small" className="no-print" onClick={() => note(l)}>
                  {say(w.say)}
                </Button>
              ),
          },
        ]}
      />
      {noting && <Note line={noting} close={() => note(null)} done={again} />}
    </>
  );
}

function Note({ line, close, done }: { line: DueLine; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ text: string }, Answer<(typeof dutiesApi)['noteTurn']>>
      title={w.sayTitle}
      send={({ text }, key) =>
        call(dutiesApi.noteTurn, {
          params: { id: line.dutyId },
          input: { captured: { id: key, madeAt: new Date().toISOString(), files: [] }, text },
          key,
        })
      }
      close={close}
      done={done}
    >
      <p>
        <strong>{line.title}</strong> · {line.unit}
      </p>
      <Form.Item name="text" label={say(w.sayTitle)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
