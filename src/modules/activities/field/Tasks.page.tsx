import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { ask } from '#ui/field/ask.ts';
import { CaptureFrame } from '#ui/field/CaptureFrame.tsx';
import { Kept } from '#ui/field/Kept.tsx';
import { Empty, Field, Loading } from '#ui/field/kit.tsx';
import { useLoad } from '#ui/field/load.ts';
import { hashOf } from '#ui/field/route.ts';
import { Head } from '#ui/field/Shell.tsx';
import { useSay } from '#ui/field/say.ts';
import { dayOf } from '#ui/field/time.ts';
import { useCapture } from '#ui/field/useCapture.ts';
import { useWho } from '#ui/field/who.ts';
import type { Answer } from '#ui/web/call.ts';
import { activityFieldWords as w } from './field.words.ts';
import { activities } from './wire.ts';

type Task = Answer<typeof activities.tasks>['items'][number];
const useTasks = () => {
  const { accountId } = useWho();
  return useLoad(`activities/tasks/${accountId}`, () => ask(activities.tasks, { query: {} }), { keep: true });
};

/** On the page of today: what meetings left to do, the earliest first; nothing when there is nothing. */
export function TasksToday() {
  const say = useSay();
  const found = useTasks().value;
  if (!found || found.items.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {say(w.tasks)} <small>{found.items.length}</small>
      </h2>
      <ul className="lines">
        {found.items.map((t) => (
          <li key={t.id}>
            <a className="line" href={hashOf(['activityTask', t.id])}>
              <strong>{t.what}</strong>
              <About t={t} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
function About({ t }: { t: Task }) {
  const say = useSay();
  const isLate = t.dueOn < dayOf(Date.now());
  return (
    <span className="about">
      <span>{say(w.taskDue, { day: t.dueOn })}</span>
      {isLate && <strong>{say(w.taskLate)}</strong>}
      <span>{t.unit}</span>
      <span>{say(w.taskOf, { title: t.title })}</span>
    </span>
  );
}

/** 办结: one line of what came of it; without a network too. */
export function TaskPage({ id }: { id: string }) {
  const say = useSay();
  const loaded = useTasks();
  return (
    <>
      <Head title={say(w.tasks)} back={hashOf(['today'])} />
      <Loading of={loaded}>{({ items }) => <Done id={id} task={items.find((t) => t.id === id)} />}</Loading>
    </>
  );
}

type Values = { note: string };
const empty: Values = { note: '' };
const TITLE_MAX = 24;
function Done({ id, task }: { id: string; task: Task | undefined }) {
  const say = useSay();
  const form = useCapture<Values>('activityTask', id, empty);
  const [kept, setKept] = useState<string | null>(null);
  if (kept) return <Kept id={kept} onAnother={() => setKept(null)} />;
  if (!task) return <Empty title={say(w.taskGone)} />;
  if (!form) return null;
  const note = form.draft.values.note.trim();
  const says: Word = [`办结:${task.what.slice(0, TITLE_MAX)}`, `Done: ${task.what.slice(0, TITLE_MAX)}`];
  const keep = async () => {
    const { area } = task;
    const q = await form.keep({ endpoint: activities.doTask, params: { id }, input: { note }, area, about: id, says });
    setKept(q.id);
  };
  return (
    <>
      <p className="body">{task.what}</p>
      <p>
        <About t={task} />
      </p>
      <CaptureFrame
        form={form}
        label={say(w.taskSend)}
        missing={note.length < 2 ? { note: w.taskMissing } : {}}
        onKeep={keep}
      >
        {(fault) => (
          <Field label={say(w.taskHow)} fault={fault('note')}>
            {(wiring) => (
              <textarea
                {...wiring}
                rows={3}
                maxLength={500}
                value={form.draft.values.note}
                onChange={(e) => form.set({ note: e.target.value })}
              />
            )}
          </Field>
        )}
      </CaptureFrame>
    </>
  );
}
