import { tell } from '#kernel/tell.ts';
import { caseKinds } from '#modules/cases/cases.rules.ts';
import { kindWords } from '#modules/cases/cases.words.ts';
import { frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useSay } from '#ui/portal/frame.tsx';
import { Empty, Notice } from '#ui/portal/parts.tsx';
import { publicCaseOf, publicCases, publicSuspended } from '../publication.actions.ts';
import { PAGE_SIZE, type PublicCase, type PublicFilter, publicFilter } from '../publication.contract.ts';
import { publicStatuses } from '../publication.rules.ts';
import { placesWithPublic } from '../publication.store.ts';
import { publicStatusWords } from '../publication.words.ts';
import { PublicLine, PublicWhole, Review } from './case.card.tsx';
import { publicWords as w } from './public.words.ts';

type PlaceChoice = { code: string; name: string };

function Choose({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; text: string }[];
}) {
  const t = useSay();
  return (
    <div>
      <label htmlFor={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">{t(w.all)}</option>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Filters({ filter, places }: { filter: PublicFilter; places: readonly PlaceChoice[] }) {
  const t = useSay();
  return (
    <form method="get" action="/public" className="filters no-print" aria-label={t(w.filters)}>
      <Choose
        name="area"
        label={t(w.place)}
        value={filter.area}
        options={places.map((p) => ({ value: p.code, text: p.name }))}
      />
      <Choose
        name="kind"
        label={t(w.kind)}
        value={filter.kind}
        options={caseKinds.map((k) => ({ value: k, text: t(kindWords[k]) }))}
      />
      <Choose
        name="status"
        label={t(w.status)}
        value={filter.status}
        options={publicStatuses.map((s) => ({ value: s, text: t(publicStatusWords[s]) }))}
      />
      <button type="submit" className="button plain">
        {t(w.show)}
      </button>
    </form>
  );
}

const pathOf = (filter: PublicFilter, page: number) => {
  const { area, kind, status } = filter;
  const query = new URLSearchParams({
    ...(area && { area }),
    ...(kind && { kind }),
    ...(status && { status }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return query ? `/public?${query}` : '/public';
};

const ways = [
  { href: '/public/figures', says: w.figuresLink },
  { href: '/public/suspended', says: w.suspendedTitle },
  { href: '/public/channels', says: w.channelsTitle },
] as const;

function More({ but }: { but?: string }) {
  const t = useSay();
  return (
    <section className="no-print">
      <h2>{t(w.moreTitle)}</h2>
      <ul className="plain-list card">
        {ways
          .filter(({ href }) => href !== but)
          .map(({ href, says }) => (
            <li key={href}>
              <a href={href}>{t(says)}</a>
            </li>
          ))}
      </ul>
    </section>
  );
}

function List(props: {
  filter: PublicFilter;
  items: readonly PublicCase[];
  total: number;
  places: readonly PlaceChoice[];
}) {
  const { filter, items, total, places } = props;
  const t = useSay();
  const isChosen = filter.area !== undefined || filter.kind !== undefined || filter.status !== undefined;
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {(places.length > 0 || isChosen) && <Filters filter={filter} places={places} />}
      {items.length === 0 ? (
        <Empty>
          {t(isChosen ? w.noneHere : w.none)} {isChosen && <a href="/public">{t(w.seeAll)}</a>}
        </Empty>
      ) : (
        <>
          <p className="soft">{t(w.count, { n: total })}</p>
          <ul className="plain-list card">
            {items.map((c) => (
              <PublicLine key={c.id} c={c} />
            ))}
          </ul>
          <p className="pair no-print">
            {filter.page > 1 && (
              <a className="button plain" href={pathOf(filter, filter.page - 1)}>
                {t(w.later)}
              </a>
            )}
            {filter.page * PAGE_SIZE < total && (
              <a className="button plain" href={pathOf(filter, filter.page + 1)}>
                {t(w.earlier)}
              </a>
            )}
          </p>
        </>
      )}
      <More />
    </>
  );
}

/** A choice left at "all" comes as an empty text; what is no choice at all is left out. */
function filterOf(query: Readonly<Record<string, string>>): PublicFilter {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
  const whole = publicFilter.safeParse(given);
  return whole.success ? whole.data : publicFilter.parse({});
}

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const filter = filterOf(given.query);
  const [frame, { items, total }, places] = await Promise.all([
    frameOf(ctx, given),
    publicCases(ctx, { ...asked, query: filter }),
    placesWithPublic(ctx),
  ]);
  return {
    html: drawPage(frame, {
      title: tell(w.title, frame.lang),
      children: <List filter={filter} items={items} total={total} places={places} />,
    }),
  };
}

/** What an endpoint is given besides its query, when a page asks it. */
const asked = {
  params: undefined,
  input: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => undefined },
} as const;

function One({ c }: { c: PublicCase }) {
  const t = useSay();
  return (
    <>
      <h1>{c.title}</h1>
      <PublicWhole c={c} />
      <Notice>
        <p>{t(w.masked)}</p>
      </Notice>
      <p className="no-print">
        <a className="button plain" href="/public">
          {t(w.back)}
        </a>
      </p>
    </>
  );
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const id = given.params.id ?? '';
  const [frame, c] = await Promise.all([frameOf(ctx, given), publicCaseOf(ctx, UUID.test(id) ? id : NO_CASE)]);
  return { html: drawPage(frame, { title: c.title, children: <One c={c} /> }) };
}
const NO_CASE = '00000000-0000-0000-0000-000000000000';

function Suspended({ items, others }: { items: readonly PublicCase[]; others: number | null }) {
  const t = useSay();
  return (
    <>
      <h1>{t(w.suspendedTitle)}</h1>
      <p className="soft">{t(w.suspendedLead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.suspendedNone)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((c) => (
            <li key={c.id}>
              <p>
                <a className="lead" href={`/public/${c.id}`}>
                  {c.title}
                </a>
              </p>
              <p className="soft">
                {[t(kindWords[c.kind]), c.category, c.placeName, c.unit].filter(Boolean).join(' · ')}
              </p>
              {c.nextReview && (
                <p>
                  <Review day={c.nextReview} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p>{others === null ? t(w.othersFew) : t(w.others, { n: others })}</p>
      <More but="/public/suspended" />
    </>
  );
}

async function drawSuspended(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, found] = await Promise.all([frameOf(ctx, given), publicSuspended(ctx, { ...asked, query: undefined })]);
  return {
    html: drawPage(frame, {
      title: tell(w.suspendedTitle, frame.lang),
      children: <Suspended items={found.items} others={found.others} />,
    }),
  };
}

export const listPages: readonly Page[] = [
  { method: 'GET', path: '/public', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/public/suspended', allow: 'anyone', run: drawSuspended },
  { method: 'GET', path: '/public/:id', allow: 'anyone', run: drawOne },
];
