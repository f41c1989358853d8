import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { patrolConsoleWords as w } from '../patrols.console.words.ts';
import { type PatrolView, patrolsApi } from '../patrols.contract.ts';
import { findCategoryWords, patrolStateWords, patrolVerbWords, patrolWords } from '../patrols.words.ts';

/** One find: what, where, its pictures before and after, and whether it is in order. */
export function FindDrawer({ id, close }: { id: string; close: () => void }) {
  const { say, lang } = useSay();
  const given = { params: { id } };
  const ask = useAsk(patrolsApi.getPatrol, given);
  return (
    <Drawer open onClose={close} title={say(patrolWords.title)} size="large">
      <Read ask={ask} rows={6}>
        {(p) => (
          <>
            <p>
              {say(patrolStateWords[p.state])} · {p.placeName}
              {p.placeNote && ` · ${p.placeNote}`} · {p.day} · {p.unit}
              {p.category && ` · ${say(findCategoryWords[p.category])}`}
            </p>
            <p>{p.what}</p>
            {p.caseId && (
              <p>
                {say(w.case)}{' '}
                <Link to="/cases/$id" params={{ id: p.caseId }} className="mono">
                  {p.caseNumber}
                </Link>
              </p>
            )}
            {p.verified && (
              <p>
                {say(w.lookedAt, { by: p.verified.by, at: momentText(p.verified.at, lang, Date.now()) })}
                {p.verified.note && ` · ${p.verified.note}`}
              </p>
            )}
            <Pictures p={p} stage="before" />
            <Pictures p={p} stage="after" />
            <Acts p={p} />
          </>
        )}
      </Read>
    </Drawer>
  );
}

function Pictures({ p, stage }: { p: PatrolView; stage: 'before' | 'after' }) {
  const { say } = useSay();
  const files = p.files.filter((f) => f.stage === stage);
  if (files.length === 0) return null;
  const title = p.result !== 'mended' ? w.pictures : stage === 'before' ? w.pictureBefore : w.pictureAfter;
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(patrolsApi.patrolFile, { params: { id: p.id, fileId }, query: { size } });
  return (
    <section className="section">
      <h3>{say(title)}</h3>
      <ul className="patrol-pictures">
        {files.map((f) => (
          <li key={f.id}>
            <a href={url(f.id, 'full')} target="_blank" rel="noreferrer">
              <img src={url(f.id, f.hasThumb ? 'thumb' : 'full')} alt={f.name} loading="lazy" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ p }: { p: PatrolView }) {
  const { say } = useSay();
  const client = useQueryClient();
  const [isBack, setBack] = useState(false);
  const look = (verb: PatrolView['open'][number], note: string, key: string) =>
    call(patrolsApi.lookAt, { params: { id: p.id }, input: { verb, note }, version: p.version, key });
  const verify = useDeed((_: undefined, key) => look('verify', '', key));
  const show = (next: PatrolView) => {
    client.setQueryData(keyOf(patrolsApi.getPatrol, { params: { id: p.id } }), next);
    for (const e of [patrolsApi.listFinds, patrolsApi.patrolBoard])
      void client.invalidateQueries({ queryKey: [e.path] });
  };
  const closed = p.closed[0];
  if (p.open.length === 0) return closed ? <Alert type="info" showIcon title={say(closed.says)} /> : null;
  return (
    <section className="section">
      {verify.problem && <Fault problem={verify.problem} />}
      <div className="page-acts">
        <Button
          type="primary"
          loading={verify.pending}
          onClick={() => void verify.run(undefined).then((next) => next && show(next))}
        >
          {say(patrolVerbWords.verify)}
        </Button>
        <Button onClick={() => setBack(true)}>{say(patrolVerbWords.sendBack)}</Button>
      </div>
      {isBack && (
        <FormDialog<{ note: string }, PatrolView>
          title={patrolVerbWords.sendBack}
          ok={patrolVerbWords.sendBack}
          close={() => setBack(false)}
          done={show}
          send={({ note }, key) => look('sendBack', note, key)}
        >
          <Form.Item name="note" label={say(w.noteLabel)} rules={[{ required: true, message: say(w.required) }]}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
