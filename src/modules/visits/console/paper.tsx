import { Form, InputNumber, Select } from 'antd';
import { PaperPile } from '#modules/papers/console/index.ts';
import { papersApi } from '#modules/papers/papers.contract.ts';
import { useAsk } from '#ui/console/ask.ts';
import { FormDialog } from '#ui/console/form-dialog.tsx';
import { useSay } from '#ui/console/say.tsx';
import { type Answer, call, newKey } from '#ui/web/call.ts';
import { correctionsApi } from '../corrections.contract.ts';
import { purposesApi } from '../purposes.contract.ts';
import { visitConsoleWords as w } from '../visits.console.words.ts';
import { visitWords } from '../visits.words.ts';
import { SlipCard } from './bits.tsx';

type Purpose = Answer<typeof purposesApi.visitPurposes>['items'][number];
type Made = Answer<typeof correctionsApi.printSlips>['slips'][number];
type Entry = { purpose: string; count: number };

type Pile = Answer<typeof papersApi.printPapers>['sheets'];
export type Printed = { slips: readonly Made[]; purpose: Purpose | undefined; sheets: Pile };

/** Blank sheets to take along, for a day without a phone: which, and how many. */
export function PaperDialog({ close, done }: { close: () => void; done: (printed: Printed) => void }) {
  const { say } = useSay();
  const purposes = useAsk(purposesApi.visitPurposes, {});
  const open = (purposes.data?.items ?? []).filter((p) => !p.endedOn);
  return (
    <FormDialog<Entry, Printed>
      title={w.paper}
      ok={w.paper}
      start={{ count: 5, purpose: 'listening' }}
      close={close}
      done={done}
      send={async ({ count, purpose }, key) => {
        const { slips } = await call(correctionsApi.printSlips, { input: { count }, key });
        const subjects = slips.map((slip) => slip.number);
        // There is one sheet for a slip, however often it is asked for: another try makes no second one.
        const pile = { input: { kind: 'visitSheet', subjects }, key: newKey() };
        const { sheets } = await call(papersApi.printPapers, pile);
        return { slips, purpose: open.find((p) => p.key === purpose), sheets };
      }}
    >
      <Form.Item name="purpose" label={say(w.forPurpose)} rules={[{ required: true, message: say(w.required) }]}>
        <Select options={open.map((p) => ({ value: p.key, label: say([p.zh, p.en]) }))} />
      </Form.Item>
      <Form.Item name="count" label={say(w.count)} extra={say(w.slipsNote)}>
        <InputNumber min={1} max={50} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

/** The sheets as they are printed: the lower part is cut off and left with the household. */
export function Sheets({ slips, purpose, sheets, close }: Printed & { close: () => void }) {
  return (
    <PaperPile
      kind="visitSheet"
      label={w.paper}
      made={sheets}
      note={w.slipsNote}
      signs={[]}
      of={slips.map((slip) => ({ subject: slip.number, body: <BlankSheet slip={slip} purpose={purpose} /> }))}
      close={close}
    />
  );
}

const LINES = ['a', 'b', 'c', 'd'] as const;
/** One A4 sheet: what may be asked, room for the household's words and needs, and the slip to cut off. */
function BlankSheet({ slip, purpose }: { slip: Made; purpose: Purpose | undefined }) {
  const { say } = useSay();
  const blank = (label: string) => (
    <p className="visit-blank">
      <span>{label}</span>
    </p>
  );
  return (
    <div className="visit-sheet">
      {purpose && <p>{say([purpose.zh, purpose.en])}</p>}
      {blank(say(w.sheetHousehold))}
      {blank(`${say(w.sheetDay)} / ${say(w.sheetVisitor)} / ${say(w.spoken)}`)}
      <p className="small soft">{say(visitWords.asTold)}</p>
      {(purpose?.questions ?? []).map((q) => (
        <div key={q.key}>{blank(`${say([q.zh, q.en])}${q.unit ? `(${q.unit})` : ''}`)}</div>
      ))}
      {blank(say(w.sheetSaid))}
      {LINES.slice(1).map((line) => (
        <p key={line} className="visit-blank" />
      ))}
      {blank(say(w.sheetNeed))}
      {LINES.map((line) => (
        <p key={line} className="visit-blank" />
      ))}
      {blank(say(w.sheetTold))}
      {blank(say(w.sheetSigns))}
      <p className="visit-cut">{say(w.cut)}</p>
      <SlipCard slip={slip} />
    </div>
  );
}
