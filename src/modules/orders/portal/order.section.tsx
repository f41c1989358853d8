import { createElement, type ReactNode } from 'react';
import type { Word } from '#kernel/words.ts';
import { caseSeen } from '#modules/cases/index.ts';
import type { Ctx } from '#platform/context.ts';
import { useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Notice } from '#ui/portal/parts.tsx';
import type { OrderView } from '../orders.contract.ts';
import { feeText, windowText } from '../orders.rules.ts';
import { presentOrder } from '../orders.view.ts';
import { serviceWords } from '../orders.words.ts';
import { orderWords, partChoices, ownOrderWords as w } from './order.words.ts';

/** Where an order stands, in one sentence. */
function standing(o: OrderView): { says: Word; values: Record<string, string | Word> } {
  const values: Record<string, string | Word> = { unit: o.provider?.name ?? '', coming: o.coming ?? '' };
  if (o.stage === 'waiting') return { says: w.waiting, values };
  if (o.stage === 'offered') return { says: w.offered, values };
  // Who comes and when is over: what was answered stands above.
  if (o.stage === 'answered') return { says: w.answered, values };
  if (o.stage === 'ended') return { says: w.ended, values };
  if (o.arrivedAt && o.stage === 'arrived') return { says: w.arrived, values };
  if (o.visitFrom && o.visitTo) {
    const window = windowText(Temporal.Instant.from(o.visitFrom), Temporal.Instant.from(o.visitTo));
    return { says: w.coming, values: { ...values, window } };
  }
  return { says: o.steppedIn ? w.steppedIn : w.taken, values };
}

function Fee({ o, commandId }: { o: OrderView; commandId: string }) {
  const t = useSay();
  const { lang } = useFrame();
  if (!o.fee) return <p className="soft small">{t(w.free)}</p>;
  const values = { fee: feeText(o.fee.cents)[lang === 'zh' ? 0 : 1], note: o.fee.note };
  if (!o.open.includes('agreeFee'))
    return (
      <p>
        {t(
          o.fee.state === 'refused'
            ? w.refused
            : o.fee.state === 'agreed' && o.fee.viaFirstReceiver
              ? w.agreedByPhone
              : o.fee.state === 'agreed'
                ? w.agreed
                : w.feeTitle,
          values,
        )}
      </p>
    );
  return (
    <Notice tone="now" title={t(w.feeTitle, values)}>
      <p>{o.fee.state === 'refused' ? t(w.refused, values) : t(w.feeSays, values)}</p>
      <form method="post" action="/case/order-fee" className="pair no-print">
        <input type="hidden" name="commandId" value={commandId} />
        <input type="hidden" name="version" value={o.version} />
        <button type="submit" className="button main" name="go" value="agree">
          {t(w.agree)}
        </button>
        {o.fee.state === 'stated' && (
          <button type="submit" className="button plain" name="go" value="refuse">
            {t(w.refuse)}
          </button>
        )}
      </form>
    </Notice>
  );
}

function Section({ o, commandId }: { o: OrderView; commandId: string }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const { says, values } = standing(o);
  const said = Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, typeof v === 'string' ? v : v[lang === 'zh' ? 0 : 1]]),
  );
  const wanted = [o.wantedDay ? dayText(o.wantedDay, lang, now) : t(orderWords.anyDay), t(partChoices[o.wantedPart])];
  return (
    <section id="order">
      <h2>{t(w.title)}</h2>
      <p>{t(says, said)}</p>
      <dl className="facts">
        {o.service && (
          <>
            <dt>{t(orderWords.service)}</dt>
            <dd>{t(serviceWords[o.service])}</dd>
          </>
        )}
        {o.provider?.phone && (
          <>
            <dt>{t(w.phone)}</dt>
            <dd>
              {o.provider.name} <a href={`tel:${o.provider.phone}`}>{o.provider.phone}</a>
            </dd>
          </>
        )}
        <dt>{t(w.wanted)}</dt>
        <dd>{wanted.join(' · ')}</dd>
      </dl>
      <Fee o={o} commandId={commandId} />
    </section>
  );
}

/** What the page of their own case says to somebody who ordered something. */
export async function orderSection(ctx: Ctx, caseId: string): Promise<ReactNode | null> {
  const c = await caseSeen(ctx, caseId);
  if (c.kind !== 'order' || c.status === 'withdrawn') return null;
  return createElement(Section, { o: await presentOrder(ctx, c), commandId: ctx.house.newId() });
}
