import { levelOf } from '#kernel/area.ts';
import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf, placeNames, placeOf } from '#modules/places/index.ts';
import { type Ctx, systemCtx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty, Steps } from '#ui/portal/parts.tsx';
import { portalDeliberationWords as w } from '../deliberations.portal.words.ts';
import { gateOf, type MatterStatus } from '../deliberations.rules.ts';
import { gatesOf, matterById, noticesOf, type StoredMatter, selectMatters } from '../deliberations.store.ts';
import { forumWords, gateWords, matterStatusWords } from '../deliberations.words.ts';
import { deputyCounts } from '../deputies.store.ts';
import { itemView } from '../disclosures.actions.ts';
import { categoriesFor, itemsOf, placesDisclosing } from '../disclosures.store.ts';
import { levyViews } from '../levies.actions.ts';
import { leviesOf } from '../levies.store.ts';
import { standardsOf } from '../rites.store.ts';
import { Matter } from './matter.tsx';
import { type Sections, VillageSections } from './sections.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** On public pages nobody is staff. */
export const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

const nowStatuses: readonly MatterStatus[] = ['proposing', 'discussing', 'reviewing', 'resolving', 'resolved'];
const outStatuses: readonly MatterStatus[] = ['decisionOut', 'resultOut'];
const groups = [
  [w.now, nowStatuses],
  [w.out, outStatuses],
  [w.carried, ['carryingOut'] as readonly MatterStatus[]],
  [w.finished, ['done'] as readonly MatterStatus[]],
] as const;

type Counted = { area: string; name: string; now: number; out: number; done: number };
function List({ items }: { items: readonly Counted[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((v) => (
            <li key={v.area}>
              <p>
                <a className="lead" href={`/villages/${v.area}`}>
                  {v.name}
                </a>
              </p>
              <p>{[t(w.goingOf, { n: v.now }), t(w.outOf, { n: v.out }), t(w.doneOf, { n: v.done })].join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MatterLine({ m }: { m: StoredMatter }) {
  const t = useSay();
  const gate = gateOf(m.status);
  const passed = m.status === 'done' ? 6 : m.passed;
  return (
    <li>
      <p>
        <a className="lead" href={`/villages/${m.area}/matters/${m.id}`}>
          {m.title}
        </a>
      </p>
      <p className="soft">
        {t(matterStatusWords[m.status])} · {t(w.decides, { forum: t(forumWords[m.forum]) })}
      </p>
      <Steps at={passed} of={6} label={t(w.stepOf, { n: passed, at: gate ? t(gateWords[gate]) : t(w.over) })} />
    </li>
  );
}
type VillageProps = {
  area: string;
  name: string;
  matters: readonly StoredMatter[];
  deputies: { all: number; women: number } | undefined;
  sections: Sections;
};
function Village({ area, name, matters, deputies, sections }: VillageProps) {
  const t = useSay();
  return (
    <>
      <h1>
        {t(w.title)} · {name}
      </h1>
      {deputies && <p className="soft">{t(w.deputies, { n: deputies.all, women: deputies.women })}</p>}
      {groups.map(([head, statuses]) => {
        const items = matters.filter((m) => statuses.includes(m.status));
        if (items.length === 0 && head !== w.now) return null;
        return (
          <section key={head[1]}>
            <h2>{t(head)}</h2>
            {items.length === 0 ? (
              <p className="soft">{t(w.nothing)}</p>
            ) : (
              <ul className="plain-list card">
                {items.map((m) => (
                  <MatterLine key={m.id} m={m} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <VillageSections area={area} {...sections} />
      <p className="soft">{t(w.nobody)}</p>
      <p className="soft no-print">{t(w.print)}</p>
      <p className="no-print">
        <a className="button plain" href="/villages">
          {t(w.all)}
        </a>
      </p>
    </>
  );
}

async function counted(ctx: Ctx): Promise<Counted[]> {
  const visitor = asVisitor(ctx);
  const [matters, disclosing] = await Promise.all([selectMatters(visitor, {}), placesDisclosing(visitor)]);
  const areas = [...new Set([...matters.map((m) => m.area), ...disclosing.keys()])].sort();
  const names = await placeNames(ctx, areas);
  const number = (area: string, statuses: readonly MatterStatus[]) =>
    matters.filter((m) => m.area === area && statuses.includes(m.status)).length;
  return areas.map((area) => ({
    area,
    name: names.get(area) ?? area,
    now: number(area, nowStatuses),
    out: number(area, outStatuses) + (disclosing.get(area) ?? 0),
    done: number(area, ['done']),
  }));
}
async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), counted(ctx)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
/** Numbers of the register, for pages that name nobody of it. */
const houseEyes = (ctx: Ctx): Ctx => ({ ...systemCtx(ctx.house, 'village page'), now: ctx.now });
async function sectionsOf(ctx: Ctx, area: string): Promise<Sections> {
  const visitor = asVisitor(ctx);
  const [categories, items, levies, standards] = await Promise.all([
    categoriesFor(ctx, area, dayOf(ctx.now)),
    itemsOf(visitor, area),
    leviesOf(visitor, area),
    standardsOf(ctx, area),
  ]);
  return { categories, items: items.map(itemView), levies: await levyViews(visitor, levies), standards };
}
async function drawVillage(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { area = '' } = given.params;
  const place = levelOf(area) === 'village' ? await placeOf(ctx, area) : null;
  if (!place) throw notFound();
  const [frame, matters, counts, sections] = await Promise.all([
    frameOf(ctx, given),
    selectMatters(asVisitor(ctx), { area }),
    deputyCounts(houseEyes(ctx), dayOf(ctx.now)),
    sectionsOf(ctx, area),
  ]);
  const title = `${tell(w.title, frame.lang)} · ${place.fullName}`;
  const children = (
    <Village area={area} name={place.fullName} matters={matters} deputies={counts.get(area)} sections={sections} />
  );
  return { html: drawPage(frame, { title, children }) };
}
async function drawMatter(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { area = '', id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const visitor = asVisitor(ctx);
  const m = await matterById(visitor, id);
  if (m.area !== area) throw notFound();
  const [frame, all, notices] = await Promise.all([
    frameOf(ctx, given),
    gatesOf(visitor, [id]),
    noticesOf(visitor, [id]),
  ]);
  return { html: drawPage(frame, { title: m.title, children: <Matter m={m} all={all} notices={notices} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/villages">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a village shows something. */
export const villagesAtHome: Addition = async (ctx) => ((await counted(ctx)).length === 0 ? null : <AtHome />);

export const villagePages: readonly Page[] = [
  { method: 'GET', path: '/villages', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/villages/:area', allow: 'anyone', run: drawVillage },
  { method: 'GET', path: '/villages/:area/matters/:id', allow: 'anyone', run: drawMatter },
];
