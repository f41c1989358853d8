import { maskName, normalName } from '#kernel/identity.ts';
import { dayOf } from '#modules/places/index.ts';
import type { Ctx } from '#platform/context.ts';
import { record } from '#platform/journal.ts';
import type { Handler } from '#platform/module.ts';
import { once } from '#platform/once.ts';
import { selectRegister } from './certificates.store.ts';
import { insertTold, selectDemands, selectTold } from './demands.store.ts';
import { staffOf } from './proofs.actions.ts';
import type { DemandLine, ProofsApi, RegisterFilter, RegisterRow } from './proofs.contract.ts';
import { standingOf } from './proofs.rules.ts';
import { nameIndex } from './proofs.store.ts';
import { worksOn } from './proofs.view.ts';
import { noProof } from './proofs.words.ts';

type Handles = { [K in keyof ProofsApi]: Handler<ProofsApi[K]> };

async function registerOf(ctx: Ctx, { q, year, area }: RegisterFilter): Promise<RegisterRow[]> {
  const name = q ? normalName(q) : null;
  const filter = { year, area, text: q ?? null, nameIndex: name ? nameIndex(ctx, name) : null };
  const isWhole = worksOn(ctx);
  return (await selectRegister(ctx, filter)).map((r) => ({
    requestId: r.requestId,
    number: r.number,
    placeName: r.placeName,
    itemName: r.itemName,
    name: r.name && (isWhole ? r.name : maskName(r.name)),
    unit: r.unit,
    issuedOn: r.issuedOn ?? '',
    expiresOn: r.expiresOn ?? '',
    standing: standingOf({ expiresOn: r.expiresOn ?? '', revokedAt: r.revokedAt }, dayOf(ctx.now)),
    agency: r.agency,
    signedBy: r.signedBy,
  }));
}
export const listCertificates: Handles['listCertificates'] = async (ctx, { query }) => ({
  items: await registerOf(ctx, query),
});

const countyOf = (area: string) => area.slice(0, 6);
/** Which agencies ask for what must not be issued: who asks most first; units and kinds, no people. */
export const listDemands: Handles['listDemands'] = async (ctx, { query }) => {
  const [found, told] = await Promise.all([selectDemands(ctx, query), selectTold(ctx, countyOf(staffOf(ctx).area))]);
  const lines = new Map<string, DemandLine>();
  for (const d of found) {
    const toldHere = told.filter((t) => t.key === d.key);
    const line = lines.get(d.key) ?? {
      ...{ key: d.key, agency: d.key, agencyKind: d.agencyKind, count: 0, seen: 0, kinds: [], sinceTold: 0 },
      told: toldHere.map(({ on, paper }) => ({ on, paper })),
    };
    line.count += 1;
    if (d.isSeen) line.seen += 1;
    const last = toldHere.at(-1);
    if (last && Temporal.Instant.compare(d.at, last.at) > 0) line.sinceTold += 1;
    const kind = line.kinds.find((k) => k.itemName === d.itemName);
    if (kind) kind.count += 1;
    else line.kinds.push({ itemName: d.itemName, count: 1 });
    lines.set(d.key, line);
  }
  return { items: [...lines.values()].sort((a, b) => b.count - a.count || a.agency.localeCompare(b.agency, 'zh')) };
};
export const demandsOf: Handles['demandsOf'] = async (ctx, { query }) => ({
  items: (await selectDemands(ctx, query)).map((d) => ({
    ...{ id: d.id, at: d.at.toString(), placeName: d.placeName, itemName: d.itemName, agency: d.agency, way: d.way },
  })),
});
export const tellAgency: Handles['tellAgency'] = (ctx, { input }) =>
  once(ctx, async (tx) => {
    const self = staffOf(tx);
    const area = countyOf(self.area);
    if (input.on > dayOf(tx.now)) throw noProof('dayWrong', 'on');
    const demands = await selectDemands(tx, { key: input.key });
    const [one] = demands;
    if (!one) throw noProof('itemUnknown', 'key');
    await insertTold(tx, { area, key: input.key, on: input.on, paper: input.paper, byId: self.accountId });
    const id = tx.house.newId();
    await record(
      tx,
      { kind: 'proofTold', id, area, verb: 'tell', shows: 'staff', data: { agency: one.agency } },
      'new',
    );
    return {};
  });
