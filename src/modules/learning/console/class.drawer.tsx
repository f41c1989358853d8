import { Button, Checkbox, Drawer, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read, Waiting } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { type ClassView, learningApi } from '../learning.contract.ts';
import { markerRoles } from '../learning.rules.ts';
import { modeWords, sessionStatusWords } from '../learning.words.ts';
import { type DraftView, sessionsApi } from '../sessions.contract.ts';
import { ClassForm, slotText } from './classes.tsx';
import { type Go, useKeeps, useLearningAgain } from './learning.page.tsx';
import { RegisterPaper } from './paper.tsx';
import { Roll } from './roll.tsx';
import { PlacedForm } from './session.forms.tsx';
import { dayAt, dayHead, spanAt } from './times.ts';

/** One class: what it is, its timetable, who is in it. */
export function ClassDrawer({ id, close, go }: { id: string; close: () => void; go: Go }) {
  const { say } = useSay();
  const ask = useAsk(learningApi.getClass, { params: { id } });
  return (
    <Drawer open onClose={close} size={640} title={ask.data?.name ?? say(w.classes)}>
      <Read ask={ask}>{(c) => <Shown c={c} go={go} />}</Read>
    </Drawer>
  );
}

function Facts({ c }: { c: ClassView }) {
  const { say, lang } = useSay();
  const lines = [
    [w.course, `${c.subject} · ${c.course}`],
    [w.teachers, c.teachers.map((t) => t.name).join('、')],
    [w.room, `${c.room}(${c.address})`],
    [w.slots, c.slots.map((s) => slotText(s, lang)).join('、')],
    [w.seats, `${c.taken}/${c.seats}`],
    [w.keptSeats, String(c.keptSeats)],
    [w.mode, say(modeWords[c.mode])],
    ...(c.youngest ? [[w.youngest, String(c.youngest)] as const] : []),
    [w.fee, c.feeFen === 0 ? '0' : `${c.feeFen / 100}(${c.feeBasis ?? ''})`],
    ...(c.needs ? [[w.needs, c.needs] as const] : []),
  ] as const;
  return (
    <dl className="facts">
      {lines.flatMap(([head, says]) => [<dt key={`${head[1]}t`}>{say(head)}</dt>, <dd key={head[1]}>{says}</dd>])}
    </dl>
  );
}

function Shown({ c, go }: { c: ClassView; go: Go }) {
  const { say } = useSay();
  const { role } = useMe();
  const keeps = useKeeps();
  const again = useLearningAgain();
  const [doing, set] = useState<'draft' | 'edit' | 'cancel' | 'add' | null>(null);
  const close = () => set(null);
  const isOn = c.cancelledReason === null && c.termStatus !== 'ended';
  return (
    <>
      {c.cancelledReason && <Tag color="warning">{c.cancelledReason}</Tag>}
      <Facts c={c} />
      {keeps && isOn && (
        <div className="acts">
          <Button type={c.drafted === 0 ? 'primary' : 'default'} onClick={() => set('draft')}>
            {say(c.drafted === 0 ? w.draft : w.draftAgain)}
          </Button>
          <Button onClick={() => set('add')}>{say(w.addSession)}</Button>
          <Button onClick={() => set('edit')}>{say(w.editClass)}</Button>
          <Button onClick={() => set('cancel')}>{say(w.cancelClass)}</Button>
        </div>
      )}
      <Sessions c={c} go={go} />
      {markerRoles.some((r) => r === role) && (
        <>
          <RegisterPaper c={c} />
          <Roll c={c} keeps={keeps} />
        </>
      )}
      {doing === 'draft' && <DraftDialog c={c} close={close} done={again} />}
      {doing === 'edit' && (
        <ClassForm before={c} term={{ id: c.termId, fromDay: c.fromDay }} close={close} done={again} />
      )}
      {doing === 'add' && <PlacedForm of={c} close={close} done={again} />}
      {doing === 'cancel' && (
        <FormDialog<{ reason: string }, ClassView>
          title={w.cancelClass}
          ok={w.cancelClass}
          close={close}
          done={again}
          send={({ reason }, key) =>
            call(learningApi.cancelClass, { params: { id: c.id }, version: c.version, input: { reason }, key })
          }
        >
          <Form.Item
            name="reason"
            label={say(w.reason)}
            extra={say(w.reasonHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function Sessions({ c, go }: { c: ClassView; go: Go }) {
  const { say, lang } = useSay();
  const ask = useAsk(sessionsApi.listSessions, { query: { from: '2000-01-01', to: '2200-01-01', classId: c.id } });
  if (!ask.data) return <Waiting rows={4} />;
  const { items } = ask.data;
  if (items.length === 0) return null;
  return (
    <section>
      <h3>{say(w.timetable)}</h3>
      <table className="plain-table register">
        <tbody>
          {items.map((s) => (
            <tr key={s.id}>
              <td>
                <Button type="link" className="row-open" onClick={() => go({ class: undefined, session: s.id })}>
                  {dayHead(dayAt(s.startsAt), lang)} {spanAt(s.startsAt, s.endsAt)}
                </Button>
              </td>
              <td>{s.room}</td>
              <td>
                {say(sessionStatusWords[s.status])}
                {s.isMadeUp && ` · ${say(w.madeUp)}`}
                {s.insteadOf && ` · ${say(w.insteadOf, { day: dayAt(s.insteadOf).slice(5) })}`}
              </td>
              <td className="figure">{s.status === 'held' ? `${s.present}/${s.expected}` : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Looked at first: what is left out, what is in the way; written when nothing is. */
function DraftDialog({ c, close, done }: { c: ClassView; close: () => void; done: () => void }) {
  const { say } = useSay();
  const [onMakeupDays, hold] = useState(false);
  const [looked, look] = useState<DraftView | null>(null);
  const deed = useDeed((dryRun: boolean, key) =>
    call(sessionsApi.draftClass, { params: { id: c.id }, input: { dryRun, onMakeupDays }, key }),
  );
  return (
    <FormDialog<object, DraftView>
      title={w.draft}
      ok={w.write}
      close={close}
      done={done}
      send={(_, key) =>
        call(sessionsApi.draftClass, { params: { id: c.id }, input: { dryRun: false, onMakeupDays }, key })
      }
    >
      <p>{say(w.draftHow)}</p>
      <Checkbox checked={onMakeupDays} onChange={(e) => hold(e.target.checked)}>
        {say(w.onMakeupDays)}
      </Checkbox>
      <p>
        <Button loading={deed.pending} onClick={async () => look(await deed.run(true))}>
          {say(w.lookFirst)}
        </Button>
      </p>
      {deed.problem && <Fault problem={deed.problem} />}
      {looked && <Drafted d={looked} />}
    </FormDialog>
  );
}
function Drafted({ d }: { d: DraftView }) {
  const { say } = useSay();
  return (
    <section aria-live="polite">
      <p>
        <strong>{say(w.willWrite, { n: d.sessions.length })}</strong>
      </p>
      {d.short > 0 && <p>{say(w.shortOf, { n: d.short })}</p>}
      {d.provisionalFrom && <p>{say(w.provisional, { day: d.provisionalFrom })}</p>}
      {d.skipped.length > 0 && (
        <>
          <h4>{say(w.skippedDays)}</h4>
          <ul className="draft-skips">
            {d.skipped.map((s) => (
              <li key={s.day}>
                {say(s.why === 'holiday' ? w.skippedHoliday : w.skippedMakeup, { day: s.day, name: s.name })}
              </li>
            ))}
          </ul>
        </>
      )}
      {d.clashes.length > 0 && (
        <>
          <h4>{say(w.clashes)}</h4>
          <ul>
            {d.clashes.map((x) => (
              <li key={x.says[0]}>{say(x.says)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
