import { inFours } from '#kernel/fours.ts';
import type { FieldFault } from '#kernel/refusal.ts';
import { notFound, Refused } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { Button, Choose, FaultSummary, Field, Form, faultyTitle, RadioCards } from '#ui/portal/form.tsx';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { untilText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import { Qr } from '#ui/portal/qr.tsx';
import {
  type DelegateInput,
  type DelegateSlip,
  type DelegateView,
  entrust,
  ownDelegates,
  type Standing,
  takeBack,
} from '../cases.delegates.actions.ts';
import { delegateRelations, delegateScopes, delegateTerms } from '../cases.delegates.rules.ts';
import { relationWords, scopeWords, delegateWords as w } from './delegates.words.ts';
import { receiptWords } from './report.words.ts';

const at = (text: string) => Temporal.Instant.from(text);
const MAYS = ['rates', 'adds', 'both', 'only'] as const;
const FIRST = { relation: 'child', may: 'both', days: '90', name: '', phone: '' };

/** In whose name one is looking, for what and until when: the first thing a delegate reads. */
export function StandingNotice({ standing }: { standing: Standing }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const scopes = delegateScopes.filter((s) => standing.scopes.includes(s)).map((s) => t(scopeWords[s]));
  return (
    <Notice tone="now" title={t(w.asDelegate, { name: standing.inNameOf ?? t(w.somebody) })}>
      <p>
        {t(w.standing, {
          scopes: scopes.join(lang === 'zh' ? '、' : ', '),
          until: untilText(at(standing.until), lang, now),
        })}
      </p>
    </Notice>
  );
}

/** The way from the case page to those one has entrusted. */
export function DelegatesLink() {
  const t = useSay();
  return (
    <p className="no-print">
      <a className="button plain" href="/case/delegates">
        {t(w.title)}
      </a>
    </p>
  );
}

function One({ d, commandId }: { d: DelegateView; commandId: string }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const stands = d.state === 'living' ? t(w.until, { until: untilText(at(d.validUntil), lang, now) }) : t(w[d.state]);
  return (
    <li>
      <p>
        <b>{d.name}</b> <span className="soft">· {t(relationWords[d.relation])}</span>
      </p>
      <p className="soft small">
        {d.scopes.map((s) => t(scopeWords[s])).join(lang === 'zh' ? '、' : ', ')} · {stands}
      </p>
      {d.state === 'living' && (
        <form method="post" action="/case/delegates/take-back" className="no-print">
          <input type="hidden" name="commandId" value={commandId} />
          <input type="hidden" name="id" value={d.id} />
          <button type="submit" className="button plain">
            {t(w.takeBack)}
          </button>
        </form>
      )}
    </li>
  );
}

type Shown = {
  list: readonly DelegateView[];
  values: Readonly<Record<string, string>>;
  faults: readonly FieldFault[];
  refused: Refused | null;
  tookBack: boolean;
  newId: () => string;
};

function Delegates({ list, values, faults, refused, tookBack, newId }: Shown) {
  const t = useSay();
  return (
    <>
      {tookBack && (
        <Notice tone="good">
          <p>{t(w.takenBack)}</p>
        </Notice>
      )}
      <h1>{t(w.title)}</h1>
      <FaultSummary faults={faults} refused={refused} labels={{ name: w.name, phone: w.phone }} />
      <p>{t(w.lead)}</p>
      <h2>{t(w.listTitle)}</h2>
      {list.length === 0 ? (
        <p className="soft">{t(w.none)}</p>
      ) : (
        <ul className="plain-list card">
          {list.map((d) => (
            <One key={d.id} d={d} commandId={newId()} />
          ))}
        </ul>
      )}
      <h2>{t(w.add)}</h2>
      <Form id="entrust" action="/case/delegates" commandId={newId()} state={{ values, faults }}>
        <Field name="name" label={t(w.name)} maxLength={40} />
        <Field name="phone" label={t(w.phone)} inputMode="tel" maxLength={30} optional />
        <Choose
          name="relation"
          label={t(w.relation)}
          choices={delegateRelations.map((r) => ({ value: r, title: t(relationWords[r]) }))}
        />
        <RadioCards name="may" label={t(w.may)} choices={MAYS.map((m) => ({ value: m, title: t(w[m]) }))} />
        <Choose
          name="days"
          label={t(w.days)}
          choices={delegateTerms.map((n) => ({ value: String(n), title: t(w.nDays, { n }) }))}
        />
        <Button>{t(w.send)}</Button>
      </Form>
      <p>
        <a className="button link" href="/case">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

/** What the delegate takes home: the number, their own passphrase, until when. Prints like a receipt. */
export function Slip({ slip }: { slip: DelegateSlip }) {
  const t = useSay();
  const { lang, now } = useFrame();
  return (
    <>
      <h2>{t(w.slipTitle)}</h2>
      <p className="lead">{t(w.slipLead, { name: slip.name })}</p>
      <div className="card receipt">
        <div className="sides">
          <dl className="facts">
            <dt>{t(receiptWords.number)}</dt>
            <dd className="number">{slip.number}</dd>
            <dt>{t(receiptWords.passphrase)}</dt>
            <dd className="passphrase">{inFours(slip.passphrase)}</dd>
            <dt>{t(w.days)}</dt>
            <dd>{t(w.until, { until: untilText(at(slip.validUntil), lang, now) })}</dd>
          </dl>
          <div>
            <Qr text={slip.link} label={t(receiptWords.qr)} />
          </div>
        </div>
      </div>
    </>
  );
}

/** The form as input; a field that cannot be read falls back to what gives least. */
export function delegateInput(form: Readonly<Record<string, string>>): DelegateInput {
  const may = form.may ?? 'only';
  return {
    name: form.name ?? '',
    phone: form.phone ?? '',
    relation: delegateRelations.find((r) => r === form.relation) ?? 'other',
    adds: may === 'adds' || may === 'both',
    rates: may === 'rates' || may === 'both',
    days: delegateTerms.find((n) => String(n) === form.days) ?? 30,
  };
}

async function drawList(ctx: Ctx, given: PageGiven, more: Partial<Shown> = {}): Promise<PageReply> {
  const [frame, list] = await Promise.all([frameOf(ctx, given), ownDelegates(ctx)]);
  const shown: Shown = {
    list,
    values: FIRST,
    faults: [],
    refused: null,
    tookBack: given.query.done === 'back',
    newId: () => ctx.house.newId(),
    ...more,
  };
  const html = drawPage(
    { ...frame, path: '/case/delegates' },
    {
      title: faultyTitle(tell(w.title, frame.lang), frame.lang, shown.refused !== null),
      children: <Delegates {...shown} />,
    },
  );
  return { html, status: shown.refused?.status ?? 200 };
}

async function sendEntrust(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  try {
    const slip = await entrust(ctx, delegateInput(given.form));
    const frame = await frameOf(ctx, given);
    const children = (
      <>
        <Slip slip={slip} />
        <p className="no-print">
          <a className="button plain" href="/case/delegates">
            {tell(w.back, frame.lang)}
          </a>
        </p>
      </>
    );
    return {
      html: drawPage({ ...frame, path: '/case/delegates' }, { title: tell(w.slipTitle, frame.lang), children }),
    };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return drawList(ctx, given, { values: given.form, faults: refused.faults, refused });
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const delegatePages: readonly Page[] = [
  { method: 'GET', path: '/case/delegates', allow: 'receipt', run: (ctx, given) => drawList(ctx, given) },
  { method: 'POST', path: '/case/delegates', allow: 'receipt', run: sendEntrust },
  {
    method: 'POST',
    path: '/case/delegates/take-back',
    allow: 'receipt',
    run: async (ctx, { form }) => {
      if (!UUID.test(form.id ?? '')) throw notFound();
      await takeBack(ctx, form.id ?? '');
      return { goTo: '/case/delegates?done=back' };
    },
  },
];
