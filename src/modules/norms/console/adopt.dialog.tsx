import { Link } from '@tanstack/react-router';
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { type MeetingBase, meetingBases } from '../charter.rules.ts';
import { normConsoleWords as w } from '../norms.console.words.ts';
import { type CharterView, normsApi } from '../norms.contract.ts';
import { charterVerbWords, meetingBaseWords } from '../norms.words.ts';
import type { Of } from './charter.dialogs.tsx';

const numbersOf = (m: { entitled: number; present: number; yes: number }) => ({
  ...{ entitled: m.entitled, present: m.present, yes: m.yes },
});
type Entry = {
  how: 'vote' | 'hand';
  voteId?: string;
  isAsVoted?: boolean;
  why: string;
  noticeOn: Dayjs;
  heldOn: Dayjs;
  base: MeetingBase;
  entitled: number;
  present: number;
  yes: number;
};
const inputOf = ({ how, voteId, isAsVoted, noticeOn, heldOn, ...v }: Entry) =>
  how === 'vote'
    ? { ...(voteId && { voteId }), isAsVoted: isAsVoted === true }
    : {
        byHand: {
          ...{ why: v.why, base: v.base, entitled: v.entitled, present: v.present, yes: v.yes },
          ...{ noticeOn: noticeOn.format('YYYY-MM-DD'), heldOn: heldOn.format('YYYY-MM-DD') },
        },
      };

/** The vote of a meeting in the house adopts it; numbers by hand are for a meeting that was held elsewhere. */
export function AdoptDialog({ c, close, done }: Of) {
  const { say } = useSay();
  return (
    <FormDialog<Entry, CharterView>
      title={charterVerbWords.adopt}
      start={{ how: 'vote', base: 'adults' }}
      close={close}
      done={done}
      send={(v, key) =>
        call(normsApi.adoptCharter, { params: { id: c.id }, version: c.version, input: inputOf(v), key })
      }
    >
      <Form.Item name="how" label={say(w.how)}>
        <Radio.Group
          className="norm-checks"
          options={[
            { value: 'vote', label: say(w.byVote) },
            { value: 'hand', label: say(w.byHandWay) },
          ]}
        />
      </Form.Item>
      <Way c={c} />
    </FormDialog>
  );
}
function Way({ c }: { c: CharterView }) {
  const how = Form.useWatch<Entry['how'] | undefined>('how');
  return how === 'hand' ? <ByHand /> : <ByVote c={c} />;
}
function ByVote({ c }: { c: CharterView }) {
  const { say } = useSay();
  const ask = useAsk(normsApi.charterDecisions, { params: { id: c.id } });
  const voteId = Form.useWatch<string | undefined>('voteId');
  const required = [{ required: true, message: say(w.required) }];
  return (
    <Read ask={ask} rows={2}>
      {({ items }) => {
        const picked = items.find((d) => d.voteId === voteId);
        return items.length === 0 ? (
          <p>
            {say(w.noVotes)}{' '}
            <Link to="/deliberations" search={{ view: 'meetings' }}>
              {say(w.toMeetings)}
            </Link>
          </p>
        ) : (
          <>
            <Form.Item name="voteId" label={say(w.whichVote)} rules={required}>
              <Select
                options={items.map((d) => ({ value: d.voteId, label: `${d.heldOn} ${d.title}：${d.question}` }))}
              />
            </Form.Item>
            {picked && (
              <p className="soft">
                {say(meetingBaseWords[picked.base])} · {say(w.meetingWas, numbersOf(picked))}
              </p>
            )}
            {picked?.isTextLater && (
              <Form.Item name="isAsVoted" valuePropName="checked">
                <Checkbox>{say(w.isAsVoted)}</Checkbox>
              </Form.Item>
            )}
          </>
        );
      }}
    </Read>
  );
}
function ByHand() {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <>
      <p className="soft">{say(w.handHint)}</p>
      <Form.Item name="why" label={say(w.handWhy)} rules={required}>
        <Input maxLength={300} />
      </Form.Item>
      <p className="soft">{say(w.meetingHint)}</p>
      <div className="pair">
        <Form.Item name="noticeOn" label={say(w.noticeOn)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="heldOn" label={say(w.heldOn)} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="base" label={say(w.base)} rules={required}>
        <Select options={meetingBases.map((value) => ({ value, label: say(meetingBaseWords[value]) }))} />
      </Form.Item>
      <div className="norm-three">
        {(['entitled', 'present', 'yes'] as const).map((name) => (
          <Form.Item key={name} name={name} label={say(w[name])} rules={required}>
            <InputNumber min={name === 'entitled' ? 1 : 0} max={100_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
    </>
  );
}
