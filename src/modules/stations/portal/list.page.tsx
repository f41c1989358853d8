import { tell } from '#kernel/tell.ts';
import { calendarOf, dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { daysFrom, minuteOfDay } from '../house.days.ts';
import { openFirst } from '../said.rules.ts';
import { findPublic } from '../stations.actions.ts';
import type { StoredStation } from '../stations.store.ts';
import { type Asked, districtsOf, isAsked, pathWith, readAsked } from './find.ts';
import { Filters, Line, type Moment } from './parts.tsx';
import { portalStationWords as w } from './station.words.ts';

const ON_A_PAGE = 30;

export async function momentOf(ctx: Ctx): Promise<Moment> {
  return { days: daysFrom(await calendarOf(ctx), ctx.now), minute: minuteOfDay(ctx.now), today: dayOf(ctx.now) };
}

type ListProps = {
  asked: Asked;
  page: number;
  items: readonly StoredStation[];
  districts: readonly { code: string; name: string }[];
  at: Moment;
};
function List({ asked, page, items, districts, at }: ListProps) {
  const t = useSay();
  const shown = items.toSorted(openFirst(at.days, at.minute)).slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  const to = (n: number) => pathWith('/stations', asked, n > 1 ? { page: String(n) } : {});
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <p className="no-print">
        <a className="button plain" href={pathWith('/stations/map', asked)}>
          {t(w.toMap)}
        </a>
      </p>
      <Filters action="/stations" asked={asked} districts={districts} />
      {shown.length === 0 ? (
        <Empty>
          {t(isAsked(asked) ? w.noneHere : w.none)} {isAsked(asked) && <a href="/stations">{t(w.seeAll)}</a>}
        </Empty>
      ) : (
        <>
          <p className="soft">{t(w.count, { n: items.length })}</p>
          <ul className="plain-list card">
            {shown.map((s) => (
              <Line key={s.id} s={s} at={at} />
            ))}
          </ul>
          <p className="pair no-print">
            {page > 1 && (
              <a className="button plain" href={to(page - 1)}>
                {t(w.earlier)}
              </a>
            )}
            {page * ON_A_PAGE < items.length && (
              <a className="button plain" href={to(page + 1)}>
                {t(w.later)}
              </a>
            )}
          </p>
        </>
      )}
    </>
  );
}

/** The list: it needs no script and no map, and is the same for whoever listens to the page. */
export async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const asked = readAsked(given.query);
  const page = /^[1-9]\d{0,2}$/.test(given.query.page ?? '') ? Number(given.query.page) : 1;
  const [frame, { items }, districts, at] = await Promise.all([
    frameOf(ctx, given),
    findPublic(ctx, asked),
    districtsOf(ctx),
    momentOf(ctx),
  ]);
  const children = <List asked={asked} page={page} items={items} districts={districts} at={at} />;
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children }) };
}
