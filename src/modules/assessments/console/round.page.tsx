import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi, type RoundView } from '../assessments.contract.ts';
import { roundStatusWords, starWords, windowWords } from '../assessments.words.ts';
import { type WindowName, windowNames } from '../scores.rules.ts';
import { Board } from './board.tsx';
import { Objections } from './objections.tsx';
import './assessments.css';

const route = getRouteApi('/assessments/rounds/$id');

/** A round: organisations by items, where each stands, the stars that follow, what people object. */
export function RoundPage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(assessmentsApi.getRound, { params: { id } });
  const show = (r: RoundView) => client.setQueryData(keyOf(assessmentsApi.getRound, { params: { id } }), r);
  return (
    <Read ask={ask} rows={8}>
      {(r) => <Round r={r} show={show} again={() => void ask.refetch()} />}
    </Read>
  );
}

type RoundProps = { r: RoundView; show: (r: RoundView) => void; again: () => void };
function Round({ r, show, again }: RoundProps) {
  const { say } = useSay();
  const navigate = useNavigate();
  const [dialog, open] = useState<'extend' | 'cancel' | null>(null);
  const params = { id: r.id };
  const publish = useDeed((_: undefined, key) =>
    call(assessmentsApi.publishRound, { params, input: {}, version: r.version, key }),
  );
  const award = useDeed((_: undefined, key) =>
    call(assessmentsApi.awardRound, { params, input: {}, version: r.version, key }),
  );
  const isRunning = r.status === 'running';
  const why = r.closed[0];
  const note = `${say(roundStatusWords[r.status])} · ${r.organisation} · ${r.scheme} ${say(w.edition, { n: r.edition })}`;
  return (
    <>
      <PageHead title={r.isExample ? `${r.name} · ${say(w.example)}` : r.name} note={note}>
        {r.isOrganiser && isRunning && <Button onClick={() => open('extend')}>{say(w.extend)}</Button>}
        {r.isOrganiser && (isRunning || r.status === 'publicity') && (
          <Button onClick={() => open('cancel')}>{say(w.cancelRound)}</Button>
        )}
        {r.isOrganiser && isRunning && (
          <Button
            type="primary"
            disabled={why !== undefined}
            loading={publish.pending}
            onClick={() => void publish.run(undefined).then((x) => x && show(x))}
          >
            {say(w.publishRound)}
          </Button>
        )}
        {r.isOrganiser && r.status === 'publicity' && (
          <Button
            type="primary"
            disabled={why !== undefined}
            loading={award.pending}
            onClick={() => void award.run(undefined).then((x) => x && show(x))}
          >
            {say(w.awardRound)}
          </Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button href={urlOf(assessmentsApi.exportRound, { params })} download>
          {say(w.xlsx)}
        </Button>
      </PageHead>
      {publish.problem && <Fault problem={publish.problem} />}
      {award.problem && <Fault problem={award.problem} />}
      {why && <Alert className="no-print" type="info" showIcon title={say(why.says)} />}
      {r.cancelReason && <Alert type="warning" showIcon title={r.cancelReason} />}
      <Windows r={r} />
      <Board r={r} openEntry={(id) => void navigate({ to: '/assessments/entries/$id', params: { id } })} />
      <Ranks r={r} />
      {r.isOrganiser && <Objections r={r} done={again} />}
      <p className="no-print">
        <Link to="/assessments">{say(w.toList)}</Link>
      </p>
      {dialog === 'extend' && <Extend r={r} close={() => open(null)} done={show} />}
      {dialog === 'cancel' && <Cancel r={r} close={() => open(null)} done={show} />}
    </>
  );
}

function Windows({ r }: { r: RoundView }) {
  const { say } = useSay();
  const told = windowNames.map((name) => say(w.window, { name: say(windowWords[name]), ...r.windows[name] }));
  if (r.publicFrom)
    told.push(say(w.window, { name: say(roundStatusWords.publicity), from: r.publicFrom, to: r.publicTo ?? '' }));
  return (
    <p className="soft">
      {told.join(' · ')}
      {r.publicFrom && (
        <>
          {' · '}
          <a className="no-print" href={`/scores/${r.id}`} target="_blank" rel="noreferrer">
            {say(w.publicPage)}
          </a>
        </>
      )}
    </p>
  );
}

/** How the quotas come out, and who stands together on a boundary. */
function Ranks({ r }: { r: RoundView }) {
  const { say } = useSay();
  if (r.ranks.length === 0) return null;
  return (
    <section className="section">
      <h2>{say(w.starsTitle)}</h2>
      {r.status === 'running' && <p className="soft">{say(w.provisional)}</p>}
      <ul className="plain">
        {r.ranks.map(({ star, percent, places, given, tied }) => (
          <li key={star}>
            {say(w.rankLine, { star: say(starWords[star]), percent, places, given })}
            {tied.length > 0 && places > 0 && <b> {say(w.tiedLine, { units: tied.join('、') })}</b>}
          </li>
        ))}
      </ul>
      <p className="soft small">{say(w.quotaRule)}</p>
    </section>
  );
}

type DialogProps = { r: RoundView; close: () => void; done: (r: RoundView) => void };
function Extend({ r, close, done }: DialogProps) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ window: WindowName; to: Dayjs; reason: string }, RoundView>
      title={w.extend}
      close={close}
      done={done}
      send={({ window, to, reason }, key) =>
        call(assessmentsApi.extendRound, {
          params: { id: r.id },
          version: r.version,
          input: { window, to: to.format('YYYY-MM-DD'), reason },
          key,
        })
      }
    >
      <div className="pair">
        <Form.Item name="window" label={say(w.extendWhich)} rules={required}>
          <Select options={windowNames.map((value) => ({ value, label: say(windowWords[value]) }))} />
        </Form.Item>
        <Form.Item name="to" label={say(w.extendTo)} rules={required}>
          <DatePicker />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={say(w.reason)} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
function Cancel({ r, close, done }: DialogProps) {
  const { say } = useSay();
  return (
    <FormDialog<{ reason: string }, RoundView>
      title={w.cancelRound}
      ok={w.cancelRound}
      close={close}
      done={done}
      send={(input, key) => call(assessmentsApi.cancelRound, { params: { id: r.id }, input, version: r.version, key })}
    >
      <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
