import { getRouteApi } from '@tanstack/react-router';
import { Button, Dropdown, Form, Input, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { PaperTwin } from '#modules/papers/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { exportPurposeWords, consultationConsoleWords as w } from '../consultations.console.words.ts';
import { type CallView, consultationsApi, exportPurposes, type OpinionReceipt } from '../consultations.contract.ts';
import type { CallVerb } from '../consultations.rules.ts';
import { callStatusWords, callVerbWords } from '../consultations.words.ts';
import { CallForm } from './call.form.tsx';
import { useOpinionsAgain } from './consultations.page.tsx';
import { GiveDialog, ReceiptDialog } from './give.dialog.tsx';
import { Pile } from './pile.tsx';
import './consultations.css';

const route = getRouteApi('/consultations/$id');

/** One call: the question, what came, the groups and their answers, and what still keeps it open. */
export function ConsultationPage() {
  const { id } = route.useParams();
  const ask = useAsk(consultationsApi.getConsultation, { params: { id } });
  return (
    <Read ask={ask} rows={8}>
      {(c) => <Shown c={c} />}
    </Read>
  );
}
function Shown({ c }: { c: CallView }) {
  const { say } = useSay();
  const again = useOpinionsAgain();
  const [dialog, show] = useState<CallVerb | 'edit' | 'give' | null>(null);
  const [receipt, keep] = useState<OpinionReceipt | null>(null);
  const hide = () => show(null);
  return (
    <>
      <PageHead title={c.title} note={`${c.unit} · ${c.placeName} · ${say(w.untilDay, { day: c.untilDay })}`}>
        <ButtonLink to="/consultations">{say(w.back)}</ButtonLink>
        {c.status !== 'draft' && <Paper c={c} />}
        {c.isTaking && <Button onClick={() => show('give')}>{say(w.give)}</Button>}
        {c.mayKeep && c.status === 'draft' && <Button onClick={() => show('edit')}>{say(w.edit)}</Button>}
        {c.mayKeep && (
          <Dropdown
            menu={{
              items: exportPurposes.map((purpose) => ({
                key: purpose,
                label: (
                  <a
                    href={urlOf(consultationsApi.exportConsultation, { params: { id: c.id }, query: { purpose } })}
                    download
                  >
                    {say(exportPurposeWords[purpose])}
                  </a>
                ),
              })),
            }}
          >
            <Button>{say(w.export)}</Button>
          </Dropdown>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        {c.open.map((v) => (
          <Button key={v} type={v === 'extend' ? 'default' : 'primary'} onClick={() => show(v)}>
            {say(callVerbWords[v])}
          </Button>
        ))}
        {c.closed.map(({ verb, says }) => (
          <Tooltip key={verb} title={say(says)}>
            <Button disabled>{say(callVerbWords[verb])}</Button>
          </Tooltip>
        ))}
      </PageHead>
      <p>
        <Tag>{say(c.status === 'open' && !c.isTaking ? w.over : callStatusWords[c.status])}</Tag>
        {c.closed.map(({ verb, says }) => (
          <span key={verb} className="soft">
            {say(says)}
          </span>
        ))}
      </p>
      <p className="opinion-said">{c.question}</p>
      {c.background && <p className="soft opinion-said">{c.background}</p>}
      <p className="soft">
        {say(w.who)} {c.who} {c.places && `· ${c.places}`}
      </p>
      {c.summary && (
        <section>
          <h2>{say(w.summary)}</h2>
          <p className="opinion-said">{c.summary}</p>
        </section>
      )}
      <Pile pile={c} mayKeep={c.mayKeep && c.status !== 'closed'} />
      {dialog === 'edit' && <CallForm before={c} close={hide} done={again} />}
      {dialog === 'give' && (
        <GiveDialog
          callId={c.id}
          close={hide}
          done={(made) => {
            again();
            keep(made);
          }}
        />
      )}
      {receipt && <ReceiptDialog receipt={receipt} close={() => keep(null)} />}
      {(dialog === 'open' || dialog === 'extend' || dialog === 'close') && (
        <MoveDialog c={c} verb={dialog} close={hide} done={again} />
      )}
    </>
  );
}
function MoveDialog({ c, verb, close, done }: { c: CallView; verb: CallVerb; close: () => void; done: () => void }) {
  const { say } = useSay();
  const required = [{ required: true, message: say(w.required) }];
  return (
    <FormDialog<{ untilDay?: string; summary?: string }, CallView>
      title={callVerbWords[verb]}
      ok={callVerbWords[verb]}
      start={verb === 'extend' ? { untilDay: c.untilDay } : {}}
      close={close}
      done={done}
      send={(input, key) =>
        call(consultationsApi.moveConsultation, {
          params: { id: c.id },
          version: c.version,
          input: { verb, ...input },
          key,
        })
      }
    >
      {verb === 'open' && <p>{c.question}</p>}
      {verb === 'extend' && (
        <Form.Item name="untilDay" label={say(w.until)} rules={required}>
          <Input type="date" />
        </Form.Item>
      )}
      {verb === 'close' && (
        <Form.Item name="summary" label={say(w.summary)} extra={say(w.summaryHint)} rules={required}>
          <Input.TextArea rows={5} maxLength={3000} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
/** The form on A4; no name has to stand on it. */
function Paper({ c }: { c: CallView }) {
  const { say } = useSay();
  return (
    <PaperTwin kind="consultationSheet" subject={c.id} label={w.paper} signs={[]}>
      <p>
        <b>{c.question}</b>
      </p>
      {c.background && <p>{c.background}</p>}
      <p className="soft">{say(w.paperHow)}</p>
      <p>{say(w.paperSaid)}</p>
      <div className="opinion-blank" />
      <p>{say(w.paperConsent)}</p>
      <p>{say(w.paperContact)} ________________________</p>
    </PaperTwin>
  );
}
