import { actorsOf } from '#demo/actors.ts';
import { issueWall } from '#modules/insight/index.ts';
import { systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

const given = {
  params: undefined,
  query: undefined,
  files: [],
  exchange: { ip: '', cookie: '', sendCookies: () => {} },
};

/** Two screens that wait for their link: the hall of the city, the room where the county talks. */
export async function settleWalls(
  house: House,
  accounts: ReadonlyMap<string, string>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const actor = actorsOf(accounts, organisations).get('admin')!;
  for (const [name, area, span] of [
    ['市社会工作部一楼大厅', '1501', 'year'],
    ['清水河县会商室', '150124', 'month'],
  ] as const) {
    const command = { id: house.newId(), fingerprint: new Uint8Array() };
    await issueWall(
      { ...systemCtx(house, 'settle'), actor, command },
      { ...given, input: { name, area, span, board: 'place' } },
    );
  }
}
