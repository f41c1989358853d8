import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
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
import { deliberationConsoleWords as w } from '../deliberations.console.words.ts';
import { deliberationsApi } from '../deliberations.contract.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { callerWords, meetingKindWords, meetingStatusWords } from '../deliberations.words.ts';
import { type MeetingView, meetingsApi } from '../meetings.contract.ts';
import { type Caller, callers, isGroupKind, type MeetingKind, mayCall, meetingKinds } from '../meetings.rules.ts';

export function Meetings({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const navigate = useNavigate();
  const [isCalling, begin] = useState(false);
  const ask = useAsk(meetingsApi.listMeetings, { query: { area } });
  return (
    <>
      <ExportLine list="village-meetings" filters={{ area }} />
      {keeperRoles.some((r) => r === role) && (
        <p className="no-print">
          <Button type="primary" onClick={() => begin(true)}>
            {say(w.callMeeting)}
          </Button>
        </p>
      )}
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noMeetings)} hint={say(w.noMeetingsHint)} />
          ) : (
            <Register
              rows={items}
              keyOf={(m) => m.id}
              columns={[
                {
                  head: w.meetingTitle,
                  cell: (m) => (
                    <Link to="/deliberations/meetings/$id" params={{ id: m.id }}>
                      {m.title}
                    </Link>
                  ),
                },
                { head: w.startsAt, cell: (m) => m.day, isFigure: true },
                { head: w.meetingKind, cell: (m) => say(meetingKindWords[m.kind]) + (m.part ? ` ${m.part}` : '') },
                { head: w.calledBy, cell: (m) => say(callerWords[m.calledBy]) },
                { head: w.status, cell: (m) => say(meetingStatusWords[m.status]) },
                { head: w.should, cell: (m) => m.should, isFigure: true },
                { head: w.present, cell: (m) => m.present ?? '', isFigure: true },
              ]}
            />
          )
        }
      </Read>
      {isCalling && (
        <CallForm
          area={area}
          close={() => begin(false)}
          done={(m) => void navigate({ to: '/deliberations/meetings/$id', params: { id: m.id } })}
        />
      )}
    </>
  );
}

type Entry = {
  kind: MeetingKind;
  part?: string;
  isAppraisal?: boolean;
  title: string;
  agenda: string;
  calledBy: Caller;
  signatures?: number;
  notifiedOn: string;
  startsAt: Dayjs;
  where: string;
};
function CallForm({ area, close, done }: { area: string; close: () => void; done: (m: MeetingView) => void }) {
  const { say } = useSay();
  const setup = useAsk(deliberationsApi.deliberationSetup, { query: { area } });
  const groups = (setup.data?.counts ?? []).filter((c) => c.part !== '');
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<Entry, MeetingView>
      title={w.callMeeting}
      ok={w.callMeeting}
      start={{ kind: 'deputies', calledBy: 'committee', notifiedOn: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ startsAt, ...v }, key) =>
        call(meetingsApi.callMeeting, {
          input: {
            ...v,
            area,
            part: isGroupKind(v.kind) ? (v.part ?? '') : '',
            isAppraisal: v.isAppraisal ?? false,
            signatures: v.signatures ?? 0,
            startsAt: `${startsAt.format('YYYY-MM-DDTHH:mm:00')}+08:00`,
          },
          key,
        })
      }
    >
      {(form) => (
        <>
          <div className="pair">
            <Form.Item name="kind" label={say(w.meetingKind)} rules={required}>
              <Select options={meetingKinds.map((value) => ({ value, label: say(meetingKindWords[value]) }))} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(a, b) => a.kind !== b.kind}>
              {() => (
                <Form.Item name="calledBy" label={say(w.calledBy)} rules={required}>
                  <Select
                    options={callers
                      .filter((c) => mayCall(form.getFieldValue('kind'), c))
                      .map((value) => ({ value, label: say(callerWords[value]) }))}
                  />
                </Form.Item>
              )}
            </Form.Item>
          </div>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <>
                {isGroupKind(form.getFieldValue('kind')) && (
                  <Form.Item name="part" label={say(w.part)} rules={required}>
                    <Select options={groups.map((g) => ({ value: g.part, label: g.part }))} />
                  </Form.Item>
                )}
                {form.getFieldValue('calledBy') !== 'committee' && (
                  <Form.Item
                    name="signatures"
                    label={say(w.callSignatures)}
                    extra={say(w.callSignaturesHint)}
                    rules={required}
                  >
                    <InputNumber min={1} max={100_000} />
                  </Form.Item>
                )}
              </>
            )}
          </Form.Item>
          <Form.Item name="title" label={say(w.meetingTitle)} rules={required}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="agenda" label={say(w.agenda)} rules={required}>
            <Input.TextArea rows={3} maxLength={2000} />
          </Form.Item>
          <div className="pair">
            <Form.Item name="notifiedOn" label={say(w.notifiedOn)} rules={required}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="startsAt" label={say(w.startsAt)} rules={required}>
              <DatePicker
                showTime={{ format: 'HH:mm', minuteStep: 5 }}
                format="YYYY-MM-DD HH:mm"
                style={{ width: '100%' }}
              />
            </Form.Item>
          </div>
          <Form.Item name="where" label={say(w.where)} rules={required}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="isAppraisal" valuePropName="checked">
            <Checkbox>{say(w.isAppraisal)}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
