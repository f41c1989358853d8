import { inFours } from '#kernel/fours.ts';
import { Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { childrenOf, frameOf, nothingShown, type Shown } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { canonicalJson, digest } from '#platform/crypto.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import {
  Button,
  type CardChoice,
  Choose,
  FaultSummary,
  Field,
  Form,
  faultyTitle,
  RadioCards,
  TextArea,
} from '#ui/portal/form.tsx';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Notice } from '#ui/portal/parts.tsx';
import { rightsWords as w } from '../rights.portal.words.ts';
import { askAtHome } from '../rights.resident.ts';
import { rightKinds, whoseKinds } from '../rights.rules.ts';
import { noRight, rightKindWords, whoseWords } from '../rights.words.ts';
import { ownPages } from './own.pages.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const kindSays = {
  access: w.kindAccess,
  correct: w.kindCorrect,
  delete: w.kindDelete,
  explain: w.kindExplain,
} as const;

function Start({ days }: { days: number }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p>{t(w.lead)}</p>
      <p className="no-print button-row">
        <a className="button main" href="/rights/ask">
          {t(w.ask)}
        </a>
        <a className="button plain" href="/rights/own">
          {t(w.own)}
        </a>
      </p>
      <h2>{t(w.waysTitle)}</h2>
      <ul className="plain-list card">
        <li>{t(w.wayHome)}</li>
        <li>{t(w.wayCounter)}</li>
      </ul>
      <p>{t(w.answered, { days })}</p>
      <p className="soft">{t(w.otherPapers)}</p>
      <p className="soft">{t(w.law)}</p>
    </>
  );
}
async function drawStart(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const frame = await frameOf(ctx, given);
  const children = <Start days={ctx.house.config.rightsDays} />;
  return { html: drawPage({ ...frame, path: '/rights' }, { title: tell(w.title, frame.lang), children }) };
}

const labels = { kind: w.kind, name: w.name, phone: w.phone, area: w.area, said: w.said };
function Ask({
  counties,
  commandId,
  values,
  faults,
  refused,
}: Shown & { counties: readonly CardChoice[]; commandId: string }) {
  const t = useSay();
  const whoseSays = { self: undefined, child: w.whoseChild, deceased: w.whoseDeceased } as const;
  return (
    <>
      <h1>{t(w.askTitle)}</h1>
      <FaultSummary refused={refused} faults={faults} labels={labels} />
      <Form
        id="ask"
        action="/rights/ask"
        state={{ values: { kind: 'access', whose: 'self', ...values }, faults }}
        commandId={commandId}
      >
        <RadioCards
          name="kind"
          label={t(w.kind)}
          choices={rightKinds.map((k) => ({ value: k, title: t(rightKindWords[k]), says: t(kindSays[k]) }))}
        />
        <RadioCards
          name="whose"
          label={t(w.whose)}
          choices={whoseKinds.map((k) => {
            const says = whoseSays[k];
            return { value: k, title: t(whoseWords[k]), ...(says && { says: t(says) }) };
          })}
        />
        <Field name="name" label={t(w.name)} autoComplete="name" maxLength={40} />
        <Field
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
          optional
        />
        <Choose name="area" label={t(w.area)} choices={counties} />
        <TextArea name="said" label={t(w.said)} hint={t(w.saidHint)} maxLength={2000} optional />
        <Button>{t(w.send)}</Button>
      </Form>
      <p className="no-print">
        <a href="/rights">{t(w.back)}</a>
      </p>
    </>
  );
}
async function drawAsk(ctx: Ctx, given: PageGiven, shown: Shown): Promise<PageReply> {
  const [frame, below] = await Promise.all([frameOf(ctx, given), childrenOf(ctx, ctx.house.config.jurisdiction)]);
  const places = below.filter((p) => p.code.length === 6).map((p) => ({ value: p.code, title: p.name }));
  const counties = [{ value: '', title: tell(w.chooseArea, frame.lang) }, ...places];
  const commandId = UUID.test(given.form.commandId ?? '') ? (given.form.commandId ?? '') : ctx.house.newId();
  const title = faultyTitle(tell(w.askTitle, frame.lang), frame.lang, shown.refused !== null);
  const children = <Ask {...shown} counties={counties} commandId={commandId} />;
  return {
    html: drawPage({ ...frame, path: '/rights/ask' }, { title, children }),
    status: shown.refused?.status ?? 200,
  };
}

function Done({ number, passphrase, mustCome }: { number: string; passphrase: string; mustCome: boolean }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.doneTitle)}</h1>
      <Notice tone="good">
        <p>{t(w.keep)}</p>
      </Notice>
      <dl className="facts card grid">
        <dt>{t(w.number)}</dt>
        <dd className="lead">{inFours(number)}</dd>
        <dt>{t(w.passphrase)}</dt>
        <dd className="lead">{inFours(passphrase)}</dd>
      </dl>
      <p>{t(mustCome ? w.nextCounter : w.nextCall)}</p>
      <p className="no-print">
        <a className="button main" href={`/rights/own?n=${number}`}>
          {t(w.enterTitle)}
        </a>
      </p>
    </>
  );
}
async function sendAsk(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { form } = given;
  try {
    const kind = rightKinds.find((k) => k === form.kind);
    if (!kind) throw noRight('kindMissing', 'kind');
    const whose = whoseKinds.find((k) => k === form.whose) ?? 'self';
    const fingerprint = digest('intl', 'rights request', canonicalJson({ ...form }));
    const command = { id: UUID.test(form.commandId ?? '') ? (form.commandId ?? '') : ctx.house.newId(), fingerprint };
    const { area = '', name = '', phone, said } = form;
    const made = await askAtHome(
      { ...ctx, actor: { kind: 'visitor' }, command },
      { area, kind, whose, name, phone, said },
    );
    const frame = await frameOf(ctx, given);
    const children = <Done {...made} mustCome={whose !== 'self' || !phone?.trim()} />;
    return { html: drawPage({ ...frame, path: '/rights' }, { title: tell(w.doneTitle, frame.lang), children }) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawAsk(ctx, given, { values: form, faults: refused.faults, refused });
  }
}

/** What the home page says of it. */
export const rightsAtHome: Addition = async () => <HomeLink />;
function HomeLink() {
  const t = useSay();
  return (
    <p>
      <a href="/rights">{t(w.home)}</a>
    </p>
  );
}

export const rightsPages: readonly Page[] = [
  { method: 'GET', path: '/rights', allow: 'anyone', run: drawStart },
  {
    method: 'GET',
    path: '/rights/ask',
    allow: 'anyone',
    run: (ctx, given) => drawAsk(ctx, given, { ...nothingShown, values: given.query }),
  },
  { method: 'POST', path: '/rights/ask', allow: 'anyone', perMinute: 10, run: sendAsk },
  ...ownPages,
];
