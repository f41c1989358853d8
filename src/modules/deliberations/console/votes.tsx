import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { choiceWords, voteMediumWords, voteWayWords } from '../deliberations.words.ts';
import { type MeetingView, meetingsApi, type VoteView } from '../meetings.contract.ts';
import { mediumFits, type VoteMedium, type VoteWay, voteMedia, voteWays } from '../votes.rules.ts';
import { DeviceVote } from './ballots.tsx';

type Props = { m: MeetingView; show: (m: MeetingView) => void };
/** The questions put to a meeting, each with how it is voted on and what came of it. */
export function VoteCards({ m, show }: Props) {
  const { say } = useSay();
  const [counting, count] = useState<VoteView | null>(null);
  const [isPutting, put] = useState(false);
  return (
    <section className="card">
      {m.votes.map((v) => (
        <div key={v.id} className="entry-line">
          <div>
            <b>{v.question}</b>
            <p className="soft small">
              {say(voteWayWords[v.way])} · {say(voteMediumWords[v.medium])}
              {v.tellers.length > 0 && ` · ${say(w.teller1)} ${v.tellers.join('、')}`}
              {v.supervisor && ` · ${say(w.supervisor)} ${v.supervisor}`}
            </p>
            <p>
              {v.status === 'open' && say(w.voteOpen)}
              {v.status === 'void' && say(w.voteVoid, { why: v.voidWhy ?? '' })}
              {v.status === 'counted' &&
                say(w.resultIs, {
                  outcome: say(v.passed ? w.passed : w.failed),
                  numbers: say(w.voteResult, {
                    yes: v.yes ?? 0,
                    no: v.no ?? 0,
                    abstain: v.abstain ?? 0,
                    blank: v.blank ?? 0,
                    invalid: v.invalid ?? 0,
                    needed: v.needed ?? 0,
                  }),
                })}
            </p>
            {v.status === 'counted' && v.ballots.length > 0 && (
              <p className="small">{v.ballots.map((b) => `${b.name} ${say(choiceWords[b.choice])}`).join(' · ')}</p>
            )}
          </div>
          {v.status === 'open' && v.medium !== 'device' && m.open.includes('vote') && (
            <Button onClick={() => count(v)}>{say(w.countVote)}</Button>
          )}
          {v.status === 'open' && v.medium === 'device' && m.open.includes('vote') && (
            <DeviceVote m={m} v={v} show={show} />
          )}
        </div>
      ))}
      {m.open.includes('vote') && (
        <p className="no-print">
          <Button type="primary" onClick={() => put(true)}>
            {say(w.putVote)}
          </Button>
        </p>
      )}
      {isPutting && <Put m={m} close={() => put(false)} done={show} />}
      {counting && <Count v={counting} close={() => count(null)} done={show} />}
    </section>
  );
}

type PutEntry = { matterId?: string; question: string; way: VoteWay; medium: VoteMedium };
function Put({ m, close, done }: { m: MeetingView; close: () => void; done: (m: MeetingView) => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<PutEntry, MeetingView>
      title={w.putVote}
      start={{ way: 'hands', medium: 'counted', ...(m.waiting.length === 1 && { matterId: m.waiting[0]?.id }) }}
      close={close}
      done={done}
      send={({ matterId, ...input }, key) =>
        call(meetingsApi.openVote, { params: { id: m.id }, input: { ...input, ...(matterId && { matterId }) }, key })
      }
    >
      {(form) => (
        <>
          <Form.Item name="matterId" label={say(w.matter)}>
            <Select allowClear options={m.waiting.map((x) => ({ value: x.id, label: x.title }))} />
          </Form.Item>
          <Form.Item name="question" label={say(w.question)} rules={required}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="way" label={say(w.way)} rules={required}>
              <Select
                options={voteWays
                  .filter((x) => x !== 'open' || m.kind === 'deputies')
                  .map((value) => ({ value, label: say(voteWayWords[value]) }))}
                onChange={(way: VoteWay) =>
                  form.setFieldValue(
                    'medium',
                    voteMedia.find((x) => mediumFits(way, x)),
                  )
                }
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.way !== b.way}>
              {() => (
                <Form.Item name="medium" label={say(w.medium)} rules={required}>
                  <Select
                    options={voteMedia
                      .filter((x) => mediumFits(form.getFieldValue('way'), x))
                      .map((value) => ({ value, label: say(voteMediumWords[value]) }))}
                  />
                </Form.Item>
              )}
            </Form.Item>
          </div>
        </>
      )}
    </FormDialog>
  );
}

type CountEntry = Partial<
  Record<'yes' | 'no' | 'abstain' | 'blank' | 'invalid' | 'issued', number> & {
    teller1: string;
    teller2: string;
    supervisor: string;
  }
>;
function Count({ v, close, done }: { v: VoteView; close: () => void; done: (m: MeetingView) => void }) {
  const { say } = useSay();
  const isPaper = v.medium === 'paper';
  const names = isPaper
    ? (['issued', 'yes', 'no', 'abstain', 'blank', 'invalid'] as const)
    : (['yes', 'no', 'abstain'] as const);
  const required = [{ required: isPaper, message: say(w.required) }];
  return (
    <FormDialog<CountEntry, MeetingView>
      title={w.countVote}
      ok={w.countVote}
      close={close}
      done={done}
      send={({ teller1, teller2, supervisor, ...n }, key) =>
        call(meetingsApi.countVote, {
          params: { id: v.id },
          input: {
            ...Object.fromEntries(names.map((name) => [name, n[name] ?? 0])),
            tellers: [teller1, teller2].flatMap((t) => (t ? [t] : [])),
            supervisor: supervisor ?? '',
          },
          key,
        })
      }
    >
      <div className="numbers-row">
        {names.map((name) => (
          <Form.Item key={name} name={name} label={say(w[name])} rules={[{ required: true, message: say(w.required) }]}>
            <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <div className="numbers-row">
        {(['teller1', 'teller2', 'supervisor'] as const).map((name) => (
          <Form.Item key={name} name={name} label={say(w[name])} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}
