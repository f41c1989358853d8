import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ExportLine } from '#modules/exports/console/index.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { Nothing, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { dayOf } from '#ui/web/time.ts';
import { careConsoleWords as w } from '../care.console.words.ts';
import { carePaperWords as p } from '../care.paper.words.ts';
import { careClassWords, endReasonWords } from '../care.words.ts';
import { endsApi, type NoticeView } from '../ends.contract.ts';
import { LAWSUIT_MONTHS, REVIEW_DAYS, type ServedHow, servedHows } from '../ends.rules.ts';
import { servedHowWords } from '../ends.words.ts';
import { Pick, useCareAgain } from './care.bits.tsx';

/** Papers that still have to reach a household. */
export function Notices({ within, open }: { within: { area?: string }; open: (member: string) => void }) {
  const { say } = useSay();
  const ask = useAsk(endsApi.listNotices, { query: within }, { keepOld: true });
  return (
    <>
      <ExportLine list="care-notices" filters={within} />
      <Read ask={ask} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={say(w.noticesNone)} />
          ) : (
            items.map((n) => (
              <div key={n.id}>
                <NoticeLine n={n} title={`${n.household} · ${say(careClassWords[n.careClass])} · ${n.placeName}`} />
                <Button type="link" className="row-open no-print" onClick={() => open(n.memberId)}>
                  {say(w.openPerson)}
                </Button>
              </div>
            ))
          )
        }
      </Read>
    </>
  );
}

/** One notice: printed, and once it was served, when and how. */
export function NoticeLine({ n, title }: { n: NoticeView; title?: string }) {
  const { say } = useSay();
  const again = useCareAgain();
  const [dialog, show] = useState<'paper' | 'serve' | null>(null);
  return (
    <article className="section card">
      <p>
        {title && <strong>{title} · </strong>}
        <span className="mono">{n.number}</span> · {say(endReasonWords[n.reason])} · {say(w.endsPart)} {n.endsOn} ·{' '}
        {n.servedOn && n.servedHow
          ? say(w.servedAs, { day: n.servedOn, how: say(servedHowWords[n.servedHow]) })
          : say(w.notServed)}
      </p>
      <div className="page-acts no-print">
        <Button onClick={() => show('paper')}>{say(w.print)}</Button>
        {!n.servedOn && <Button onClick={() => show('serve')}>{say(w.serve)}</Button>}
      </div>
      {dialog === 'paper' && <Paper n={n} close={() => show(null)} />}
      {dialog === 'serve' && (
        <FormDialog<{ servedOn: string; how: ServedHow }, NoticeView>
          title={w.serve}
          start={{ servedOn: dayOf(Date.now()), how: 'handed' }}
          close={() => show(null)}
          done={again}
          send={(input, key) => call(endsApi.serveNotice, { params: { id: n.id }, input, version: n.version, key })}
        >
          <Form.Item name="servedOn" label={say(w.servedOn)}>
            <Input type="date" max={dayOf(Date.now())} />
          </Form.Item>
          <Pick name="how" label={w.how} values={servedHows} words={servedHowWords} />
        </FormDialog>
      )}
    </article>
  );
}

/** The notice as it is printed: what ends, why, who found what, and where they can object. */
function Paper({ n, close }: { n: NoticeView; close: () => void }) {
  const { say } = useSay();
  const whose =
    n.person === null
      ? say(p.bodyOfHousehold)
      : n.person === n.household
        ? ''
        : say(p.bodyOfPerson, { person: n.person });
  const facts: [string, string][] = [
    [say(p.why), say(endReasonWords[n.reason])],
    ...(n.facts ? ([[say(p.facts), n.facts]] as [string, string][]) : []),
    ...(n.grounds ? ([[say(p.grounds), n.grounds]] as [string, string][]) : []),
  ];
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.notices)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone">
        <header>
          <h2>{say(p.noticeTitle)}</h2>
          <p>{n.number}</p>
        </header>
        <p>{say(p.to, { household: n.household })}</p>
        <p className="notice-text">
          {say(p.body, { whose, since: n.since, careClass: say(careClassWords[n.careClass]), endsOn: n.endsOn })}
        </p>
        <dl className="notice-found">
          {facts.map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        </dl>
        <p className="notice-text">{say(p.rights, { days: REVIEW_DAYS, months: LAWSUIT_MONTHS })}</p>
        <footer>
          <p className="notice-end">
            {n.organisation}
            <br />
            {dayOf(Date.parse(n.madeAt))}
          </p>
          <dl className="notice-signed">
            {[p.received, p.receivedOn].map((word) => (
              <div key={word[1]}>
                <dt>{say(word)}</dt>
                <dd />
              </div>
            ))}
          </dl>
        </footer>
      </article>
    </Modal>
  );
}
