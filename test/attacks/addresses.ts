import type { FastifyInstance } from 'fastify';
import type { Ground, Person, Row } from './ground.ts';
import { type Operation, operations, rolesOf } from './operations.ts';
import { type Knowledge, ownIds } from './requests.ts';

/* Where records are opened and acted on: every operation with an id in its address, with every id that an answer has told. */

/** An operation with the ids that its address takes, and the record that lies there. */
export type Address = {
  readonly o: Operation;
  readonly ids: Readonly<Record<string, string>>;
  readonly row: Row;
};

const idsOf = (o: Operation) =>
  o.parameters.filter((p) => p.in === 'path' && p.schema.format === 'uuid').map((p) => p.name);
const withIds = (path: string, ids: Address['ids']) => path.replace(/\{(\w+)\}/g, (all, name) => ids[name] ?? all);

/** The post covers the place, or the place lies above the post. */
export const isRelated = (who: Pick<Person, 'area'>, row: Pick<Row, 'area'>) =>
  row.area.startsWith(who.area) || who.area.startsWith(row.area);

/** Every address: with the ids of lists, and of what lies in what they name (a photo of a case, a lesson of a class). */
export async function everyAddress(
  app: FastifyInstance,
  ground: Ground,
  people: readonly Person[],
  known: Knowledge,
): Promise<Address[]> {
  const all: Address[] = [];
  const singles = operations.filter((o) => idsOf(o).length === 1);
  for (const o of singles) {
    const [name] = idsOf(o) as [string];
    for (const id of known.idsAt(known.stem(o, name))) {
      const row = ground.rows.get(id);
      if (row) all.push({ o, ids: { [name]: id }, row });
    }
  }
  const doubles = operations.filter((o) => idsOf(o).length === 2);
  for (const a of all.filter(({ o }) => o.method === 'GET' && o.answer)) {
    const inside = doubles.filter((o) => o.path.startsWith(`${a.o.path}/`));
    if (inside.length === 0) continue;
    const told = await readBySomebody(app, people, a);
    for (const o of inside)
      for (const id of told) {
        const second = idsOf(o)[1]!;
        all.push({ o, ids: { ...a.ids, [second]: id }, row: a.row });
      }
  }
  return all;
}

/** The ids in what somebody reads there whose place it is; none where nobody of them may. */
async function readBySomebody(app: FastifyInstance, people: readonly Person[], a: Address): Promise<string[]> {
  const near = people.filter((p) => rolesOf(a.o.allow).includes(p.role as never) && isRelated(p, a.row));
  for (const p of near.slice(0, 4)) {
    const { body, statusCode } = await app.inject({ url: withIds(a.o.path, a.ids), headers: { cookie: p.cookie } });
    if (statusCode === 200)
      return [...new Set(ownIds(JSON.parse(body)))].filter((id) => !Object.values(a.ids).includes(id));
  }
  return [];
}
