import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { inFours } from '#kernel/fours.ts';
import { useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { choiceWords } from '../deliberations.words.ts';
import { type MeetingView, meetingsApi, type VoteView } from '../meetings.contract.ts';
import { type Choice, choices } from '../votes.rules.ts';

type Props = { m: MeetingView; v: VoteView; show: (m: MeetingView) => void };
/** A vote cast in the house: slips and who drew one for a secret ballot, names and choices for an open one. */
export function DeviceVote({ m, v, show }: Props) {
  const { say } = useSay();
  const [dialog, open] = useState<'slips' | 'voter' | 'close' | null>(null);
  const close = () => open(null);
  const isSecret = v.way === 'secret';
  const done = isSecret ? v.turnout : v.ballots;
  return (
    <div className="page-acts no-print">
      {isSecret && <Button onClick={() => open('slips')}>{say(w.slips)}</Button>}
      <Button onClick={() => open('voter')}>{say(isSecret ? w.draw : w.castOpen)}</Button>
      <Button onClick={() => open('close')}>{say(w.closeVote)}</Button>
      <span className="soft">{say(w.votedN, { n: done.length })}</span>
      {dialog === 'slips' && <Slips v={v} close={close} />}
      {dialog === 'voter' && <Voter m={m} v={v} close={close} done={show} />}
      {dialog === 'close' && <Close v={v} close={close} done={show} />}
    </div>
  );
}

/** Told once, printed, cut, folded, put in a box: the page forgets them when it is closed. */
function Slips({ v, close }: { v: VoteView; close: () => void }) {
  const { say } = useSay();
  const [codes, tell] = useState<readonly string[] | null>(null);
  const make = useDeed((_: undefined, key) => call(meetingsApi.makeSlips, { params: { id: v.id }, input: {}, key }));
  const run = async () => {
    if (codes) return window.print();
    const answer = await make.run(undefined);
    if (answer) tell(answer.codes);
  };
  return (
    <Modal
      open
      width="min(860px, 100%)"
      mask={{ closable: false }}
      onCancel={close}
      title={<span className="no-print">{say(w.slips)}</span>}
      footer={
        <Button type="primary" loading={make.pending} onClick={() => void run()}>
          {say(codes ? w.print : w.makeSlips)}
        </Button>
      }
    >
      <p className="soft no-print">{say(w.slipsHow)}</p>
      {make.problem && <Fault problem={make.problem} />}
      {codes && (
        <article className="notice print-alone">
          <ul className="slips">
            {codes.map((code) => (
              <li key={code}>
                <span>{v.question}</span>
                <b className="mono">{inFours(code)}</b>
                <span className="soft">{say(w.slipWhere)}</span>
              </li>
            ))}
          </ul>
        </article>
      )}
    </Modal>
  );
}
type VoterProps = { m: MeetingView; v: VoteView; close: () => void; done: (m: MeetingView) => void };
function Voter({ m, v, close, done }: VoterProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const isSecret = v.way === 'secret';
  const voted = new Set((isSecret ? v.turnout : v.ballots).map((x) => x.id));
  const left = m.deputies.filter((d) => d.presence === 'present' && !voted.has(d.id));
  return (
    <FormDialog<{ deputyId: string; choice?: Choice }, MeetingView>
      title={isSecret ? w.draw : w.castOpen}
      close={close}
      done={done}
      send={({ deputyId, choice }, key) =>
        isSecret
          ? call(meetingsApi.drawSlip, { params: { id: v.id }, input: { deputyId }, key })
          : call(meetingsApi.castOpen, { params: { id: v.id }, input: { deputyId, choice: choice ?? 'abstain' }, key })
      }
    >
      {isSecret && <p className="soft">{say(w.drawHow)}</p>}
      <Form.Item name="deputyId" label={say(w.name)} rules={required}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={left.map((d) => ({ value: d.id, label: d.name }))}
        />
      </Form.Item>
      {!isSecret && (
        <Form.Item name="choice" label={say(w.way)} rules={required}>
          <Select options={choices.map((value) => ({ value, label: say(choiceWords[value]) }))} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
type CloseEntry = { teller1?: string; teller2?: string; supervisor?: string };
function Close({ v, close, done }: { v: VoteView; close: () => void; done: (m: MeetingView) => void }) {
  const { say } = useSay();
  const required = [{ required: v.way === 'secret', message: say(w.required) }];
  return (
    <FormDialog<CloseEntry, MeetingView>
      title={w.closeVote}
      ok={w.closeVote}
      close={close}
      done={done}
      send={({ teller1, teller2, supervisor = '' }, key) =>
        call(meetingsApi.closeBallots, {
          params: { id: v.id },
          input: { tellers: [teller1, teller2].flatMap((t) => (t ? [t] : [])), supervisor },
          key,
        })
      }
    >
      <p className="soft">{say(w.closeHow)}</p>
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
