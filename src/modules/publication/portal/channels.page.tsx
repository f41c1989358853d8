import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import { onDutyOn } from '#modules/rosters/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import type { ReceptionPoint } from '../publication.contract.ts';
import { selectReceptionPoints } from '../reception.store.ts';
import { Point } from './point.parts.tsx';
import { publicWords as w } from './public.words.ts';

type OnDuty = ReadonlyMap<string, readonly string[]>;

function Channels({ points, onDuty }: { points: readonly ReceptionPoint[]; onDuty: OnDuty }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.channelsTitle)}</h1>
      <p className="soft">{t(w.channelsLead)}</p>
      <h2>{t(w.waysTitle)}</h2>
      <ol className="numbered">
        {[w.wayWeb, w.wayPhone, w.wayVisit, w.wayLetter].map((way) => (
          <li key={way[1]}>{t(way)}</li>
        ))}
      </ol>
      <p className="pair no-print">
        <a className="button main" href="/report">
          {t(w.goReport)}
        </a>
        <a className="button plain" href="#places">
          {t(w.toPoints)}
        </a>
      </p>
      <h2>{t(w.askTitle)}</h2>
      <p>{t(w.askSays)}</p>
      <h2>{t(w.orderTitle)}</h2>
      <ol className="numbered">
        {[w.order1, w.order2, w.order3, w.order4].map((step) => (
          <li key={step[1]}>{t(step)}</li>
        ))}
      </ol>
      <h2 id="places">{t(w.pointsTitle)}</h2>
      {points.length === 0 ? (
        <Empty>{t(w.pointsNone)}</Empty>
      ) : (
        points.map((p) => <Point key={p.organisationId} p={p} onDuty={onDuty.get(p.organisationId) ?? []} />)
      )}
    </>
  );
}

/** What units must make known (信访工作条例 18). */
async function draw(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, points] = await Promise.all([frameOf(ctx, given), selectReceptionPoints(ctx)]);
  const onDuty = await onDutyOn(
    ctx,
    points.map((p) => p.organisationId),
    dayOf(ctx.now),
  );
  const children = <Channels points={points} onDuty={onDuty} />;
  return { html: drawPage(frame, { title: tell(w.channelsTitle, frame.lang), children }) };
}

export const channelPages: readonly Page[] = [{ method: 'GET', path: '/public/channels', allow: 'anyone', run: draw }];
