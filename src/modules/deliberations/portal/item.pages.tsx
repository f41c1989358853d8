import { inFours } from '#kernel/fours.ts';
import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle, TextArea } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import type { ItemView } from '../affairs.contract.ts';
import { portalDeliberationWords as w } from '../deliberations.portal.words.ts';
import { askAbout, itemView } from '../disclosures.actions.ts';
import { itemById } from '../disclosures.store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });
type Asking = {
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
};
/** One thing on the board: its words, its table, its paper; and a way to ask the township about it. */
function Item({ i, asking }: { i: ItemView; asking: Asking }) {
  const t = useSay();
  const { values, faults, refused, commandId } = asking;
  const labels = { what: w.askWhat, name: w.askName, phone: w.askPhone };
  const here = `/villages/${i.area}/items/${i.id}`;
  return (
    <>
      <h1>{i.title}</h1>
      <p className="soft">
        {i.period} · {i.publishedOn}
      </p>
      {i.correctsId && (
        <Notice>
          <p>
            <a href={`/villages/${i.area}/items/${i.correctsId}`}>{t(w.corrects)}</a>
          </p>
        </Notice>
      )}
      <p className="as-written">{i.body}</p>
      {i.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too.
        <section className="table-scroll" tabIndex={0} aria-label={i.title}>
          <table className="hours-table">
            <thead>
              <tr>
                {i.columns.map((c) => (
                  <th key={c} scope="col">
                    {c}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {i.rows.map((row, r) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a table that never changes
                <tr key={r}>
                  {row.map((cell, c) => (
                    <td key={i.columns[c]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {i.fileName && (
        <p className="no-print">
          <a className="button plain" href={`${here}/files/paper`}>
            {t(w.file)}
          </a>
        </p>
      )}
      <section className="no-print">
        <h2>{t(w.ask)}</h2>
        <p className="soft">{t(w.askHow)}</p>
        <FaultSummary refused={refused} faults={faults} labels={labels} />
        <Form id="ask" action={here} commandId={commandId} state={{ values, faults }}>
          <TextArea name="what" label={t(w.askWhat)} rows={4} maxLength={2000} />
          <Field name="name" label={t(w.askName)} hint={t(w.askNameHint)} optional maxLength={40} />
          <Field name="phone" label={t(w.askPhone)} type="tel" inputMode="tel" optional maxLength={30} />
          <Button>{t(w.askSend)}</Button>
        </Form>
      </section>
      <p className="no-print">
        <a className="button plain" href={`/villages/${i.area}`}>
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
function Asked({ number, passphrase, area }: { number: string; passphrase: string; area: string }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.askedTitle)}</h1>
      <Notice tone="good">
        <p>{t(w.askedHow)}</p>
      </Notice>
      <dl className="facts card grid">
        <dt>{t(w.number)}</dt>
        <dd>{number}</dd>
        <dt>{t(w.passphrase)}</dt>
        <dd>{inFours(passphrase)}</dd>
      </dl>
      <p className="no-print">
        <a className="button plain" href={`/villages/${area}`}>
          {t(w.back)}
        </a>
      </p>
    </>
  );
}
async function find(ctx: Ctx, { params: { area = '', id = '' } }: PageGiven) {
  if (!UUID.test(id)) throw notFound();
  const stored = await itemById(asVisitor(ctx), id);
  if (stored.area !== area) throw notFound();
  return stored;
}
async function draw(ctx: Ctx, given: PageGiven, more: Partial<Asking> = {}): Promise<PageReply> {
  const stored = await find(ctx, given);
  const frame = await frameOf(ctx, given);
  const asking = { values: {}, faults: [], refused: null, commandId: ctx.house.newId(), ...more };
  const title = faultyTitle(stored.title, frame.lang, asking.refused !== null);
  const path = `/villages/${stored.area}/items/${stored.id}`;
  const html = drawPage({ ...frame, path }, { title, children: <Item i={itemView(stored)} asking={asking} /> });
  return { html, status: asking.refused?.status ?? 200 };
}
async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const stored = await find(ctx, given);
  const { what = '', name = '', phone = '', commandId: sent = '' } = given.form;
  const commandId = UUID.test(sent) ? sent : ctx.house.newId();
  const fingerprint = digest('intl', 'disclosure question', canonicalJson({ what, name, phone, id: stored.id }));
  try {
    const receipt = await askAbout({ ...ctx, command: { id: commandId, fingerprint } }, stored.id, {
      what,
      name,
      phone,
    });
    const frame = await frameOf(ctx, given);
    const children = <Asked number={receipt.number} passphrase={receipt.passphrase ?? ''} area={stored.area} />;
    const path = `/villages/${stored.area}/items/${stored.id}`;
    return { html: drawPage({ ...frame, path }, { title: tell(w.askedTitle, frame.lang), children }) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const faults = error.faults.map((f) => ({ ...f, field: f.field.replace('reporter.', '') }));
    return draw(ctx, given, { values: { what, name, phone }, faults, refused: error, commandId });
  }
}
async function sendFile(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { fileHash, fileType, fileName } = await find(ctx, given);
  if (!fileHash || !fileType || !fileName) throw notFound();
  return { file: { hash: fileHash, mediaType: fileType, name: fileName } };
}
export const itemPages: readonly Page[] = [
  { method: 'GET', path: '/villages/:area/items/:id', allow: 'anyone', run: (ctx, given) => draw(ctx, given) },
  { method: 'POST', path: '/villages/:area/items/:id', allow: 'anyone', perMinute: 10, run: send },
  { method: 'GET', path: '/villages/:area/items/:id/files/paper', allow: 'anyone', run: sendFile },
];
