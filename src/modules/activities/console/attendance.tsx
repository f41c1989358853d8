import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, newKey } from '#ui/web/call.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, type AttendeeView, activitiesApi } from '../activities.contract.ts';
import { type Presence, presences } from '../activities.rules.ts';
import { presenceWords } from '../activities.words.ts';
import { yearApi } from '../year.contract.ts';

type Tick = { attendeeId: string; presence: Presence; reason?: string };
type Body = { ticks?: Tick[]; guests?: string[]; memberIds?: string[] };
const send = (id: string, body: Body, key: string) =>
  call(activitiesApi.attendActivity, {
    params: { id },
    key,
    input: {
      captured: { id: newKey(), madeAt: new Date().toISOString(), files: [] },
      ticks: body.ticks ?? [],
      guests: body.guests ?? [],
      memberIds: body.memberIds ?? [],
    },
  });

type Props = { a: ActivityView; show: (a: ActivityView) => void };
/** Who is called and who came, with the numbers the rules ask for. */
export function Attendance({ a, show }: Props) {
  const { say } = useSay();
  const [leave, setLeave] = useState<AttendeeView | null>(null);
  const [adding, add] = useState<'guests' | 'late' | null>(null);
  const deed = useDeed((body: Body, key) => send(a.id, body, key));
  const isOpen = a.open.includes('attend');
  const run = async (body: Body) => {
    const next = await deed.run(body);
    if (next) show(next);
  };
  const tick = (t: AttendeeView, presence: Presence) =>
    presence === 'leave' ? setLeave(t) : void run({ ticks: [{ attendeeId: t.id, presence }] });
  const unknown = a.attendees.filter((t) => t.presence === 'unknown');
  return (
    <section className="section">
      <h2>{say(w.attendance)}</h2>
      <Figures a={a} />
      {deed.problem && <Fault problem={deed.problem} />}
      {isOpen && (
        <div className="page-acts no-print">
          {unknown.length > 0 && (
            <Button
              loading={deed.pending}
              onClick={() => void run({ ticks: unknown.map((t) => ({ attendeeId: t.id, presence: 'present' })) })}
            >
              {say(w.allPresent)}
            </Button>
          )}
          {a.rule.base !== 'open' && <Button onClick={() => add('late')}>{say(w.addLate)}</Button>}
          <Button onClick={() => add('guests')}>{say(w.addGuest)}</Button>
        </div>
      )}
      <div className="table-scroll">
        <table className="plain-table register activity-roll">
          <tbody>
            {a.attendees.map((t) => (
              <tr key={t.id}>
                <th scope="row">{t.name}</th>
                <td className="soft">{roleText(t, a, say)}</td>
                <td>
                  {isOpen ? (
                    <Segmented
                      aria-label={t.name}
                      value={t.presence}
                      options={presences.map((value) => ({ value, label: say(presenceWords[value]) }))}
                      onChange={(next) => tick(t, next)}
                    />
                  ) : (
                    say(presenceWords[t.presence])
                  )}
                </td>
                <td className="soft">{t.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {leave && <Leave a={a} of={leave} close={() => setLeave(null)} done={show} />}
      {adding === 'guests' && <Guests a={a} close={() => add(null)} done={show} />}
      {adding === 'late' && <Late a={a} close={() => add(null)} done={show} />}
    </section>
  );
}

/** How somebody is there: as a guest, or a member without a vote where there is one to have. */
export function roleText(t: AttendeeView, a: ActivityView, say: ReturnType<typeof useSay>['say']): string {
  if (!t.isMember) return a.rule.base === 'open' ? '' : say(w.guest);
  return a.rule.pass && !t.hasVote ? say(w.noVote) : '';
}

function Figures({ a }: { a: ActivityView }) {
  const { say } = useSay();
  const came = a.attendees.filter((t) => t.presence === 'present').length;
  if (a.rule.base === 'open') return <p>{say(w.came, { n: came })}</p>;
  const { present, should, votersPresent, votersShould } = a.tally;
  return (
    <p>
      {say(w.attendanceOf, { present, should })}
      {a.rule.pass && ` · ${say(w.voters, { present: votersPresent, should: votersShould })}`}
      {a.quorumNeeds !== null && (
        <strong className={present < a.quorumNeeds ? 'year-missed' : undefined}>
          {' '}
          · {present < a.quorumNeeds ? say(w.quorum, { n: a.quorumNeeds }) : say(w.quorumOk)}
        </strong>
      )}
    </p>
  );
}

type DialogProps = { a: ActivityView; close: () => void; done: (a: ActivityView) => void };
function Leave({ a, of, close, done }: DialogProps & { of: AttendeeView }) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, ActivityView>
      title={w.leaveTitle}
      close={close}
      done={done}
      send={({ reason }, key) => send(a.id, { ticks: [{ attendeeId: of.id, presence: 'leave', reason }] }, key)}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
/** Members who joined after the notice, or were left out: from the unit's own members and nobody else. */
function Late({ a, close, done }: DialogProps) {
  const { say } = useSay();
  const roll = useAsk(yearApi.unitRoll, { params: { id: a.organisationId } });
  const missing = (roll.data?.items ?? []).filter((m) => !a.attendees.some((t) => t.membershipId === m.membershipId));
  return (
    <FormDialog<{ memberIds: string[] }, ActivityView>
      title={w.addLate}
      close={close}
      done={done}
      send={(body, key) => send(a.id, body, key)}
    >
      <p className="soft">{say(roll.data && missing.length === 0 ? w.lateNone : w.lateHint)}</p>
      <Form.Item name="memberIds" label={say(w.members)} rules={[{ required: true, message: say(w.required_) }]}>
        <Select
          mode="multiple"
          options={missing.map((m) => ({ value: m.membershipId, label: m.name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
    </FormDialog>
  );
}
function Guests({ a, close, done }: DialogProps) {
  const { say } = useSay();
  const namesIn = (text: string) =>
    text
      .split(/[\n,,、]/)
      .map((n) => n.trim())
      .filter(Boolean);
  return (
    <FormDialog<{ names: string }, ActivityView>
      title={w.addGuest}
      close={close}
      done={done}
      send={({ names }, key) => send(a.id, { guests: namesIn(names) }, key)}
    >
      <Form.Item name="names" label={say(w.guestNames)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input.TextArea rows={5} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
