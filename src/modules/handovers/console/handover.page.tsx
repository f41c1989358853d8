import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { kindWords } from '#modules/cases/cases.words.ts';
import { keyOf, useAsk, useDeed } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { Fault, Moment, PageHead, Read } from '#ui/console/parts.tsx';
import { Register } from '#ui/console/register.tsx';
import { useSay } from '#ui/console/say.tsx';
import { call } from '#ui/web/call.ts';
import { endText } from '#ui/web/time.ts';
import { handoverConsoleWords as w } from '../handovers.console.words.ts';
import { type HandoverItem, type HandoverView, handoversApi } from '../handovers.contract.ts';
import { decisionWords, gapWords, handoverStatusWords, handoversWords, partWords } from '../handovers.words.ts';
import { Things } from './things.tsx';

const route = getRouteApi('/handovers/$id');
type Verb = HandoverView['open'][number];
type Refusals = ReadonlyMap<string, string>;

/** One sheet: read item by item, signed once by each; what is seen is what is printed. */
export function HandoverPage() {
  const { id } = route.useParams();
  const ask = useAsk(handoversApi.getHandover, { params: { id } });
  return (
    <Read ask={ask} rows={8}>
      {(h) => <Sheet key={h.id} h={h} />}
    </Read>
  );
}

function Sheet({ h }: { h: HandoverView }) {
  const { say, lang } = useSay();
  const client = useQueryClient();
  const [refusals, setRefusals] = useState<Refusals>(new Map());
  const [asking, askAbout] = useState<{ item: HandoverItem; what: 'note' | 'refuse' } | null>(null);
  const show = (next: HandoverView) => {
    client.setQueryData(keyOf(handoversApi.getHandover, { params: { id: h.id } }), next);
    void client.invalidateQueries({ queryKey: [handoversApi.listHandovers.path] });
  };
  const may = (verb: Verb) => h.open.includes(verb);
  return (
    <article className="print-sheet">
      <PageHead
        title={say(w.sheet)}
        note={
          <>
            <span className="mono">{h.number}</span> · {h.from.name}({h.from.organisation}) → {h.to.name}(
            {h.to.organisation}) · {say(handoverStatusWords[h.status])}
          </>
        }
      >
        <Button onClick={() => window.print()}>{say(w.print)}</Button>
      </PageHead>
      <p>
        {say(w.reason)}:{h.reason} · {say(w.until)}:{h.until ?? say(w.forGood)}
      </p>
      {h.since > 0 && <Alert type="warning" showIcon title={say(w.since, { n: h.since })} />}
      <Register
        rows={h.items}
        keyOf={(i) => i.id}
        columns={[
          {
            head: w.matter,
            cell: (i) => (
              <>
                <Link to="/cases/$id" params={{ id: i.caseId }} className="mono">
                  {i.number}
                </Link>
                <br />
                {say(kindWords[i.kind])}
                {i.title && <span className="no-print"> · {i.title}</span>}
              </>
            ),
          },
          { head: w.place, cell: (i) => i.placeName },
          { head: w.part, cell: (i) => i.parts.map((p) => say(partWords[p])).join('、') },
          { head: w.due, cell: (i) => i.dueAt && endText(i.dueAt, lang, Date.now()) },
          { head: w.gaps, cell: (i) => i.gaps.map((g) => say(gapWords[g])).join('、') || '—' },
          {
            head: w.promised,
            cell: (i) => (
              <>
                {i.note}
                {may('note') && (
                  <Button type="link" size="small" onClick={() => askAbout({ item: i, what: 'note' })}>
                    {say(w.addNote)}
                  </Button>
                )}
              </>
            ),
          },
          {
            head: w.result,
            cell: (i) => (
              <Result
                item={i}
                refusal={refusals.get(i.id)}
                mayRefuse={may('answer')}
                refuse={() => askAbout({ item: i, what: 'refuse' })}
                take={() => setRefusals(new Map([...refusals].filter(([itemId]) => itemId !== i.id)))}
              />
            ),
          },
        ]}
      />
      <Things h={h} may={may('note')} show={show} />
      <Acts h={h} refusals={refusals} show={show} />
      <Signatures h={h} />
      {asking?.what === 'note' && (
        <FormDialog<{ note: string }, HandoverView>
          title={w.noteTitle}
          start={{ note: asking.item.note ?? '' }}
          close={() => askAbout(null)}
          done={show}
          send={({ note }, key) =>
            call(handoversApi.noteHandover, {
              params: { id: h.id },
              input: { itemId: asking.item.id, note },
              version: h.version,
              key,
            })
          }
        >
          <Form.Item name="note" label={say(w.promised)}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
      {asking?.what === 'refuse' && (
        <FormDialog<{ reason: string }, true>
          title={w.refuseTitle}
          ok={w.refuse}
          close={() => askAbout(null)}
          done={() => {}}
          send={({ reason }) => {
            setRefusals(new Map([...refusals, [asking.item.id, reason]]));
            return Promise.resolve(true as const);
          }}
        >
          <Form.Item name="reason" label={say(w.reason)} rules={[{ required: true, message: say(w.required) }]}>
            <Input maxLength={200} />
          </Form.Item>
        </FormDialog>
      )}
    </article>
  );
}

type ResultProps = {
  item: HandoverItem;
  refusal: string | undefined;
  mayRefuse: boolean;
  refuse: () => void;
  take: () => void;
};
function Result({ item, refusal, mayRefuse, refuse, take }: ResultProps) {
  const { say } = useSay();
  if (item.decision)
    return (
      <>
        {say(decisionWords[item.decision])}
        {item.reason && `:${item.reason}`}
        {item.returned && ` · ${say(w.back)}`}
      </>
    );
  if (!mayRefuse) return <>—</>;
  if (refusal === undefined)
    return (
      <Button size="small" onClick={refuse}>
        {say(w.refuse)}
      </Button>
    );
  return (
    <>
      {say(w.refuse)}:{refusal}
      <Button type="link" size="small" onClick={take}>
        {say(w.take)}
      </Button>
    </>
  );
}

function Acts({ h, refusals, show }: { h: HandoverView; refusals: Refusals; show: (h: HandoverView) => void }) {
  const { say } = useSay();
  const params = { id: h.id };
  const pending = h.items.filter((i) => i.decision === null).length;
  const signSays = say(handoversWords.signText, { n: h.items.length, k: h.things.length, to: h.to.name });
  const answerSays = say(handoversWords.answerText, {
    n: pending - refusals.size,
    m: refusals.size,
    k: h.things.length,
  });
  const refused = [...refusals].map(([itemId, reason]) => ({ itemId, reason }));
  const deed = useDeed((verb: Exclude<Verb, 'note'>, key) => {
    const given = { params, version: h.version, key };
    if (verb === 'sign') return call(handoversApi.signHandover, { ...given, input: { says: signSays } });
    if (verb === 'answer') return call(handoversApi.answerHandover, { ...given, input: { says: answerSays, refused } });
    if (verb === 'redraw') return call(handoversApi.redrawHandover, { ...given, input: {} });
    if (verb === 'giveBack') return call(handoversApi.giveBackHandover, { ...given, input: {} });
    return call(handoversApi.withdrawHandover, { ...given, input: { reason: say(w.withdraw) } });
  });
  const act = async (verb: Exclude<Verb, 'note'>) => {
    const next = await deed.run(verb);
    if (next) show(next);
  };
  const open = (['sign', 'answer', 'redraw', 'giveBack', 'withdraw'] as const).filter((verb) => h.open.includes(verb));
  if (open.length === 0) return null;
  return (
    <section className="section no-print">
      {h.open.includes('sign') && <p>{signSays}</p>}
      {h.open.includes('answer') && <p>{answerSays}</p>}
      {deed.problem && <Fault problem={deed.problem} />}
      <div className="page-acts">
        {open.map((verb) => (
          <Button
            key={verb}
            type={verb === 'sign' || verb === 'answer' ? 'primary' : 'default'}
            loading={deed.pending}
            onClick={() => void act(verb)}
          >
            {say(w[verb])}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Signatures({ h }: { h: HandoverView }) {
  const { say } = useSay();
  const seal = h.chain.at(-1);
  return (
    <section className="section">
      <dl>
        <dt>{say(w.signedBy)}</dt>
        <dd>
          {h.signed ? (
            <>
              {h.signed.by === h.from.name ? h.from.name : say(w.forThem, { by: h.signed.by })} ·{' '}
              <Moment at={h.signed.at} /> · {h.signed.says}
            </>
          ) : (
            say(w.notYet)
          )}
        </dd>
        <dt>{say(w.takenBy)}</dt>
        <dd>
          {h.answered ? (
            <>
              {h.to.name} · <Moment at={h.answered.at} /> · {h.answered.says}
            </>
          ) : (
            say(w.notYet)
          )}
        </dd>
        <dt>{say(w.hash)}</dt>
        <dd className="mono small" style={{ overflowWrap: 'anywhere' }}>
          {seal?.hash}
        </dd>
      </dl>
    </section>
  );
}
