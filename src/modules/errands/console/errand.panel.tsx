import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Select, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Word } from '#kernel/words.ts';
import { keyOf, useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import type { SlotProps } from '#ui/console/slots.tsx';
import { call } from '#ui/web/call.ts';
import { endText } from '#ui/web/time.ts';
import { type ErrandView, errandsApi } from '../errands.contract.ts';
import { errandLetterWords } from '../errands.letter.words.ts';
import { type ErrandVerb, paperKinds, termDays } from '../errands.rules.ts';
import { errandStateWords, errandsWords, errandVerbWords, mediumWords, paperKindWords } from '../errands.words.ts';
import { errandConsoleWords as w } from './errand.words.ts';
import { LetterDialog } from './letter.tsx';
import { NotesOnPaper } from './notes.tsx';

type FieldName =
  | 'scope'
  | 'days'
  | 'medium'
  | 'day'
  | 'on'
  | 'place'
  | 'purpose'
  | 'name'
  | 'kind'
  | 'copies'
  | 'paperId'
  | 'to'
  | 'receiptNumber'
  | 'text';
type ConsoleVerb = Exclude<ErrandVerb, 'authorise'>;
/** What each step asks for; the server holds the rest. */
const fieldsOf: Record<ConsoleVerb, readonly FieldName[]> = {
  witness: ['scope', 'days', 'medium'],
  revoke: [],
  accept: [],
  trip: ['day', 'place', 'purpose'],
  collect: ['name', 'kind', 'copies'],
  handBack: ['paperId'],
  submit: ['to', 'on', 'receiptNumber'],
  result: ['text'],
  finish: [],
};
const endpointOf = {
  witness: errandsApi.witnessAuthorisation,
  revoke: errandsApi.revokeAuthorisation,
  accept: errandsApi.acceptErrand,
  trip: errandsApi.logTrip,
  collect: errandsApi.collectPaper,
  handBack: errandsApi.handBackPaper,
  submit: errandsApi.submitErrand,
  result: errandsApi.noteResult,
  finish: errandsApi.finishErrand,
} as const;

type Values = Record<string, string | number | Dayjs | undefined>;
const plain = (values: Values) =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, dayjs.isDayjs(v) ? v.format('YYYY-MM-DD') : v]));

function Control({ name, view }: { name: FieldName; view: ErrandView }) {
  const { say } = useSay();
  const choices = (items: readonly (string | number)[], word: (item: never) => Word) =>
    items.map((value) => ({ value, label: say(word(value as never)) }));
  const label = say(w[name]);
  const rules = name === 'receiptNumber' ? [] : [{ required: true, message: say(w.required) }];
  const control = {
    days: <Select options={termDays.map((n) => ({ value: n, label: say(w.nDays, { n }) }))} />,
    medium: <Select options={choices(['written', 'recorded'], (m: 'written' | 'recorded') => mediumWords[m])} />,
    kind: <Select options={choices(paperKinds, (k: 'original' | 'copy') => paperKindWords[k])} />,
    paperId: (
      <Select
        options={view.papers
          .filter((p) => !p.returnedAt)
          .map((p) => ({ value: p.id, label: `${p.name} · ${say(paperKindWords[p.kind])}` }))}
      />
    ),
    copies: <InputNumber min={1} max={99} precision={0} />,
    day: <DatePicker />,
    on: <DatePicker />,
  }[name as string] ?? <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />;
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {control}
    </Form.Item>
  );
}

function Dialog({
  verb,
  view,
  close,
  done,
}: {
  verb: ConsoleVerb;
  view: ErrandView;
  close: () => void;
  done: (v: ErrandView) => void;
}) {
  const { say } = useSay();
  const today = dayjs();
  return (
    <FormDialog<Values, ErrandView>
      title={errandVerbWords[verb]}
      ok={errandVerbWords[verb]}
      start={{ days: 30, medium: 'written', kind: 'original', copies: 1, day: today, on: today }}
      close={close}
      done={done}
      send={(values, key) =>
        call(endpointOf[verb], {
          params: { id: view.caseId },
          input: plain(values) as never,
          key,
          version: view.version,
        })
      }
    >
      {fieldsOf[verb].length === 0 && <p>{say(w.sure)}</p>}
      {fieldsOf[verb].map((name) => (
        <Control key={name} name={name} view={view} />
      ))}
    </FormDialog>
  );
}

function Facts({ view }: { view: ErrandView }) {
  const { say, lang } = useSay();
  const a = view.authorisation;
  const now = Date.now();
  return (
    <>
      <p>
        <Tag>{say(errandStateWords[view.state])}</Tag>
        {view.agent && <span>{[view.agent.organisation, view.agent.name].join(' ')}</span>}
      </p>
      {a && (
        <p>
          {a.scope}{' '}
          <span className="soft small">
            · {say(mediumWords[a.medium])} · {say(w[a.state], { until: endText(a.until, lang, now) })}
          </span>
        </p>
      )}
      {view.submitted && (
        <p className="soft small">
          {[view.submitted.on, view.submitted.to, view.submitted.receiptNumber].filter(Boolean).join(' · ')}
        </p>
      )}
      {view.result && <p>{view.result}</p>}
      <ul className="plain">
        {view.papers.map((p) => (
          <li key={p.id}>
            {p.name} · {say(paperKindWords[p.kind])} ×{p.copies} · {say(p.returnedAt ? w.back : w.inHand)}
          </li>
        ))}
        {view.trips.map((t) => (
          <li key={t.id} className="soft small">
            {t.day} {t.place} · {t.purpose} · {t.by}
          </li>
        ))}
      </ul>
    </>
  );
}

function Whole({ view, link, done }: { view: ErrandView; link: string; done: (view: ErrandView) => void }) {
  const { say } = useSay();
  const [isLetter, showLetter] = useState(false);
  const [act, setAct] = useState<{ verb: ConsoleVerb; view: ErrandView } | null>(null);
  const open = view.open.flatMap((v): ConsoleVerb[] => (v === 'authorise' ? [] : [v]));
  return (
    <section className="card no-print" aria-label={say(errandsWords.title)}>
      <h2>{say(errandsWords.title)}</h2>
      <Facts view={view} />
      <div className="act-grid">
        {open.map((verb) => (
          <Button key={verb} onClick={() => setAct({ verb, view })}>
            {say(errandVerbWords[verb])}
          </Button>
        ))}
        <Button onClick={() => showLetter(true)}>{say(errandLetterWords.print)}</Button>
        <NotesOnPaper view={view} />
      </div>
      {isLetter && <LetterDialog errand={view} link={link} close={() => showLetter(false)} />}
      {act && <Dialog key={act.verb} {...act} close={() => setAct(null)} done={done} />}
    </section>
  );
}

function Panel({ id, link }: Pick<SlotProps['case'], 'id' | 'link'>) {
  const client = useQueryClient();
  const { data } = useAsk(errandsApi.getErrand, { params: { id } }, { keepOld: true });
  const done = (next: ErrandView) => {
    client.setQueryData(keyOf(errandsApi.getErrand, { params: { id } }), next);
    void client.invalidateQueries({ predicate: (q) => /^\/api\/(cases|errands)/.test(String(q.queryKey[0])) });
  };
  return data ? <Whole view={data} link={link} done={done} /> : null;
}

/** An errand on the page of its case. */
export function ErrandPanel({ id, kind, link }: SlotProps['case']) {
  return kind === 'errand' ? <Panel id={id} link={link} /> : null;
}
