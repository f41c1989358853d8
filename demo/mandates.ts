import { type ReadyList, takeOverList, type UnitKind } from '#modules/mandates/index.ts';
import { inTransaction, systemCtx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';

/*
 * Small duty lists of the cast's county, so that every test and the demo know some by name. They are samples: their items are
 * plausible and invented, and no county has published them. 麻花板 and 新城区 have none.
 */

const SOURCE = '示例清单（仅供演示，非正式文件）';
const VALID_FROM = '2025-01-01';

type Duty = ReadyList['items'][number]['duty'];
/** code, title, basis, words; then who leads and how the unit assists. */
type Line = readonly [code: string, title: string, basis: string, words: string, lead?: string, how?: string];
const dutyOf: Readonly<Record<string, Duty>> = { A: 'basic', B: 'assist', C: 'takenBack' };

const village: readonly Line[] = [
  ['A-001', '调解村内民间纠纷', '《中华人民共和国人民调解法》第八条', '纠纷、邻里、地界'],
  ['A-002', '办理本村公共事务和公益事业', '《中华人民共和国村民委员会组织法》第二条', '村内道路、卫生、路灯'],
  ['A-003', '村务公开', '《中华人民共和国村民委员会组织法》第三十条', '公开、账目、补贴名单'],
  ['A-004', '反映村民的意见和要求', '《中华人民共和国村民委员会组织法》第二条', '意见、建议'],
  ['A-005', '网格日常排查和隐患上报', '《中华人民共和国村民委员会组织法》第二条', '网格、排查、巡查、走访、代办'],
  ['A-006', '村部值班和接待群众', '《中华人民共和国村民委员会组织法》第二条', '值班、接待、接访'],
  [
    'A-007',
    '组织志愿服务、宣传和群众活动',
    '《中华人民共和国村民委员会组织法》第九条',
    '志愿服务、宣讲、民法典、群众活动',
  ],
  ['A-008', '困难家庭的日常照应和小事帮办', '《中华人民共和国村民委员会组织法》第二条', '炉筒、报警器、送水、送药'],
  [
    'A-009',
    '召开村民会议、村民代表会议和民主评议',
    '《中华人民共和国村民委员会组织法》第二十一条、第二十五条、第三十三条',
    '村民会议、村民代表会议、民主评议',
  ],
  [
    'B-001',
    '协助入户核实社会救助申请',
    '《社会救助暂行办法》第四条',
    '低保、救助',
    '北堡乡政府',
    '两名干部一同入户，只如实说明情况，不作审核结论。',
  ],
  [
    'B-002',
    '汛期巡查和群众转移',
    '《中华人民共和国防洪法》第八条',
    '汛期、洪水、河道',
    '县水利局',
    '发现险情当时上报并喊人避险；抢险和修复由牵头单位负责。',
  ],
  [
    'B-003',
    '农村公路日常保洁和水毁上报',
    '《中华人民共和国公路法》第八条',
    '公路、塌方、水毁',
    '县交通局',
    '看到塌方、路面损坏当天上报；养护和修复由牵头单位负责。',
  ],
  [
    'B-004',
    '特困、高龄和行动不便人员的上门走访和认证',
    '《社会救助暂行办法》第四条',
    '特困、高龄、认证、行动不便',
    '县民政局',
    '上门看望、核对本人情况并如实记录；资格由县民政局认定。',
  ],
  [
    'B-005',
    '困难家庭情况的采集和报送',
    '《社会救助暂行办法》第四条',
    '困难群众、收入、月报、防返贫',
    '县民政局',
    '只报新的和变了的情况，已有的不重复填报。',
  ],
  [
    'C-001',
    '河道采砂的查处',
    '《中华人民共和国水法》第三十九条',
    '采砂、挖沙',
    '县水利局',
    '由县水利局直接查处，村里只转报线索。',
  ],
  [
    'C-002',
    '居民婚姻状况证明',
    '《关于改进和规范基层群众性自治组织出具证明工作的指导意见》附件',
    '婚姻、证明',
    '县民政局',
    '由婚姻登记机关出具。',
  ],
];
const township: readonly Line[] = [
  ['A-011', '受理、审核社会救助申请', '《社会救助暂行办法》第四条', '低保、救助'],
  ['A-012', '乡道的建设和养护', '《中华人民共和国公路法》第八条', '乡道、村道'],
  ['A-013', '辖区安全生产的日常检查', '《中华人民共和国安全生产法》第九条', '安全、隐患'],
  ['A-014', '接待群众来访、办理乡级信访事项', '《信访工作条例》第十二条', '来访、信访'],
  [
    'A-015',
    '户外劳动者和新就业群体的服务',
    '《中共中央 国务院关于加强社会工作的意见》',
    '歇脚、快递、快递员、代投点、户外劳动者',
  ],
  [
    'B-011',
    '小型水利设施的巡查',
    '《中华人民共和国水法》第四十一条',
    '水渠、机井、堤坝、水库',
    '县水利局',
    '每季度巡查一次，发现损坏上报；维修资金和施工由牵头单位负责。',
  ],
  [
    'B-012',
    '县道沿线的保畅',
    '《中华人民共和国公路法》第三十五条',
    '县道、公路',
    '县交通局',
    '组织村民清理小型落石；养护由牵头单位负责。',
  ],
  [
    'C-011',
    '取水许可的现场核查',
    '《取水许可和水资源费征收管理条例》第三条',
    '取水、打井',
    '县水利局',
    '由县水利局自行核查。',
  ],
  [
    'C-012',
    '农村客运班线的审批和监管',
    '《中华人民共和国道路运输条例》第十条',
    '班车、客运',
    '县交通局',
    '由县交通局承接。',
  ],
];
const water: readonly Line[] = [
  ['A-101', '河道、水库和堤防的管理', '《中华人民共和国水法》第四十条', '河道、水库、堤坝、采砂'],
  ['A-102', '农村供水工程的建设和监管', '《中华人民共和国水法》第三十三条', '停水、自来水、机井、供水'],
  ['A-103', '取水许可', '《取水许可和水资源费征收管理条例》第三条', '取水、打井'],
  [
    'B-101',
    '公路边沟和涵洞的排水方案',
    '《中华人民共和国公路法》第三十五条',
    '边沟、涵洞、积水',
    '县交通局',
    '提供水文资料和排水意见；施工由牵头单位负责。',
  ],
  [
    'C-101',
    '饮用水水源的水质监测',
    '《中华人民共和国水污染防治法》第七十一条',
    '水质',
    '市生态环境局清水河县分局',
    '由生态环境部门监测并公布。',
  ],
];
const transport: readonly Line[] = [
  ['A-201', '县道的养护和水毁修复', '《中华人民共和国公路法》第三十五条', '县道、公路、坑洼、塌方'],
  ['A-202', '农村客运的审批和监管', '《中华人民共和国道路运输条例》第十条', '班车、客运'],
  [
    'B-201',
    '漫水桥和过水路面的汛期管理',
    '《中华人民共和国防洪法》第八条',
    '漫水桥、过水路面',
    '县水利局',
    '接到汛情通知后封路并设标志。',
  ],
  [
    'C-201',
    '乡道的日常养护',
    '《中华人民共和国公路法》第八条',
    '乡道、村道',
    '乡镇人民政府',
    '由乡镇组织养护，县交通局给技术指导。',
  ],
];

const itemOf = ([code, title, basis, words, leadName, how]: Line): ReadyList['items'][number] => ({
  code,
  title,
  duty: dutyOf[code.slice(0, 1)] ?? 'basic',
  basis,
  words: words.split('、'),
  ...(leadName && { leadName }),
  ...(how && { how }),
});

/** The sample lists, put into force by the county's clerk; returns their ids by a name tests know them by. */
export async function settleMandates(
  house: House,
  organisations: ReadonlyMap<string, string>,
  accounts: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const clerk = accounts.get('sun');
  if (!clerk) throw new Error('the county clerk of the cast must have an account before the lists are settled');
  const ofKind = (unitKind: UnitKind) => ({ unitKind, area: '150124' });
  const of = (key: string) => ({ organisationId: organisations.get(key) ?? '' });
  const lists = [
    ['village', '清水河县村级组织履行职责事项清单', ofKind('village'), village],
    ['township', '清水河县乡镇履行职责事项清单', ofKind('township'), township],
    ['qingshuiheWater', '清水河县水利局权责清单', of('qingshuiheWater'), water],
    ['qingshuiheTransport', '清水河县交通运输局权责清单', of('qingshuiheTransport'), transport],
  ] as const;
  const ids = new Map<string, string>();
  await inTransaction(systemCtx(house, 'settle'), async (tx) => {
    for (const [key, name, whose, lines] of lists) {
      const items = lines.map(itemOf);
      ids.set(key, await takeOverList(tx, { ...whose, name, source: SOURCE, validFrom: VALID_FROM, items }, clerk));
    }
  });
  return ids;
}
