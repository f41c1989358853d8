import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Role } from '#kernel/actor.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Moment, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { openWords as w } from '../publication.console.words.ts';
import {
  figureRoles,
  type PublishedFigures,
  publicationApi,
  type ReceptionInput,
  type ReceptionPoint,
  receptionRoles,
} from '../publication.contract.ts';

type Month = { area: string; placeName: string; month: string; madeAt: string };
const has = (roles: readonly Role[], role: Role) => roles.includes(role);
const monthOf = (m: Month) => m.month.slice(0, 7);

/** Published figures, and the public word on where one is received. */
export function PublicationPage() {
  const { say } = useSay();
  return (
    <>
      <PageHead title={say(w.title)} note={say(w.note)} />
      <Runs />
      <Points />
    </>
  );
}

function Runs() {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [correcting, correct] = useState<Month | null>(null);
  const ask = useAsk(publicationApi.months, {});
  const mayCorrect = has(figureRoles, role);
  return (
    <section className="section">
      <h2>{say(w.runs)}</h2>
      <Read ask={ask} rows={4}>
        {({ months }) =>
          months.length === 0 ? (
            <Nothing title={say(w.runsNone)} hint={say(w.runsNoneHint)} />
          ) : (
            <Register
              rows={months}
              keyOf={(m) => m.area + m.month}
              columns={[
                { head: w.month, cell: monthOf, isFigure: true },
                { head: w.place, cell: (m) => m.placeName },
                { head: w.made, cell: (m) => <Moment at={m.madeAt} />, isFigure: true },
                {
                  head: w.look,
                  cell: (m) => (
                    <>
                      <a href={`/public/figures/${m.area}-${monthOf(m)}`} target="_blank" rel="noreferrer">
                        {say(w.look)}
                      </a>
                      {mayCorrect && (
                        <Button type="link" size="small" onClick={() => correct(m)}>
                          {say(w.correct)}
                        </Button>
                      )}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {correcting && (
        <Correct
          of={correcting}
          close={() => correct(null)}
          done={() => void client.invalidateQueries({ queryKey: [publicationApi.figures.path] })}
        />
      )}
    </section>
  );
}

function Correct({ of, close, done }: { of: Month; close: () => void; done: () => void }) {
  const { say } = useSay();
  const params = { area: of.area, month: monthOf(of) };
  return (
    <FormDialog<{ text: string }, PublishedFigures>
      title={w.correct}
      close={close}
      done={done}
      send={async ({ text }, key) => {
        const { id } = await call(publicationApi.figures, { params });
        return call(publicationApi.addFigureNote, { params: { id }, input: { text }, key });
      }}
    >
      <p className="soft">{say(w.correctHint)}</p>
      <Form.Item name="text" label={say(w.text)} rules={[{ required: true, min: 4, message: say(w.required) }]}>
        <Input.TextArea rows={4} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function Points() {
  const { say } = useSay();
  const { role, organisationId } = useMe();
  const client = useQueryClient();
  const [isEditing, edit] = useState(false);
  const ask = useAsk(publicationApi.receptionPoints, {});
  const mine = ask.data?.items.find((p) => p.organisationId === organisationId);
  return (
    <section className="section">
      <h2>{say(w.points)}</h2>
      <p className="soft">{say(w.pointsHint)}</p>
      {has(receptionRoles, role) && (
        <p>
          <Button onClick={() => edit(true)}>{say(w.mine)}</Button>
        </p>
      )}
      <Read ask={ask} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.pointsNone)} />
          ) : (
            <Register
              rows={items}
              keyOf={(p) => p.organisationId}
              columns={[
                { head: w.unit, cell: (p) => p.organisation },
                { head: w.address, cell: (p) => p.address },
                { head: w.phone, cell: (p) => p.phone },
                { head: w.hours, cell: (p) => p.hours },
                { head: w.more, cell: (p) => p.note ?? '' },
                {
                  head: w.poster,
                  cell: (p) => (
                    <a href={`/public/points/${p.organisationId}/poster`} target="_blank" rel="noreferrer">
                      {say(w.printPoster)}
                    </a>
                  ),
                },
              ]}
            />
          )
        }
      </Read>
      {isEditing && (
        <EditPoint
          id={organisationId}
          before={mine}
          close={() => edit(false)}
          done={() => void client.invalidateQueries({ queryKey: [publicationApi.receptionPoints.path] })}
        />
      )}
    </section>
  );
}

type EditProps = { id: string; before: ReceptionPoint | undefined; close: () => void; done: () => void };
function EditPoint({ id, before, close, done }: EditProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<ReceptionInput, ReceptionPoint>
      title={w.points}
      start={before ? { ...before, note: before.note ?? undefined } : {}}
      close={close}
      done={done}
      send={({ address, phone, hours, note }, key) =>
        call(publicationApi.saveReceptionPoint, { params: { id }, input: { address, phone, hours, note }, key })
      }
    >
      <Form.Item name="address" label={say(w.address)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="phone" label={say(w.phone)} rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="hours" label={say(w.hours)} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="note" label={say(w.more)}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
