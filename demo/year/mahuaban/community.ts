import type { Upload } from '#platform/module.ts';
import { putBranch } from '../meetings.ts';
import type { Stage } from '../stage.ts';
import { putCivic } from '../village/civic.ts';
import { putCommunityHonours } from '../village/honours.ts';
import { putBooks } from './books.ts';
import { putEvenings } from './evenings.ts';
import { putHomes } from './homes.ts';
import { putOrders } from './orders.ts';
import { putRoom } from './seats.ts';

const branches = [
  { name: '麻花板社区第一党支部', by: 'li', hasCommittee: true, groups: ['第一党小组', '第二党小组'] },
  { name: '麻花板社区第二党支部', by: 'li', hasCommittee: true, groups: [] },
  { name: '麻花板红色物业党支部', by: 'li', hasCommittee: false, groups: [] },
  { name: '老熊沟村党支部', by: 'liu', hasCommittee: true, groups: ['第一党小组', '第二党小组'] },
  { name: '北堡乡机关党支部', by: 'zhao', hasCommittee: true, groups: [] },
] as const;

/** 麻花板社区 through the year (product S5), and the branches that meet. */
export function putCommunity(stage: Stage, photo: Upload): void {
  for (const [nth, b] of branches.entries()) putBranch(stage, `branch ${nth}`, b, nth);
  putCivic(stage, 'mahuaban', 'li', 'mahuaban', '社区文化广场');
  putOrders(stage, photo);
  putHomes(stage, photo);
  putRoom(stage, (roomId) => putEvenings(stage, roomId));
  putBooks(stage);
  putCommunityHonours(stage);
}
