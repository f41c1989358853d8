import { type FieldFault, notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, FaultSummary, Field, Form, faultyTitle } from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { type OpenActivity, publicActivities } from '../public.store.ts';
import { signUpAtHome } from '../signups.resident.ts';
import { proofPages } from './certificate.pages.tsx';
import { certificateWords } from './certificate.words.ts';
import { receiptPages } from './receipt.pages.tsx';
import { About, Items, Receipt } from './signup.parts.tsx';
import { signUpPortalWords as w } from './signup.words.ts';

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), publicActivities(ctx)]);
  const t = (word: readonly [string, string]) => tell(word, frame.lang);
  const children = (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? <Empty>{t(w.none)}</Empty> : <Items items={items} />}
      <p className="button-row">
        <a className="button plain" href="/sign-up">
          {t(w.look)}
        </a>
        <a className="button plain" href="/sign-up/proof">
          {t(certificateWords.checkTitle)}
        </a>
      </p>
      <p className="soft">{t(w.noScript)}</p>
    </>
  );
  return { html: drawPage(frame, { title: t(w.title), children }) };
}

type Shown = {
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  commandId: string;
};
function One({ a, values, faults, refused, commandId }: Shown & { a: OpenActivity }) {
  const t = useSay();
  const isFull = a.capacity !== null && (a.waiting > 0 || a.isIn >= a.capacity);
  return (
    <>
      <h1>{a.title}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ name: w.name, phone: w.phone }} />
      <About a={a} />
      <h2>{t(w.formTitle)}</h2>
      <Form id="sign-up" action={`/activities/${a.id}`} commandId={commandId} state={{ values, faults }}>
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={60} />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <p className="soft">{t(w.consent)}</p>
        <Button>{t(isFull ? w.wait : w.signUp)}</Button>
      </Form>
      <p className="soft">{t(w.noScript)}</p>
      <p className="no-print">
        <a className="button plain" href="/activities">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

async function found(ctx: Ctx, given: PageGiven): Promise<OpenActivity> {
  const a = (await publicActivities(ctx)).find((x) => x.id === given.params.id);
  if (!a) throw notFound();
  return a;
}
async function drawOne(ctx: Ctx, given: PageGiven, shown: Partial<Shown> = {}): Promise<PageReply> {
  const [frame, a] = await Promise.all([frameOf(ctx, given), found(ctx, given)]);
  const { values = {}, faults = [], refused = null } = shown;
  const title = faultyTitle(a.title, frame.lang, refused !== null);
  const props = { a, values, faults, refused, commandId: ctx.house.newId() };
  const html = drawPage({ ...frame, path: `/activities/${a.id}` }, { title, children: <One {...props} /> });
  return { html, status: refused?.status ?? 200 };
}

async function send(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { name = '', phone = '' } = given.form;
  const before = await found(ctx, given);
  try {
    const made = await signUpAtHome(ctx, before.id, { name, phone });
    const frame = await frameOf(ctx, given);
    const title = tell(made.state === 'in' ? w.doneIn : w.doneWaiting, frame.lang);
    return {
      html: drawPage({ ...frame, path: '/activities' }, { title, children: <Receipt a={before} made={made} /> }),
    };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawOne(ctx, given, { values: { name, phone }, faults: refused.faults, refused });
  }
}

function AtHome({ items }: { items: readonly OpenActivity[] }) {
  const t = useSay();
  return (
    <section>
      <h2>
        <a href="/activities">{t(w.homeTitle)}</a>
      </h2>
      <Items items={items} />
    </section>
  );
}
const AT_HOME = 3;
/** What one may sign up for, on the home page; nothing when there is nothing. */
export const signUpsAtHome: Addition = async (ctx) => {
  const items = await publicActivities(ctx);
  return items.length === 0 ? null : <AtHome items={items.slice(0, AT_HOME)} />;
};

export const signUpPages: readonly Page[] = [
  { method: 'GET', path: '/activities', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/activities/:id', allow: 'anyone', run: (ctx, given) => drawOne(ctx, given) },
  { method: 'POST', path: '/activities/:id', allow: 'anyone', perMinute: 30, run: send },
  ...receiptPages,
  ...proofPages,
];
