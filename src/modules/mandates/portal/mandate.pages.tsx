import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { dayText } from '#ui/portal/moments.ts';
import { Empty } from '#ui/portal/parts.tsx';
import { duties } from '../mandates.items.rules.ts';
import { type StoredItem, type StoredList, selectHolding, selectItems } from '../mandates.store.ts';
import { admissionPages } from './admission.pages.tsx';
import { dutyHeads, mandatePortalWords as w } from './mandate.words.ts';

/** What holds today anywhere in the house's place: published lists are public by their nature. */
const listsToday = (ctx: Ctx) => selectHolding(ctx, ctx.house.config.jurisdiction, dayOf(ctx.now));

function Standing({ l }: { l: StoredList }) {
  const t = useSay();
  const { lang, now } = useFrame();
  const counts = { basic: l.basic, assist: l.assist, takenBack: l.takenBack };
  const said = [
    t(w.edition, { n: l.edition }),
    t(w.from, { day: dayText(l.validFrom, lang, now) }),
    t(w.counts, counts),
  ];
  return <p className="soft">{said.join(' · ')}</p>;
}
const whose = (l: StoredList) => l.organisationName ?? l.placeName ?? '';

function Lists({ lists }: { lists: readonly StoredList[] }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      <p className="no-print">
        <a className="button plain" href="/duty-lists/admissions">
          {t(w.admissions)}
        </a>
      </p>
      {lists.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {lists.map((l) => (
            <li key={l.id}>
              <p>
                <a className="lead" href={`/duty-lists/${l.id}`}>
                  {l.name}
                </a>{' '}
                <span className="soft">{whose(l)}</span>
              </p>
              <Standing l={l} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Item({ item }: { item: StoredItem }) {
  const t = useSay();
  return (
    <li>
      <p>
        {item.code} {item.title}
      </p>
      <p className="soft small">
        {t(w.basis, { says: item.basis })}
        {item.leadName && ` · ${t(w.ledBy, { says: item.leadName })}`}
      </p>
      {item.how && <p className="soft small">{item.how}</p>}
    </li>
  );
}
function List({ l, items }: { l: StoredList; items: readonly StoredItem[] }) {
  const t = useSay();
  return (
    <>
      <h1>{l.name}</h1>
      <p className="lead">{whose(l)}</p>
      <Standing l={l} />
      <p className="soft">{t(w.source, { says: l.source })}</p>
      {duties.map((duty) => {
        const some = items.filter((i) => i.duty === duty);
        return (
          some.length > 0 && (
            <section key={duty}>
              <h2>{t(dutyHeads[duty])}</h2>
              <ul className="plain-list card">
                {some.map((i) => (
                  <Item key={i.id} item={i} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      <p className="no-print button-row">
        <a className="button plain" href="/duty-lists">
          {t(w.back)}
        </a>
        <a className="button plain" href="/duty-lists/admissions">
          {t(w.admissions)}
        </a>
      </p>
    </>
  );
}

async function drawLists(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const [frame, lists] = await Promise.all([frameOf(ctx, page), listsToday(ctx)]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <Lists lists={lists} /> }) };
}
async function drawList(ctx: Ctx, page: PageGiven): Promise<PageReply> {
  const l = (await listsToday(ctx)).find((x) => x.id === page.params.id);
  if (!l) throw notFound();
  const [frame, items] = await Promise.all([frameOf(ctx, page), selectItems(ctx, [l.id])]);
  return { html: drawPage(frame, { title: l.name, children: <List l={l} items={items} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/duty-lists">
          <b>{t(w.title)}</b>
          <span>{t(w.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once a list holds. */
export const mandatesAtHome: Addition = async (ctx) => ((await listsToday(ctx)).length === 0 ? null : <AtHome />);

export const mandatePages: readonly Page[] = [
  { method: 'GET', path: '/duty-lists', allow: 'anyone', run: drawLists },
  ...admissionPages,
  { method: 'GET', path: '/duty-lists/:id', allow: 'anyone', run: drawList },
];
