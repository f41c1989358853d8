import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useMe } from '#ui/console/me.tsx';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { affairsConsoleWords as w } from '../affairs.console.words.ts';
import { affairsApi, type LevyView } from '../affairs.contract.ts';
import { type LevyVerb, type LineWay, lineWays } from '../affairs.rules.ts';
import { levyStatusWords, levyVerbWords, lineWayWords } from '../affairs.words.ts';
import { keeperRoles } from '../deliberations.rules.ts';
import { callerWords } from '../deliberations.words.ts';
import { meetingsApi } from '../meetings.contract.ts';
import { type Caller, callers } from '../meetings.rules.ts';

/** 一事一议: what is asked, who agreed, who looked at it, where it went. */
export function Levies({ area }: { area: string }) {
  const { say } = useSay();
  const { role } = useMe();
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const [acting, act] = useState<{ l: LevyView; verb: LevyVerb } | null>(null);
  const ask = useAsk(affairsApi.listLevies, { query: { area } });
  const again = () => void client.invalidateQueries({ queryKey: [affairsApi.listLevies.path] });
  return (
    <>
      <ExportLine list="levies" filters={{ area }} />
      <Read ask={ask} rows={6}>
        {({ items, cap, exemptions }) => (
          <>
            <p className="soft">{say(w.cap, { yuan: cap.personYuan, days: cap.personDays, basis: cap.basis })}</p>
            {keeperRoles.some((r) => r === role) && (
              <p className="no-print">
                <Button type="primary" onClick={() => open(true)}>
                  {say(w.announce)}
                </Button>
              </p>
            )}
            {items.length === 0 && <Nothing title={say(w.noLevies)} hint={say(w.noLeviesHint)} />}
            {items.map((l) => (
              <section key={l.id} className="card">
                <h2>
                  {l.title} · {say(levyStatusWords[l.status])}
                </h2>
                <p className="body-text">{l.purpose}</p>
                <p>
                  {say(w.levyEach, { yuan: l.personYuan, days: l.personDays })} ·{' '}
                  {say(w.total, { yuan: l.totalYuan, days: l.totalDays })}
                </p>
                {l.exempt.length > 0 && (
                  <p className="small">{l.exempt.map((e) => `${say(e.name)} ${e.people}`).join(' · ')}</p>
                )}
                {l.meeting ? (
                  <p>{say(w.byMeeting, { ...l.meeting })}</p>
                ) : (
                  <p>{say(w.asked, { households: l.households, asked: l.asked, agreed: l.agreed })}</p>
                )}
                {l.canvasses.length > 0 && (
                  <p className="small soft">
                    {l.canvasses
                      .map((c) =>
                        say(w.canvassLine, {
                          deputy: c.deputy,
                          asked: c.asked,
                          signatures: c.signatures,
                          agreed: c.agreed,
                        }),
                      )
                      .join(' · ')}
                  </p>
                )}
                {l.lines.length > 0 && (
                  <ul className="plain">
                    {l.lines.map((x) => (
                      <li key={x.id}>
                        {[x.onDay, say(lineWayWords[x.way]), x.amount, x.what, x.voucher].filter(Boolean).join(' · ')}
                      </li>
                    ))}
                  </ul>
                )}
                {(l.status === 'approved' || l.status === 'settled') && (
                  <p>
                    <b>{say(w.ledger, { in: l.inYuan, out: l.outYuan, days: l.days })}</b>
                  </p>
                )}
                {l.reason && <p>{l.reason}</p>}
                <div className="page-acts no-print">
                  {l.open.map((verb) => (
                    <Button key={verb} onClick={() => act({ l, verb })}>
                      {say(levyVerbWords[verb])}
                    </Button>
                  ))}
                </div>
              </section>
            ))}
            {isOpen && <Announce area={area} exemptions={exemptions} close={() => open(false)} done={again} />}
            {acting && <Act area={area} {...acting} close={() => act(null)} done={again} />}
          </>
        )}
      </Read>
    </>
  );
}

type Entry = {
  title: string;
  purpose: string;
  proposedBy: Caller;
  signatures?: number;
  announcedOn: string;
  personYuan: number;
  personDays: number;
  people: number;
  workers: number;
  exempt?: Record<string, number | null | undefined>;
};
type AnnounceProps = {
  area: string;
  exemptions: readonly { code: string; name: readonly [string, string] }[];
  close: () => void;
  done: () => void;
};
function Announce({ area, exemptions, close, done }: AnnounceProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const number = (name: 'personYuan' | 'personDays' | 'people' | 'workers') => (
    <Form.Item name={name} label={say(w[name])} rules={required}>
      <InputNumber min={0} max={100_000} style={{ width: '100%' }} />
    </Form.Item>
  );
  return (
    <FormDialog<Entry, LevyView>
      title={w.announce}
      ok={w.announce}
      start={{ proposedBy: 'committee', announcedOn: dayOf(Date.now()), personYuan: 0, personDays: 0 }}
      close={close}
      done={done}
      send={({ exempt = {}, signatures, ...v }, key) =>
        call(affairsApi.announceLevy, {
          input: {
            ...v,
            area,
            signatures: signatures ?? 0,
            exempt: Object.entries(exempt).flatMap(([code, people]) => (people ? [{ code, people }] : [])),
          },
          key,
        })
      }
    >
      <Form.Item name="title" label={say(w.title)} rules={required}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="purpose" label={say(w.purpose)} rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="numbers-row">
        <Form.Item name="proposedBy" label={say(w.proposedBy)} rules={required}>
          <Select options={callers.map((value) => ({ value, label: say(callerWords[value]) }))} />
        </Form.Item>
        <Form.Item name="signatures" label={say(w.signatures)}>
          <InputNumber min={0} max={100_000} />
        </Form.Item>
        <Form.Item name="announcedOn" label={say(w.announcedOn)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="pair">
        {number('personYuan')}
        {number('personDays')}
      </div>
      <div className="pair">
        {number('people')}
        {number('workers')}
      </div>
      <p>{say(w.exempt)}</p>
      <div className="pair">
        {exemptions.map((e) => (
          <Form.Item key={e.code} name={['exempt', e.code]} label={say(e.name)}>
            <InputNumber min={0} max={100_000} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}

type ActProps = { area: string; l: LevyView; verb: LevyVerb; close: () => void; done: () => void };
function Act(props: ActProps) {
  if (props.verb === 'canvass') return <Canvass {...props} />;
  if (props.verb === 'book') return <Book {...props} />;
  return <Move {...props} verb={props.verb} />;
}
type CanvassEntry = { deputyId: string; asked: number; agreed: number; signatures: number; onDay: string };
function Canvass({ area, l, close, done }: ActProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  const deputies = useAsk(meetingsApi.listDeputies, { query: { area } });
  const serving = (deputies.data?.items ?? []).filter((d) => d.isServing);
  return (
    <FormDialog<CanvassEntry, LevyView>
      title={w.canvass}
      start={{ onDay: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={(input, key) => call(affairsApi.canvassLevy, { params: { id: l.id }, input, key })}
    >
      <div className="pair">
        <Form.Item name="deputyId" label={say(w.deputy)} rules={required}>
          <Select options={serving.map((d) => ({ value: d.id, label: d.name }))} />
        </Form.Item>
        <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="numbers-row">
        {(
          [
            ['asked', w.askedN],
            ['signatures', w.signedN],
            ['agreed', w.agreedN],
          ] as const
        ).map(([name, label]) => (
          <Form.Item key={name} name={name} label={say(label)} rules={required}>
            <InputNumber min={0} max={100} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}
type BookEntry = { way: LineWay; what: string; amount: number; voucher?: string; onDay: string };
function Book({ l, close, done }: ActProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<BookEntry, LevyView>
      title={w.book}
      start={{ onDay: dayOf(Date.now()) }}
      close={close}
      done={done}
      send={({ voucher, ...v }, key) =>
        call(affairsApi.bookLevy, { params: { id: l.id }, input: { ...v, ...(voucher && { voucher }) }, key })
      }
    >
      <div className="pair">
        <Form.Item name="way" label={say(w.way)} rules={required}>
          <Select options={lineWays.map((value) => ({ value, label: say(lineWayWords[value]) }))} />
        </Form.Item>
        <Form.Item name="amount" label={say(w.amount)} rules={required}>
          <InputNumber min={0.01} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="what" label={say(w.what)} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="voucher" label={say(w.voucher)}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="onDay" label={say(w.onDay)} rules={required}>
          <Input type="date" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
/** Which vote of a villagers’ meeting agreed to it; left empty, what was signed at the doors counts. */
function ByMeeting({ l }: { l: LevyView }) {
  const { say } = useSay();
  const ask = useAsk(affairsApi.villageDecisions, { query: { area: l.area } });
  const items = (ask.data?.items ?? []).filter((d) => d.heldOn > l.announcedOn);
  return (
    <Form.Item name="voteId" label={say(w.whichMeeting)} extra={say(w.whichMeetingHint)}>
      <Select
        allowClear
        options={items.map((d) => ({ value: d.voteId, label: `${d.heldOn} ${d.title}：${d.question}` }))}
      />
    </Form.Item>
  );
}
function Move({ l, verb, close, done }: ActProps & { verb: Exclude<LevyVerb, 'canvass' | 'book'> }) {
  const { say } = useSay();
  const needsReason = verb === 'refuse' || verb === 'end';
  return (
    <FormDialog<{ reason?: string; voteId?: string }, LevyView>
      title={levyVerbWords[verb]}
      ok={levyVerbWords[verb]}
      close={close}
      done={done}
      send={({ reason = '', voteId }, key) =>
        call(affairsApi.moveLevy, {
          params: { id: l.id },
          version: l.version,
          input: { verb, reason, ...(voteId && { voteId }) },
          key,
        })
      }
    >
      <p>{l.title}</p>
      {verb === 'agree' && <ByMeeting l={l} />}
      {needsReason && (
        <Form.Item name="reason" label={say(w.why)} rules={[{ required: true, message: say(w.required) }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
