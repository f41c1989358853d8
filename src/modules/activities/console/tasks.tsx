import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { activitiesApi, type TaskView } from '../activities.contract.ts';
import { keeperRoles } from '../activities.rules.ts';
import { signUpsApi } from '../signups.contract.ts';

/** What is to follow meetings, and hours that are still to be recorded within their ten working days. */
export function ToDo({ area }: { area: string | undefined }) {
  const { role } = useMe();
  return (
    <>
      <Tasks area={area} />
      {keeperRoles.some((r) => r === role) && <HoursDue />}
    </>
  );
}

function HoursDue() {
  const { say } = useSay();
  const ask = useAsk(signUpsApi.hoursDue, {});
  const items = ask.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <ExportLine list="activity-hours-due" />
      <section className="section">
        <h2>{say(w.hoursDue)}</h2>
        <Register
          rows={items}
          keyOf={(h) => h.id}
          columns={[
            {
              head: w.what,
              cell: (h) => (
                <Link to="/activities/$id" params={{ id: h.id }}>
                  {h.title}
                </Link>
              ),
            },
            { head: w.unit, cell: (h) => h.unit },
            { head: w.when, cell: (h) => h.day },
            { head: w.hoursPeople, cell: (h) => h.people, isFigure: true },
            {
              head: w.hoursBy,
              cell: (h) => (h.isLate ? <span className="year-missed">{`${h.by} ${say(w.hoursLate)}`}</span> : h.by),
            },
          ]}
        />
      </section>
    </>
  );
}

function Tasks({ area }: { area: string | undefined }) {
  const { say } = useSay();
  const client = useQueryClient();
  const { role } = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const ask = useAsk(activitiesApi.activityTasks, { query: area ? { area } : {} }, { keepOld: true });
  const mayDo = keeperRoles.some((r) => r === role);
  return (
    <>
      <ExportLine list="activity-tasks" filters={area ? { area } : {}} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.tasksNone)} />
          ) : (
            <>
              <Register
                rows={items}
                keyOf={(t) => t.id}
                columns={[
                  { head: w.task, cell: (t) => t.what },
                  { head: w.unit, cell: (t) => t.unit },
                  { head: w.due, cell: (t) => <Due on={t.dueOn} /> },
                  {
                    head: w.what,
                    cell: (t) => (
                      <Link to="/activities/$id" params={{ id: t.activityId }}>
                        {t.title}
                      </Link>
                    ),
                  },
                  { head: w.done, cell: (t) => mayDo && <Button onClick={() => setOpen(t.id)}>{say(w.done)}</Button> },
                ]}
              />
              {open && (
                <DoTask
                  id={open}
                  close={() => setOpen(null)}
                  done={() => void client.invalidateQueries({ queryKey: [activitiesApi.activityTasks.path] })}
                />
              )}
            </>
          )
        }
      </Read>
    </>
  );
}

/** The day, and in words when it is over. */
export function Due({ on }: { on: string }) {
  const { say } = useSay();
  return on < dayOf(Date.now()) ? <span className="year-missed">{`${on} ${say(w.late)}`}</span> : on;
}

export function DoTask({ id, close, done }: { id: string; close: () => void; done: () => void }) {
  const { say } = useSay();
  return (
    <FormDialog<{ note: string }, TaskView>
      title={w.done}
      close={close}
      done={done}
      send={(input, key) => call(activitiesApi.doActivityTask, { params: { id }, input, key })}
    >
      <Form.Item name="note" label={say(w.doneNote)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
