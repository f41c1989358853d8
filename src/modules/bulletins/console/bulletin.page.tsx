import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { periodText } from '#modules/insight/insight.spans.rules.ts';
import { useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call, urlOf } from '#ui/web/call.ts';
import { dayOf, momentText } from '#ui/web/time.ts';
import { type BulletinView, bulletinsApi, type CorrectionView } from '../bulletins.contract.ts';
import { bulletinConsoleWords as w } from '../bulletins.words.ts';
import { datedText } from '../period.rules.ts';
import { numberText, percentText, plainText } from '../prose.rules.ts';
import { BulletinText } from './text.tsx';
import './bulletins.css';

const route = getRouteApi('/bulletins/$id');

/** One bulletin as it was issued, with what later records changed beside it. */
export function BulletinPage() {
  const { id } = route.useParams();
  const ask = useAsk(bulletinsApi.getBulletin, { params: { id } });
  return (
    <Read ask={ask} rows={10}>
      {(b) => <One b={b} />}
    </Read>
  );
}

function One({ b }: { b: BulletinView }) {
  const { say, lang } = useSay();
  return (
    <>
      <div className="no-print">
        <PageHead title={b.number} note={say(periodText(b))}>
          <ButtonLink to="/bulletins">{say(w.back)}</ButtonLink>
        </PageHead>
        <Acts b={b} />
      </div>
      <Editions b={b} />
      <article className="bulletin-sheet">
        <header className="bulletin-head">
          <p>{b.issuer}</p>
          <p>{b.number}</p>
        </header>
        <BulletinText text={b.text} of={b} />
        <Changes changed={b.changed} />
        <footer className="bulletin-foot">
          <p>{b.issuer}</p>
          <p>{datedText(dayOf(Date.parse(b.asOf)), lang)}</p>
        </footer>
      </article>
      <Proof b={b} />
    </>
  );
}

function Acts({ b }: { b: BulletinView }) {
  const { say, lang } = useSay();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const go = useNavigate();
  const params = { id: b.id };
  const move = useDeed((e: 'showBulletin' | 'hideBulletin', key) => call(bulletinsApi[e], { params, input: {}, key }));
  const again = useDeed((restates: string, key) => {
    const { area, from, to, kind, against, organisationId } = b;
    const input = { area, from, to, kind, against, restates, ...(organisationId && { organisationId }) };
    return call(bulletinsApi.issueBulletin, { input, key });
  });
  const seen = () =>
    void client.invalidateQueries({ predicate: (q) => String(q.queryKey[0]).startsWith('/api/bulletins') });
  const sure = () =>
    modal.confirm({
      title: say(w.restateAsk),
      okText: say(w.restate),
      cancelText: say(w.cancel),
      onOk: async () => {
        const second = await again.run(b.id);
        if (second) void go({ to: '/bulletins/$id', params: { id: second.id } });
      },
    });
  const copy = async () => {
    await navigator.clipboard.writeText(plainText(b.text[lang], lang));
    void message.success(say(w.copied));
  };
  return (
    <>
      <div className="bulletin-acts">
        <Button type="primary" href={urlOf(bulletinsApi.bulletinDocument, { params, query: { lang } })}>
          {say(w.word)}
        </Button>
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
        <Button onClick={() => void copy()}>{say(w.copy)}</Button>
        {b.publishedAt && (
          <Button href={`/bulletins/${b.id}`} target="_blank">
            {say(w.seePublic)}
          </Button>
        )}
        {b.mayIssue && (
          <Button
            loading={move.pending}
            onClick={async () => {
              await move.run(b.publishedAt ? 'hideBulletin' : 'showBulletin');
              seen();
            }}
          >
            {say(b.publishedAt ? w.hide : w.show)}
          </Button>
        )}
        {b.mayIssue && !b.restatedBy && b.changed.length > 0 && <Button onClick={sure}>{say(w.restate)}</Button>}
      </div>
      {(move.problem ?? again.problem) && <Fault problem={(move.problem ?? again.problem)!} />}
    </>
  );
}

function Editions({ b }: { b: BulletinView }) {
  const { say } = useSay();
  const lines = [
    ...(b.restates ? [{ says: w.restates, of: b.restates }] : []),
    ...(b.restatedBy ? [{ says: w.restatedBy, of: b.restatedBy }] : []),
  ];
  return lines.map(({ says, of }) => (
    <Alert
      key={of.id}
      type={says === w.restatedBy ? 'warning' : 'info'}
      className="bulletin-edition"
      title={
        <Link to="/bulletins/$id" params={{ id: of.id }}>
          {say(says, { number: of.number })}
        </Link>
      }
    />
  ));
}

function useNumber() {
  const { say, lang } = useSay();
  return (value: number | null, isShare: boolean) =>
    value === null ? say(w.nobody) : isShare ? percentText(value) : numberText(value, lang);
}

function Changes({ changed }: { changed: readonly CorrectionView[] }) {
  const { say, lang } = useSay();
  const number = useNumber();
  if (changed.length === 0) return null;
  return (
    <section className="bulletin-changes">
      <h2>{say(w.changedTitle)}</h2>
      <p>{say(w.changedHint)}</p>
      {changed.map((c) => (
        <div key={c.id}>
          <p>
            <strong>
              {say(w.changed, {
                says: say(c.number.says),
                was: number(c.wasValue, c.number.isShare),
                now: number(c.value, c.number.isShare),
              })}
            </strong>{' '}
            <small>{say(w.changedWhen, { at: momentText(c.at, lang, Date.now()) })}</small>
          </p>
          {c.addedCount > 0 && <p>{say(w.added, { n: c.addedCount })}</p>}
          <ul>
            {c.added.map((r) => (
              <li key={`${r.day}${r.title}${r.path}`}>
                {r.day} {r.path ? <a href={`/console${r.path}`}>{r.title}</a> : r.title}
              </li>
            ))}
          </ul>
          {c.goneCount > 0 && <p>{say(w.gone, { n: c.goneCount })}</p>}
        </div>
      ))}
    </section>
  );
}

/** What the bulletin stands on: every number with its digest, the formulas, the root of the journal. */
function Proof({ b }: { b: BulletinView }) {
  const { say } = useSay();
  const number = useNumber();
  return (
    <details className="bulletin-proof no-print">
      <summary>{say(w.numbers)}</summary>
      <p>
        {say(w.formula)} {b.formula} · {say(w.root)} <code>{b.root.slice(0, 16) || '—'}</code> {b.rootDay} ·{' '}
        {say(w.checked)} {b.checkedAt && <Moment at={b.checkedAt} />}
      </p>
      <Register
        rows={b.numbers}
        keyOf={(n) => String(n.nth)}
        columns={[
          { head: w.figure, cell: (n) => say(n.says) },
          { head: w.value, cell: (n) => number(n.value, n.isShare), isFigure: true },
          { head: w.span, cell: (n) => `${n.from}–${n.to}` },
          { head: w.digest, cell: (n) => <code>{n.digest?.slice(0, 12)}</code> },
        ]}
      />
    </details>
  );
}
