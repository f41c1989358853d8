import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { phoneConsoleWords as w } from '../phones.console.words.ts';
import { type TrayView, trayApi } from '../tray.contract.ts';
import { trayReasonWords } from '../tray.words.ts';

/** One record of the tray as it was written, with its pictures, and what is done with it. */
export function TrayRecord({ id, changed }: { id: string; changed: () => void }) {
  const { say } = useSay();
  const client = useQueryClient();
  const given = { params: { id } };
  const ask = useAsk(trayApi.getTray, given);
  const show = (next: TrayView) => {
    client.setQueryData(keyOf(trayApi.getTray, given), next);
    changed();
  };
  return (
    <Read ask={ask} rows={6}>
      {(t) => (
        <>
          <p>
            {t.placeName}
            {t.placeClosed && say(w.nearest)} · {say(trayReasonWords[t.why])} · {t.by} · <Moment at={t.madeAt} />
          </p>
          {!t.isMine && <p className="soft small">{say(w.opened)}</p>}
          <section className="section">
            <h3>{say(w.words)}</h3>
            <p>{say([t.words.zh, t.words.en])}</p>
          </section>
          <Details content={t.content} />
          <Files t={t} />
          {t.mayDecide && <Decide t={t} show={show} />}
        </>
      )}
    </Read>
  );
}

/** What a person wrote into the form, one text under the other; its choices and codes are in the line above. */
function Details({ content }: { content: TrayView['content'] }) {
  const { say } = useSay();
  const texts = Object.entries(content).filter(([, v]) => typeof v === 'string' && /[\p{Script=Han}\s]/u.test(v));
  if (texts.length === 0) return null;
  return (
    <section className="section">
      <h3>{say(w.details)}</h3>
      {texts.map(([name, value]) => (
        <p key={name}>{String(value)}</p>
      ))}
    </section>
  );
}

function Files({ t }: { t: TrayView }) {
  const { say } = useSay();
  if (t.files.length === 0) return null;
  const url = (fileId: string, size: 'full' | 'thumb') =>
    urlOf(trayApi.trayFile, { params: { id: t.id, fileId }, query: { size } });
  return (
    <section className="section">
      <h3>{say(w.files)}</h3>
      <ul className="plain files">
        {t.files.map((f) => (
          <li key={f.id} className="file">
            <a href={url(f.id, 'full')} target="_blank" rel="noreferrer">
              {f.hasThumb ? <img src={url(f.id, 'thumb')} alt={f.name} loading="lazy" /> : f.name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decide({ t, show }: { t: TrayView; show: (next: TrayView) => void }) {
  const { say } = useSay();
  const [isAside, setAside] = useState(false);
  const decide = (decision: 'taken' | 'aside', reason: string, key: string) =>
    call(trayApi.decideTray, { params: { id: t.id }, input: { decision, reason }, version: t.version, key });
  const taking = useDeed((_: undefined, key) => decide('taken', '', key));
  const take = async () => {
    const next = await taking.run(undefined);
    if (next) show(next);
  };
  return (
    <section className="section">
      <p className="soft">{say(w.takeHow)}</p>
      {taking.problem && <Fault problem={taking.problem} />}
      <div className="page-acts">
        <Button type="primary" loading={taking.pending} onClick={() => void take()}>
          {say(w.take)}
        </Button>
        <Button onClick={() => setAside(true)}>{say(w.aside)}</Button>
      </div>
      {isAside && (
        <FormDialog<{ reason: string }, TrayView>
          title={w.aside}
          ok={w.aside}
          close={() => setAside(false)}
          done={show}
          send={({ reason }, key) => decide('aside', reason, key)}
        >
          <Form.Item
            name="reason"
            label={say(w.asideWhy)}
            extra={say(w.asideHint)}
            rules={[{ required: true, message: say(w.required) }]}
          >
            <Input.TextArea maxLength={500} rows={3} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}
