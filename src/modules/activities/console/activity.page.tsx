import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf, momentText } from '#ui/web/time.ts';
import { activityConsoleWords as w } from '../activities.console.words.ts';
import { type ActivityView, activitiesApi } from '../activities.contract.ts';
import { branchRoles, keeperRoles } from '../activities.rules.ts';
import {
  activityKindWords,
  activityStatusWords,
  activityVerbWords,
  baseWords,
  passBaseWords,
  wayWords,
} from '../activities.words.ts';
import { Attendance } from './attendance.tsx';
import { Minutes } from './minutes.dialog.tsx';
import { Photos } from './photos.tsx';
import { Plan } from './plan.dialog.tsx';
import { Record } from './record.tsx';
import { MinutesPaper, MinutesSheet, NoticeSheet, SignPaper, SignSheet } from './sheets.tsx';
import { SignUps } from './signups.tsx';
import './activities.css';

const route = getRouteApi('/activities/$id');

type Dialog = 'edit' | 'cancel' | 'hold' | 'supplement' | 'notice' | 'sign' | 'record' | null;
/** One activity: its notice, who is called and who came, the minutes with their votes, what follows; two sheets for paper. */
export function ActivityPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(activitiesApi.getActivity, { params: { id } });
  const show = (a: ActivityView) => client.setQueryData(keyOf(activitiesApi.getActivity, { params: { id } }), a);
  return (
    <Read ask={ask} rows={8}>
      {(a) => <Activity a={a} show={show} />}
    </Read>
  );
}

function Activity({ a, show }: { a: ActivityView; show: (a: ActivityView) => void }) {
  const { say } = useSay();
  const { role } = useMe();
  const [dialog, open] = useState<Dialog>(null);
  const close = () => open(null);
  const callIt = useDeed((_: undefined, key) =>
    call(activitiesApi.callActivity, { params: { id: a.id }, input: {}, version: a.version, key }),
  );
  const has = (verb: ActivityView['open'][number]) => a.open.includes(verb);
  const closed = a.closed.find((c) => c.verb === 'hold');
  return (
    <>
      <PageHead
        title={a.title}
        note={[
          say(activityKindWords[a.kind]),
          a.unit,
          say(activityStatusWords[a.status]),
          ...(a.isEnteredLate ? [say(w.enteredLate)] : []),
        ].join(' · ')}
      >
        {has('call') && (
          <Button
            type="primary"
            loading={callIt.pending}
            onClick={() => void callIt.run(undefined).then((next) => next && show(next))}
          >
            {say(activityVerbWords.call)}
          </Button>
        )}
        {(has('hold') || closed) && (
          <Button
            type="primary"
            disabled={!has('hold')}
            title={closed ? say(closed.says) : undefined}
            onClick={() => open('hold')}
          >
            {say(activityVerbWords.hold)}
          </Button>
        )}
        {has('supplement') && <Button onClick={() => open('supplement')}>{say(activityVerbWords.supplement)}</Button>}
        {has('edit') && <Button onClick={() => open('edit')}>{say(activityVerbWords.edit)}</Button>}
        {has('cancel') && <Button onClick={() => open('cancel')}>{say(activityVerbWords.cancel)}</Button>}
        {a.status === 'called' && <Button onClick={() => open('notice')}>{say(w.noticeSheet)}</Button>}
        {a.status !== 'planned' && a.rule.base === 'open' && (
          <Button onClick={() => open('sign')}>{say(w.signSheet)}</Button>
        )}
        {a.status !== 'planned' && a.rule.base !== 'open' && keeperRoles.some((r) => r === role) && <SignPaper a={a} />}
        {a.status === 'held' &&
          (a.rule.base !== 'open' && keeperRoles.some((r) => r === role) ? (
            <MinutesPaper a={a} />
          ) : (
            <Button onClick={() => open('record')}>{say(w.minutesSheet)}</Button>
          ))}
      </PageHead>
      {callIt.problem && <Fault problem={callIt.problem} />}
      {closed && <Alert type="info" showIcon title={say(closed.says)} />}
      {a.cancelReason && <Alert type="warning" showIcon title={say(w.cancelled, { reason: a.cancelReason })} />}
      <Notice a={a} />
      {a.rule.base === 'open' && a.status !== 'cancelled' && a.rule.recordRoles.includes(role) && (
        <SignUps a={a} show={show} />
      )}
      {(a.status === 'called' || a.status === 'held') && <Attendance key={a.version} a={a} show={show} />}
      {a.status === 'held' && <Record a={a} />}
      {a.status !== 'planned' && a.status !== 'cancelled' && <Photos a={a} show={show} />}
      {branchRoles.some((r) => r === role) && (
        <p className="no-print">
          <Link
            to="/activities/units/$id"
            params={{ id: a.organisationId }}
            search={{ year: Number(a.day.slice(0, 4)) }}
          >
            {say(w.back)}
          </Link>
        </p>
      )}
      {dialog === 'edit' && <Plan changing={a} close={close} done={show} />}
      {dialog === 'cancel' && <Cancel a={a} close={close} done={show} />}
      {dialog === 'hold' && <Minutes a={a} close={close} done={show} />}
      {dialog === 'supplement' && <Supplement a={a} close={close} done={show} />}
      {dialog === 'notice' && <NoticeSheet a={a} close={close} />}
      {dialog === 'sign' && <SignSheet a={a} close={close} />}
      {dialog === 'record' && <MinutesSheet a={a} close={close} />}
    </>
  );
}

function Notice({ a }: { a: ActivityView }) {
  const { say, lang } = useSay();
  const at = (iso: string) => momentText(iso, lang, Date.now());
  const { pass } = a.rule;
  // The same day is said once.
  const endsText =
    dayOf(Date.parse(a.startsAt)) === dayOf(Date.parse(a.endsAt)) ? at(a.endsAt).split(' ').at(-1) : at(a.endsAt);
  const facts: [string, string | null][] = [
    [say(w.when), `${at(a.startsAt)}–${endsText}`],
    [say(w.where), a.where],
    [say(w.group), a.group],
    [say(w.way), a.way && say(wayWords[a.way])],
    [say(w.notice), a.topic],
    [say(w.counts), say(baseWords[a.rule.base])],
    [say(w.decisions), pass && say(w.carries, { base: say(passBaseWords[pass.of]) })],
    [say(w.basis), a.rule.basis],
  ];
  return (
    <section className="section">
      <dl className="activity-facts">
        {facts.flatMap(([head, text]) =>
          text
            ? [
                <dt key={head}>{head}</dt>,
                <dd key={`${head}-text`} className="activity-text">
                  {text}
                </dd>,
              ]
            : [],
        )}
      </dl>
    </section>
  );
}

type CancelProps = { a: ActivityView; close: () => void; done: (a: ActivityView) => void };
function Cancel({ a, close, done }: CancelProps) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, ActivityView>
      title={activityVerbWords.cancel}
      ok={activityVerbWords.cancel}
      close={close}
      done={done}
      send={(input, key) =>
        call(activitiesApi.cancelActivity, { params: { id: a.id }, input, version: a.version, key })
      }
    >
      <Form.Item name="reason" label={say(w.cancelReason)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
function Supplement({ a, close, done }: CancelProps) {
  const { say } = useSay();
  return (
    <FormDialog<{ text: string }, ActivityView>
      title={activityVerbWords.supplement}
      close={close}
      done={done}
      send={(input, key) =>
        call(activitiesApi.supplementActivity, { params: { id: a.id }, input, version: a.version, key })
      }
    >
      <p className="soft">{say(w.supplementHint)}</p>
      <Form.Item name="text" label={say(w.supplement)} rules={[{ required: true, message: say(w.required_) }]}>
        <Input.TextArea rows={5} maxLength={5000} />
      </Form.Item>
    </FormDialog>
  );
}
