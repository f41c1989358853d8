import { notFound } from '#kernel/refusal.ts';
import { tell } from '#kernel/tell.ts';
import { organisationKindWords } from '#modules/organisations/organisations.words.ts';
import { dayOf, frameOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import type { Addition, Page, PageGiven, PageReply } from '#platform/module.ts';
import { drawPage, useFrame, useSay } from '#ui/portal/frame.tsx';
import { Empty } from '#ui/portal/parts.tsx';
import { draw, isCollapsed, written } from '../layout.rules.ts';
import { structures, viewOf } from '../structures.actions.ts';
import type { RoleText } from '../structures.contract.ts';
import { isStructure, type Tree, type Unit } from '../structures.rules.ts';
import { selectTops } from '../structures.store.ts';
import { structurePortalWords as p, structureWords as w } from '../structures.words.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const useCounted = () => {
  const t = useSay();
  return ({ n }: Pick<Tree, 'n'>): string | null => {
    if (n.total === 0) return null;
    const parts = n.stations === 0 ? t(w.nUnits, n) : n.units === 0 ? t(w.nStations, n) : t(w.nParts, n);
    return `${t(w.n, { n: n.total })}(${parts})`;
  };
};

function List({ items }: { items: readonly Tree[] }) {
  const t = useSay();
  const counted = useCounted();
  return (
    <>
      <h1>{t(w.title)}</h1>
      <p className="soft">{t(w.lead)}</p>
      {items.length === 0 ? (
        <Empty>{t(w.none)}</Empty>
      ) : (
        <ul className="plain-list card">
          {items.map((tree) => (
            <li key={tree.one.id}>
              <p>
                <a className="lead" href={`/structures/${tree.one.id}`}>
                  {tree.one.name}
                </a>
              </p>
              <p className="soft">
                <strong>{tree.label}</strong>
                {[counted(tree), tree.one.placeName].filter(Boolean).map((text) => ` · ${text}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Drawing({ tree }: { tree: Tree }) {
  const t = useSay();
  const { width, height, boxes, lines } = draw(tree, {
    more: (n) => String(n),
    stations: (n) => t(w.stationsMany, { n }),
    units: (n) => t(w.unitsMany, { n }),
  });
  return (
    <div className="structure-drawing">
      <svg
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        role="img"
        aria-label={t(w.drawing, { name: tree.one.name, label: tree.label })}
      >
        {lines.map((d) => (
          <path key={d} d={d} className="structure-line" />
        ))}
        {boxes.map((b) => (
          <g key={`${b.x}/${b.y}`} className={`structure-box is-${b.level}`}>
            <rect x={b.x} y={b.y} width={b.w} height={b.h} rx={4} />
            {written(b).map((l) => (
              <text key={l.y} x={l.x} y={l.y}>
                {l.text}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

function Units({ head, units }: { head: string; units: readonly Unit[] }) {
  if (units.length === 0) return null;
  return (
    <>
      <h3>
        {head} <span className="soft">{units.length}</span>
      </h3>
      <ul className="structure-units">
        {units.map((u) => (
          <li key={u.id}>{u.name}</li>
        ))}
      </ul>
    </>
  );
}

function Names({ tree }: { tree: Tree }) {
  const t = useSay();
  const line = (b: Tree['branches'][number]) =>
    [
      ...b.units.map((u) => u.name),
      ...(b.stations > 0 ? [t(w.stationsMany, { n: b.stations })] : []),
      ...b.groups.map((u) => u.name),
    ].join('、');
  return (
    <section className={isCollapsed(tree) ? 'structure-list' : 'structure-list no-print'}>
      <h2>{t(w.list)}</h2>
      <Units head={t(w.groups)} units={tree.groups} />
      {tree.branches.length > 0 && (
        <>
          <h3>
            {t(w.branches)} <span className="soft">{tree.branches.length}</span>
          </h3>
          <ul className="structure-units">
            {tree.branches.map((b) => (
              <li key={b.unit.id}>
                {b.unit.name}
                {line(b) && <span className="soft small"> · {line(b)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <Units head={t(w.units)} units={tree.units} />
      {tree.stations > 0 && (
        <p>
          <a href="/stations">{t(w.stationsMany, { n: tree.stations })}</a>
        </p>
      )}
    </section>
  );
}

function One({ tree, texts }: { tree: Tree; texts: readonly RoleText[] }) {
  const t = useSay();
  const { now } = useFrame();
  const counted = useCounted();
  return (
    <div className="structure-sheet">
      <h1>
        {tree.one.name} <span className="structure-label">{tree.label}</span>
      </h1>
      <p className="soft">
        {[t(organisationKindWords[tree.one.kind]), tree.one.placeName, counted(tree), t(w.asOf, { day: dayOf(now) })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Drawing tree={tree} />
      <Names tree={tree} />
      {texts.length > 0 && (
        <section>
          <h2>{t(w.roles)}</h2>
          {texts.map((text) => (
            <div key={text.title}>
              <h3>{text.title}</h3>
              <p className="as-written">{text.body}</p>
            </div>
          ))}
        </section>
      )}
      <p className="soft">{t(p.unitsOnly)}</p>
      <p className="no-print">
        <a className="button plain" href="/structures">
          {t(p.back)}
        </a>
      </p>
    </div>
  );
}

/** On public pages nobody is staff: the organisations of the whole house, no persons. */
const asVisitor = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'visitor' } });

async function drawList(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const [frame, items] = await Promise.all([frameOf(ctx, given), structures(asVisitor(ctx))]);
  return { html: drawPage(frame, { title: tell(w.title, frame.lang), children: <List items={items} /> }) };
}
async function drawOne(ctx: Ctx, given: PageGiven): Promise<PageReply> {
  const { id = '' } = given.params;
  if (!UUID.test(id)) throw notFound();
  const [frame, { tree, texts }] = await Promise.all([frameOf(ctx, given), viewOf(asVisitor(ctx), id)]);
  if (!isStructure(tree)) throw notFound();
  return { html: drawPage(frame, { title: tree.one.name, broad: true, children: <One tree={tree} texts={texts} /> }) };
}

function AtHome() {
  const t = useSay();
  return (
    <ul className="ways pairs">
      <li>
        <a className="way" href="/structures">
          <b>{t(w.title)}</b>
          <span>{t(p.homeSays)}</span>
        </a>
      </li>
    </ul>
  );
}
/** On the home page, once there is a structure to look at. */
export const structuresAtHome: Addition = async (ctx) =>
  (await selectTops(asVisitor(ctx))).length === 0 ? null : <AtHome />;

export const structurePages: readonly Page[] = [
  { method: 'GET', path: '/structures', allow: 'anyone', run: drawList },
  { method: 'GET', path: '/structures/:id', allow: 'anyone', run: drawOne },
];
