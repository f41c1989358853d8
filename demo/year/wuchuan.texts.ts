import type { FindingCategory } from '#modules/inspections/inspections.rules.ts';

/* What 武川县's lists and findings say. All of it is invented; no county has published it. */

type Line = readonly [code: string, title: string, basis: string, words: string, lead?: string];
export const villageLines: readonly Line[] = [
  ['A-001', '调解村内民间纠纷', '《中华人民共和国人民调解法》第八条', '纠纷、邻里、地界、吵起来'],
  [
    'A-002',
    '办理本村公共事务和公益事业',
    '《中华人民共和国村民委员会组织法》第二条',
    '村内道路、卫生、路灯、垃圾、清雪',
  ],
  ['A-003', '村务公开', '《中华人民共和国村民委员会组织法》第三十条', '公开、账目、补贴名单'],
  ['A-004', '反映村民的意见和要求', '《中华人民共和国村民委员会组织法》第二条', '意见、建议'],
  ['B-001', '协助入户核实社会救助申请', '《社会救助暂行办法》第四条', '低保、救助', '县民政局'],
  ['B-002', '汛期巡查和群众转移', '《中华人民共和国防洪法》第八条', '汛期、洪水、排洪', '县水务局'],
  ['C-001', '秸秆禁烧行政处罚', '《中华人民共和国大气污染防治法》第一百一十九条', '焚烧处罚', '县生态环境分局'],
];
export const townshipLines: readonly Line[] = [
  ['A-011', '受理、审核社会救助申请', '《社会救助暂行办法》第四条', '低保、救助'],
  ['A-012', '乡道的建设和养护', '《中华人民共和国公路法》第八条', '乡道、村道、路面、护栏、翻浆、井盖、地砖'],
  ['A-013', '接待群众来访、办理乡级信访事项', '《信访工作条例》第十二条', '占地、补偿、宅基地、租金、退耕、工钱、工资'],
  [
    'A-014',
    '农业生产服务',
    '《中华人民共和国农业法》第四十四条',
    '种子、地膜、机井、秸秆、葵花、收割机、收购、农机、承包证',
  ],
  [
    'A-016',
    '巡察整改和机关作风建设',
    '《中国共产党巡视工作条例》第三十八条',
    '窗口、消防、填表、三会一课、村民代表会议、公开、光伏、淤地坝、取暖煤',
  ],
  [
    'A-015',
    '公共服务和环境整治',
    '《中华人民共和国乡村振兴促进法》第四十一条',
    '垃圾、路灯、建议、停水、清雪、扬尘、公交',
  ],
  ['B-011', '小型水利设施的巡查', '《中华人民共和国水法》第四十一条', '水渠、堤坝、水库、排洪', '县水务局'],
  ['C-011', '取水许可的现场核查', '《取水许可和水资源费征收管理条例》第三条', '取水、打井', '县水务局'],
];

type Finding = {
  category: FindingCategory;
  body: string;
  basis: string;
  post: string;
  measures: readonly string[];
  progress: string;
};
export const findings: readonly Finding[] = [
  {
    category: 'service',
    body: '便民大厅两个窗口长期没有人，群众来了两趟才办成。',
    basis: '《信访工作条例》第十二条',
    post: '乡党委副书记',
    measures: ['窗口实行AB岗', '每周抽查一次在岗'],
    progress: '窗口AB岗名单上墙，抽查记录附后。',
  },
  {
    category: 'funds',
    body: '村级公益岗工资有两个月迟发。',
    basis: '《保障农民工工资支付条例》第三条',
    post: '乡长',
    measures: ['补发拖欠工资', '改为每月十日前发放'],
    progress: '拖欠的已全部补发，签字表附后。',
  },
  {
    category: 'relief',
    body: '临时救助公示时间不够，有三户材料不全。',
    basis: '《社会救助暂行办法》第十一条',
    post: '乡民政助理分管领导',
    measures: ['补齐材料', '重新公示'],
    progress: '三户材料已补齐，公示照片附后。',
  },
  {
    category: 'safety',
    body: '养老院消防通道堆放杂物，灭火器过期。',
    basis: '《中华人民共和国消防法》第二十八条',
    post: '副乡长',
    measures: ['清理通道', '更换灭火器并培训'],
    progress: '通道清空，灭火器换新，演练过一次。',
  },
  {
    category: 'style',
    body: '填表多、到场少，同一份材料报了四遍。',
    basis: '整治形式主义为基层减负若干规定',
    post: '乡党委书记',
    measures: ['清理重复报表', '能查到的不再要求上报'],
    progress: '取消重复报表九张。',
  },
  {
    category: 'party',
    body: '两个村党支部三会一课记录年底补写。',
    basis: '《中国共产党支部工作条例》',
    post: '组织委员',
    measures: ['当月记录当月查', '支部书记述职'],
    progress: '近三个月记录齐全，已抽查。',
  },
  {
    category: 'organisation',
    body: '村民代表会议到会不足就表决。',
    basis: '《中华人民共和国村民委员会组织法》第二十六条',
    post: '乡党委副书记',
    measures: ['人数不够改期', '重新表决'],
    progress: '已重新召开，签到附后。',
  },
  {
    category: 'service',
    body: '村务公开栏半年没有更新。',
    basis: '《中华人民共和国村民委员会组织法》第三十条',
    post: '副乡长',
    measures: ['按季更新', '群里同步'],
    progress: '四期都已公开，照片附后。',
  },
  {
    category: 'funds',
    body: '光伏收益分配没有公示到户。',
    basis: '《中华人民共和国村民委员会组织法》第三十条',
    post: '乡长',
    measures: ['补公示', '建立台账'],
    progress: '收益分配表已公示七天。',
  },
  {
    category: 'safety',
    body: '两处淤地坝汛前没有检查。',
    basis: '《中华人民共和国防洪法》第八条',
    post: '副乡长',
    measures: ['汛前逐坝检查', '落实看护人'],
    progress: '检查表和看护人名单附后。',
  },
  {
    category: 'relief',
    body: '取暖煤发放有两户漏发。',
    basis: '《社会救助暂行办法》第四条',
    post: '乡党委委员',
    measures: ['补发', '发放名单交叉核对'],
    progress: '两户已补发，本人签收。',
  },
  {
    category: 'service',
    body: '群众在窗口反映的危房拖了一年没有答复。',
    basis: '《信访工作条例》第二十二条',
    post: '乡党委书记',
    measures: ['改造危房', '建立限时答复'],
    progress: '危房已改造，住户搬回。',
  },
];
