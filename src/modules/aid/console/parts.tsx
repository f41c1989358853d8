import { Button, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { kitWords } from '#ui/console/kit.words.ts';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { momentText } from '#ui/web/time.ts';
import { aidConsoleWords as w } from '../aid.console.words.ts';
import { yuan } from '../aid.means.words.ts';
import { registersApi } from '../aid.registers.contract.ts';
import { isMonthly } from '../aid.rules.ts';
import type { AidView, StatementView } from '../aid.views.contract.ts';
import {
  aidKindWords,
  changeGroundWords,
  checkWords,
  noticeKindWords,
  opinionWords,
  refusalGroundWords,
  reviewOutcomeWords,
} from '../aid.words.ts';
import { useAidAgain } from './bits.tsx';

const outcomes: Readonly<Record<string, Word | undefined>> = {
  ...checkWords,
  ...opinionWords,
  ...refusalGroundWords,
  ...changeGroundWords,
  ...reviewOutcomeWords,
};
function outcomeText(s: StatementView, say: ReturnType<typeof useSay>['say']): string | null {
  if (!s.outcome) return null;
  if (s.kind === 'deliberation') {
    const [agree = '', present = ''] = s.outcome.split('/');
    return say(w.agreed, { agree, present });
  }
  const word = outcomes[s.outcome];
  return word ? say(word) : s.kind === 'visit' ? s.outcome : null;
}

/** What each office wrote, in order. */
export function Statements({ a }: { a: AidView }) {
  const { say, lang } = useSay();
  if (a.statements.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.statements)}</h2>
      <ul className="plain">
        {a.statements.map((s) => (
          <li key={s.at + s.kind}>
            <strong>{say(w[s.kind])}</strong>{' '}
            {[outcomeText(s, say), s.cents !== null && yuan(s.cents)].filter(Boolean).join(' · ')}
            <p className="said">{s.text}</p>
            <p className="soft small">{[s.unit, s.by, momentText(s.at, lang, Date.now())].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What people of the village said against it; the household never reads this. */
export function Objections({ a }: { a: AidView }) {
  const { say, lang } = useSay();
  if (a.objections.length === 0) return null;
  return (
    <section className="card no-print">
      <h2>{say(w.objections)}</h2>
      <ul className="plain">
        {a.objections.map((o) => (
          <li key={o.id}>
            <p className="said">{o.text}</p>
            <p className="soft small">
              {[
                say(o.about === 'approved' ? w.aboutGrant : w.aboutOpinion),
                say(o.way === 'portal' ? w.fromPortal : w.fromCounter),
                o.name ?? say(w.unnamed),
                momentText(o.at, lang, Date.now()),
                say(o.heardAt ? w.heard : w.notHeard),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Papers({ a }: { a: AidView }) {
  const { say } = useSay();
  if (a.papers.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.papers)}</h2>
      <ul className="plain">
        {a.papers.map((p) => (
          <li key={p.id}>
            {p.name}{' '}
            {p.comeOn ? (
              <span className="soft">{say(w.paperCame, { day: p.comeOn })}</span>
            ) : (
              <span className="aid-late">{say(w.paperMissing)}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type One = AidView['notices'][number];
export function Notices({ a }: { a: AidView }) {
  const { say } = useSay();
  const again = useAidAgain();
  const [open, show] = useState<One | null>(null);
  const [taking, take] = useState<One | null>(null);
  if (a.notices.length === 0) return null;
  return (
    <section className="card">
      <h2>{say(w.notices)}</h2>
      <ul className="plain">
        {a.notices.map((n) => (
          <li key={n.id}>
            {say(noticeKindWords[n.kind])} {n.from} — {n.to} <Tag>{say(n.isUp ? w.up : w.down)}</Tag>
            {n.isUp && (
              <span className="page-acts no-print">
                <Button size="small" onClick={() => show(n)}>
                  {say(w.printNotice)}
                </Button>
                {n.kind !== 'proposed' && (
                  <Button size="small" onClick={() => take(n)}>
                    {say(w.takeDown)}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && <OnTheBoard a={a} n={open} close={() => show(null)} />}
      {taking && (
        <FormDialog<{ reason: string }, AidView>
          title={w.takeDown}
          ok={w.takeDown}
          close={() => take(null)}
          done={again}
          send={(input, key) =>
            call(registersApi.takeDownAid, { params: { id: taking.id }, version: taking.version, input, key })
          }
        >
          <Form.Item name="reason" label={say(w.why)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </section>
  );
}

/** The sheet for the board of the village: name, persons, amount, days, and nothing else. */
function OnTheBoard({ a, n, close }: { a: AidView; n: One; close: () => void }) {
  const { say } = useSay();
  const rows: [Word, string][] = [
    [w.kind, say(aidKindWords[a.kind])],
    [w.applicant, a.applicant],
    [w.household, say(w.persons, { n: a.size })],
    [w.amount, isMonthly(a.kind) ? `${yuan(n.cents)}/月` : yuan(n.cents)],
    [w.day, `${n.from} — ${n.to}`],
  ];
  return (
    <Modal
      open
      width="min(840px, 100%)"
      onCancel={close}
      title={<span className="no-print">{say(w.printNotice)}</span>}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {say(kitWords.print)}
        </Button>
      }
    >
      <article className="notice print-alone">
        <header>
          <p className="notice-unit">{a.placeName}</p>
          <h2>{say(w.noticeTitle)}</h2>
        </header>
        {n.kind === 'proposed' && <p className="notice-text">{say(w.noticeSays)}</p>}
        <dl className="notice-table">
          {rows.map(([head, text]) => (
            <div key={head[1]}>
              <dt>{say(head)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </article>
    </Modal>
  );
}
