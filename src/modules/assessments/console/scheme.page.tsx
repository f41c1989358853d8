import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { activityKindWords } from '#modules/activities/activities.words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { ButtonLink } from '#ui/console/button-link.tsx';
import { Fault, Nothing, PageHead, Read } from '#ui/console/parts.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { assessmentConsoleWords as w } from '../assessments.console.words.ts';
import { assessmentsApi, type ItemView, type SchemeView } from '../assessments.contract.ts';
import {
  assessmentWords as a,
  evidenceWords,
  publicityUnitWords,
  schemeStatusWords,
  signWords,
} from '../assessments.words.ts';
import { sumOf, TENTH, tenths } from '../scheme.rules.ts';
import { ItemDialog, inputOf, putItems, SchemeHead } from './scheme.dialogs.tsx';
import './assessments.css';

const route = getRouteApi('/assessments/schemes/$id');

/** One scheme: its items by section with the sum that has to be a hundred; a draft is edited here, a published one only read. */
export function SchemePage() {
  const { id } = route.useParams();
  const client = useQueryClient();
  const ask = useAsk(assessmentsApi.getScheme, { params: { id } });
  const show = (s: SchemeView) => client.setQueryData(keyOf(assessmentsApi.getScheme, { params: { id: s.id } }), s);
  return (
    <Read ask={ask} rows={8}>
      {(s) => <Scheme s={s} show={show} />}
    </Read>
  );
}

function Scheme({ s, show }: { s: SchemeView; show: (s: SchemeView) => void }) {
  const { say } = useSay();
  const navigate = useNavigate();
  const [dialog, open] = useState<'head' | 'add' | number | null>(null);
  const isDraft = s.status === 'draft' && s.mayEdit;
  const params = { id: s.id };
  const publish = useDeed((_: undefined, key) =>
    call(assessmentsApi.publishScheme, { params, input: {}, version: s.version, key }),
  );
  const next = useDeed((_: undefined, key) => call(assessmentsApi.nextScheme, { params, input: {}, key }));
  const put = useDeed((items: ReturnType<typeof inputOf>[], key) => putItems(s, items, key));
  const items = s.items.map(inputOf);
  const drop = (at: number) => void put.run(items.filter((_, i) => i !== at)).then((x) => x && show(x));
  const up = (at: number) => {
    const moved = items.toSpliced(at, 1).toSpliced(at - 1, 0, items[at] as (typeof items)[number]);
    void put.run(moved).then((x) => x && show(x));
  };
  const status = `${say(w.edition, { n: s.edition })} · ${say(schemeStatusWords[s.status])} · ${s.organisation}`;
  return (
    <>
      <PageHead title={s.isExample ? `${s.name} · ${say(w.example)}` : s.name} note={status}>
        {isDraft && <Button onClick={() => open('head')}>{say(w.editHead)}</Button>}
        {isDraft && (
          <ButtonLink to="/assessments/schemes/$id/import" params={params}>
            {say(w.importItems)}
          </ButtonLink>
        )}
        {isDraft && <Button onClick={() => open('add')}>{say(w.addItem)}</Button>}
        {isDraft && (
          <Popconfirm
            title={say(w.publishSure)}
            okText={say(w.publishScheme)}
            onConfirm={() => void publish.run(undefined).then((x) => x && show(x))}
          >
            <Button type="primary" disabled={s.faults.length > 0} loading={publish.pending}>
              {say(w.publishScheme)}
            </Button>
          </Popconfirm>
        )}
        {s.status === 'published' && s.mayEdit && (
          <Button
            loading={next.pending}
            onClick={() =>
              void next
                .run(undefined)
                .then((x) => x && navigate({ to: '/assessments/schemes/$id', params: { id: x.id } }))
            }
          >
            {say(w.next)}
          </Button>
        )}
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      {[publish, next, put].map((d) => d.problem && <Fault key={d.problem.code} problem={d.problem} />)}
      <Rules s={s} />
      {isDraft && s.faults.length > 0 && s.items.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="no-print"
          title={say(w.cannot)}
          description={
            <ul className="plain">
              {s.faults.map((f) => (
                <li key={`${f.nth}-${f.rule}`}>{say(f.says)}</li>
              ))}
            </ul>
          }
        />
      )}
      {s.items.length === 0 ? (
        <Nothing title={say(w.noSchemes)} hint={say(w.noSchemesHint)} />
      ) : (
        <Items s={s} {...(isDraft && { edit: open, drop, up })} />
      )}
      <p className="no-print">
        <Link to="/assessments" search={{ view: 'schemes' }}>
          {say(w.toList)}
        </Link>
      </p>
      {dialog === 'head' && <SchemeHead scheme={s} close={() => open(null)} done={show} />}
      {(dialog === 'add' || typeof dialog === 'number') && (
        <ItemDialog scheme={s} nth={dialog === 'add' ? null : dialog} close={() => open(null)} done={show} />
      )}
    </>
  );
}

function Rules({ s }: { s: SchemeView }) {
  const { say } = useSay();
  const told = [
    say(w.quotasShown, s.quotas),
    say(w.publicityShown, { n: s.publicityDays, unit: say(publicityUnitWords[s.publicityUnit]) }),
    say(w.leastShown, { n: s.leastAsked }),
  ];
  return (
    <section className="section">
      <p>{s.basis}</p>
      <p className="soft">{told.join(' · ')}</p>
      <p className="soft">{say(w.quotaRule)}</p>
    </section>
  );
}

type Edits = { edit?: (at: number) => void; drop?: (at: number) => void; up?: (at: number) => void };
/** The running sum stands under the table and says by how much it is off. */
function Items({ s, edit, drop, up }: { s: SchemeView } & Edits) {
  const { say } = useSay();
  const inTenths = s.items.map((i) => ({ sign: i.sign, weight: tenths(i.weight) }));
  const sum = sumOf(inTenths) / TENTH;
  const off =
    sum === 100
      ? say(w.sumRight)
      : say(sum > 100 ? w.sumOver : w.sumUnder, { n: Math.abs(tenths(sum) - 1000) / TENTH });
  const more = { plus: sumOf(inTenths, 'plus') / TENTH, minus: sumOf(inTenths, 'minus') / TENTH };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
    <section className="table-scroll" tabIndex={0} aria-label={s.name}>
      <table className="plain-table register scheme-items">
        <thead>
          <tr>
            {[a.section, a.item, a.evidence, a.sign, a.weight, a.cap].map((word) => (
              <th key={word[1]} scope="col">
                {say(word)}
              </th>
            ))}
            {edit && <th scope="col" className="no-print" aria-label={say(w.edit)} />}
          </tr>
        </thead>
        <tbody>
          {s.items.map((item, at) => (
            <tr key={item.id}>
              <td data-head={say(a.section)}>{item.section}</td>
              <td>
                <b>{item.title}</b>
                <div className="soft small scheme-standard">{item.standard}</div>
              </td>
              <td data-head={say(a.evidence)}>
                <Proof item={item} />
              </td>
              <td data-head={say(a.sign)}>{say(signWords[item.sign])}</td>
              <td className="figure" data-head={say(a.weight)}>
                {item.weight}
              </td>
              <td className="figure" data-head={say(a.cap)}>
                {say(w.scoredTo, { cap: item.cap, step: item.step })}
              </td>
              {edit && (
                <td className="no-print">
                  <span className="page-acts">
                    <Button size="small" aria-label={`${say(w.edit)} ${item.title}`} onClick={() => edit(at)}>
                      {say(w.edit)}
                    </Button>
                    <Button size="small" disabled={at === 0} onClick={() => up?.(at)}>
                      {say(w.up)}
                    </Button>
                    <Popconfirm title={item.title} okText={say(w.remove)} onConfirm={() => drop?.(at)}>
                      <Button size="small">{say(w.remove)}</Button>
                    </Popconfirm>
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={edit ? 7 : 6} className={sum === 100 ? 'sum-right' : 'sum-off'} role="status">
              <b>{say(w.sumOf, { sum })}</b> {off} <span className="soft">{say(w.plusMinus, more)}</span>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
function Proof({ item }: { item: ItemView }) {
  const { say } = useSay();
  return (
    <>
      {say(evidenceWords[item.evidence])}
      {item.activityKinds.length > 0 && (
        <div className="soft small">{item.activityKinds.map((k) => say(activityKindWords[k])).join('、')}</div>
      )}
    </>
  );
}
