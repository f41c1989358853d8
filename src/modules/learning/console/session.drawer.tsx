import { Button, Drawer, Form, Input, Radio, Tag } from 'antd';
import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { learningConsoleWords as w } from '../learning.console.words.ts';
import { markerRoles } from '../learning.rules.ts';
import { markWayWords, markWords, sessionStatusWords } from '../learning.words.ts';
import { type RegisterView, registerApi } from '../register.contract.ts';
import { type Mark, marks } from '../register.rules.ts';
import { type SessionView, sessionsApi } from '../sessions.contract.ts';
import { useKeeps, useLearningAgain } from './learning.page.tsx';
import { PlacedForm } from './session.forms.tsx';
import { clockAt, dayAt, dayHead, spanAt } from './times.ts';

/** One session: where and when, moved, cancelled or made up for, and its register. */
export function SessionDrawer({ id, close }: { id: string; close: () => void }) {
  const { say } = useSay();
  const { role } = useMe();
  if (!markerRoles.some((r) => r === role)) return null;
  return <Opened id={id} close={close} title={say(w.session)} />;
}
function Opened({ id, close, title }: { id: string; close: () => void; title: string }) {
  const ask = useAsk(registerApi.getRegister, { params: { id } });
  return (
    <Drawer open onClose={close} size={520} title={ask.data?.class ?? title}>
      <Read ask={ask}>{(r) => <Shown key={r.version} r={r} />}</Read>
    </Drawer>
  );
}

function Shown({ r }: { r: RegisterView }) {
  const { say, lang } = useSay();
  const keeps = useKeeps();
  const again = useLearningAgain();
  const [doing, set] = useState<'move' | 'cancel' | 'makeUp' | null>(null);
  const close = () => set(null);
  const isToCome = r.status === 'planned' && Date.parse(r.startsAt) > Date.now();
  return (
    <>
      <p>
        <Tag>{say(sessionStatusWords[r.status])}</Tag>
        {r.isMadeUp && <Tag>{say(w.madeUp)}</Tag>}
        {r.movedFrom && <Tag>{say(w.movedFrom, { day: `${dayAt(r.movedFrom)} ${clockAt(r.movedFrom)}` })}</Tag>}
        {r.insteadOf && <Tag>{say(w.insteadOf, { day: dayAt(r.insteadOf) })}</Tag>}
      </p>
      {r.reason && <p>{say(w.cancelled, { reason: r.reason })}</p>}
      <dl className="facts">
        <dt>{say(w.when)}</dt>
        <dd>
          {dayHead(dayAt(r.startsAt), lang)} {spanAt(r.startsAt, r.endsAt)}
        </dd>
        <dt>{say(w.room)}</dt>
        <dd>{r.room}</dd>
        <dt>{say(w.teachers)}</dt>
        <dd>{r.teachers.map((t) => t.name).join('、')}</dd>
      </dl>
      {keeps && (
        <div className="acts">
          {isToCome && <Button onClick={() => set('move')}>{say(w.move)}</Button>}
          {r.status === 'planned' && <Button onClick={() => set('cancel')}>{say(w.cancelSession)}</Button>}
          {r.status === 'cancelled' && !r.isMadeUp && (
            <Button type="primary" onClick={() => set('makeUp')}>
              {say(w.makeUp)}
            </Button>
          )}
        </div>
      )}
      {r.status !== 'cancelled' && <Register r={r} again={again} isToCome={isToCome} />}
      {doing === 'move' && <PlacedForm move={r} close={close} done={again} />}
      {doing === 'makeUp' && <PlacedForm makesUp={r} close={close} done={again} />}
      {doing === 'cancel' && (
        <FormDialog<{ reason: string }, SessionView>
          title={w.cancelSession}
          ok={w.cancelSession}
          close={close}
          done={again}
          send={({ reason }, key) =>
            call(sessionsApi.cancelSession, { params: { id: r.id }, version: r.version, input: { reason }, key })
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

type Marks = Readonly<Record<string, Mark | undefined>>;
/** The register: a tap for everybody who is there, then whoever is not. Leave stands in it already. */
function Register({ r, again, isToCome }: { r: RegisterView; again: () => void; isToCome: boolean }) {
  const { say } = useSay();
  const [chosen, choose] = useState<Marks>({});
  const [way, by] = useState<'teacher' | 'paper'>('teacher');
  const stateOf = (l: RegisterView['learners'][number]) => chosen[l.learnerId] ?? l.state ?? undefined;
  const keep = useDeed((list: { learnerId: string; state: Mark }[], key) => {
    const captured = { id: crypto.randomUUID(), madeAt: new Date().toISOString(), files: [] };
    return call(registerApi.keepRegister, { input: { captured, sessionId: r.id, way, marks: list }, key });
  });
  if (r.learners.length === 0) return <p className="soft">{say(w.nobody)}</p>;
  const list = r.learners.flatMap((l) => {
    const state = chosen[l.learnerId];
    return state ? [{ learnerId: l.learnerId, state }] : [];
  });
  const rest = () => choose({ ...Object.fromEntries(r.learners.map((l) => [l.learnerId, stateOf(l) ?? 'present'])) });
  return (
    <section aria-label={say(w.register)}>
      <h3>
        {say(w.register)} <small>{r.learners.length}</small>
      </h3>
      <p className="soft">{say(r.canMark ? w.registerHow : w.notYet)}</p>
      <ul className="register-lines">
        {r.learners.map((l) => (
          <li key={l.learnerId}>
            <span className="register-name">{l.name}</span>
            {r.canMark ? (
              <Radio.Group
                aria-label={l.name}
                optionType="button"
                value={stateOf(l)}
                options={marks.map((value) => ({ value, label: say(markWords[value]) }))}
                onChange={(e) => choose({ ...chosen, [l.learnerId]: e.target.value as Mark })}
              />
            ) : (
              <Leave r={r} l={l} again={again} isToCome={isToCome} />
            )}
          </li>
        ))}
      </ul>
      {r.canMark && (
        <div className="acts">
          <Button onClick={rest}>{say(w.allPresent)}</Button>
          <Radio.Group
            optionType="button"
            value={way}
            options={[
              { value: 'teacher', label: say(markWayWords.teacher) },
              { value: 'paper', label: say(w.fromPaper) },
            ]}
            onChange={(e) => by(e.target.value === 'paper' ? 'paper' : 'teacher')}
          />
          <Button
            type="primary"
            disabled={list.length === 0}
            loading={keep.pending}
            onClick={async () => {
              if (await keep.run(list)) {
                choose({});
                again();
              }
            }}
          >
            {say(w.keep)}
          </Button>
        </div>
      )}
      {keep.problem && <Fault problem={keep.problem} />}
    </section>
  );
}

/** Leave that was asked for at the counter or by telephone, and taken back. */
function Leave({
  r,
  l,
  again,
  isToCome,
}: {
  r: RegisterView;
  l: RegisterView['learners'][number];
  again: () => void;
  isToCome: boolean;
}) {
  const { say } = useSay();
  const isBack = l.state === 'leave';
  const deed = useDeed((way: 'counter' | 'phone', key) =>
    call(registerApi.noteLeave, { params: { id: r.id }, input: { learnerId: l.learnerId, way, isBack }, key }),
  );
  const note = (way: 'counter' | 'phone', label: Word) => (
    <Button
      size="small"
      loading={deed.pending}
      onClick={async () => {
        if (await deed.run(way)) again();
      }}
    >
      {say(label)}
    </Button>
  );
  return (
    <span className="register-leave">
      {l.state && <Tag>{say(markWords[l.state])}</Tag>}
      {isToCome && isBack && note('counter', w.comesAfterAll)}
      {isToCome && !isBack && note('phone', w.leaveByPhone)}
      {isToCome && !isBack && note('counter', w.leaveAtCounter)}
      {deed.problem && <Fault problem={deed.problem} />}
    </span>
  );
}
