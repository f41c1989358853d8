import { Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { roleWords } from '#kernel/roles.words.ts';
import { colon } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { purposesApi } from '../purposes.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { purposeRoles, visitorRoles } from '../visits.rules.ts';
import { useVisitsAgain } from './bits.tsx';

type Purpose = Answer<typeof purposesApi.visitPurposes>['items'][number];

/** What households are visited for: why, what may be asked, who goes. */
export function Purposes() {
  const { say } = useSay();
  const { role } = useMe();
  const again = useVisitsAgain();
  const [isAdding, add] = useState(false);
  const ask = useAsk(purposesApi.visitPurposes, {});
  const end = useDeed((key: string, command) =>
    call(purposesApi.endVisitPurpose, { params: { key }, input: { on: dayOf(Date.now()) }, key: command }),
  );
  const mayAdd = purposeRoles.some((r) => r === role);
  return (
    <>
      <p className="soft">{say(w.purposesHint)}</p>
      {mayAdd && (
        <Button className="no-print" onClick={() => add(true)}>
          {say(w.addPurpose)}
        </Button>
      )}
      {end.problem && <Fault problem={end.problem} />}
      <Read ask={ask} rows={8}>
        {({ items }) => (
          <ul className="visit-purposes">
            {items.map((p) => (
              <OnePurpose
                key={p.key}
                p={p}
                end={mayAdd && p.area && !p.endedOn ? () => void end.run(p.key).then((done) => done && again()) : null}
              />
            ))}
          </ul>
        )}
      </Read>
      {isAdding && <AddPurpose close={() => add(false)} done={again} />}
    </>
  );
}

function OnePurpose({ p, end }: { p: Purpose; end: (() => void) | null }) {
  const { say } = useSay();
  const names = visitorRoles.filter((r) => p.roles.includes(r)).map((r) => say(roleWords[r]));
  return (
    <li className="card">
      <h2>
        {say([p.zh, p.en])} {p.endedOn && <small className="soft">{say(w.ended, { on: p.endedOn })}</small>}
      </h2>
      <p>{p.why}</p>
      <dl className="facts">
        <dt>{say(w.questions)}</dt>
        <dd>{p.questions.map((q) => say([q.zh, q.en])).join('、') || '—'}</dd>
        <dt>{say(w.who)}</dt>
        <dd>{names.length > 0 ? names.join('、') : say(w.everybody)}</dd>
      </dl>
      {end && (
        <Popconfirm title={`${say(w.endPurpose)}${say(colon)}${say([p.zh, p.en])}`} onConfirm={end}>
          <Button size="small">{say(w.endPurpose)}</Button>
        </Popconfirm>
      )}
    </li>
  );
}

type Entry = { key: string; zh: string; en: string; why: string; source: string; roles?: string[]; lines?: string };

function AddPurpose({ close, done }: { close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const questionsOf = (lines: string | undefined) =>
    (lines ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((zh, i) => ({ key: `ask${i + 1}`, zh, en: zh, type: 'yesNo' as const }));
  return (
    <FormDialog<Entry, Purpose>
      title={w.addPurpose}
      close={close}
      done={done}
      send={({ lines, roles = [], ...v }, key) =>
        call(purposesApi.addVisitPurpose, {
          input: { ...v, roles: visitorRoles.filter((r) => roles.includes(r)), questions: questionsOf(lines) },
          key,
        })
      }
    >
      <p className="soft">{say(w.purposesHint)}</p>
      <div className="pair">
        <Form.Item name="zh" label={say(w.zh)} rules={required}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="en" label={say(w.en)} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="key" label={say(w.key)} rules={required}>
        <Input maxLength={40} spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="why" label={say(w.why)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="lines" label={say(w.questionLines)} extra={say(w.questionHint)}>
        <Input.TextArea rows={4} />
      </Form.Item>
      <Form.Item name="roles" label={say(w.who)}>
        <Select
          mode="multiple"
          placeholder={say(w.everybody)}
          options={visitorRoles.map((value) => ({ value, label: say(roleWords[value]) }))}
        />
      </Form.Item>
      <Form.Item name="source" label={say(w.source)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
