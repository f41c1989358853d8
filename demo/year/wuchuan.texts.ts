import type { FindingCategory } from '#modules/inspections/inspections.rules.ts';

/* What 武川县's lists, findings, plans and requests say. All of it is invented; no county has published it. */

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

type VillagePlan = {
  title: string;
  profile: { people: string; land: string; industry: string };
  problems: readonly string[];
  goals: readonly (readonly [body: string, unit: string, baseline: number, target: number])[];
  lines: readonly (readonly [goal: number, body: string, proof: string, month: number])[];
  figures: readonly string[];
};
const profile = {
  people: '户籍三百来人，常住一百四十人，一多半过了六十岁。',
  land: '旱地为主，坡地多。',
  industry: '莜麦、土豆、羊。',
};
export const villagePlans: readonly VillagePlan[] = [
  {
    title: '土豆不再卖原料三年方案',
    profile,
    problems: ['土豆集中上市卖不上价。', '窖不够，春天烂一半。'],
    goals: [
      ['建成储窖', '座', 2, 12],
      ['加入合作社的户', '户', 18, 60],
    ],
    lines: [
      [1, '争取资金建储窖', '验收单', 10],
      [2, '合作社上门签约', '合同', 9],
    ],
    figures: ['新窖封顶两座，能存八十吨。', '又有几户入社，约定保底价。', '秋天存进一半，等春天卖。'],
  },
  {
    title: '羊进圈、草上坡三年方案',
    profile,
    problems: ['散养啃坡，草长不起来。', '冬天草料不够。'],
    goals: [
      ['标准羊圈', '户', 6, 40],
      ['种植饲草', '亩', 100, 600],
    ],
    lines: [
      [1, '改造羊圈以奖代补', '到户照片', 11],
      [2, '统一供草籽', '领取表', 6],
    ],
    figures: ['羊圈又改了几户，下雪不怕了。', '饲草出苗齐，够两个月。', '草打捆入棚。'],
  },
  {
    title: '老人有热饭三年方案',
    profile,
    problems: ['独居老人一天两顿凑合。', '冬天取水不方便。'],
    goals: [
      ['在饭桌吃饭的老人', '人', 0, 36],
      ['装自动加水的户', '户', 3, 30],
    ],
    lines: [
      [1, '旧小学改老人饭桌', '开饭照片', 5],
      [2, '逐户装加水器', '签字表', 10],
    ],
    figures: ['饭桌开了，中午坐满两桌。', '菜单一周一换，老人说咸淡正好。', '又装了几户，不用提水了。'],
  },
  {
    title: '清洁能源暖起来三年方案',
    profile,
    problems: ['烧散煤的多，呛人。', '电线老化带不动。'],
    goals: [
      ['改电采暖的户', '户', 8, 50],
      ['换线的户', '户', 10, 60],
    ],
    lines: [
      [1, '分批改电采暖', '验收单', 10],
      [2, '供电中心换线', '验收单', 8],
    ],
    figures: ['换线的户先改，屋里二十度。', '一冬电费算给大家看，和烧煤差不多。', '又报名几户。'],
  },
  {
    title: '莜面进城三年方案',
    profile,
    problems: ['莜麦卖原粮，一斤差一块多。', '没有自己的牌子。'],
    goals: [
      ['磨面销售', '吨', 5, 60],
      ['订单户', '户', 10, 45],
    ],
    lines: [
      [1, '合作社上小磨坊', '设备照片', 7],
      [2, '和餐馆签订单', '合同', 9],
    ],
    figures: ['磨坊试出面，城里餐馆要了两吨。', '订单签到秋后。', '包装袋印好了。'],
  },
  {
    title: '路通到地头三年方案',
    profile,
    problems: ['机耕路断头，雨天进不去地。', '收秋靠人背。'],
    goals: [
      ['砂石路', '公里', 3, 15],
      ['通农机的地块', '块', 20, 90],
    ],
    lines: [
      [1, '以工代赈铺路', '里程照片', 9],
      [2, '调换地边', '协议', 6],
    ],
    figures: ['铺了两公里，三轮能到地头。', '几户换了地边，路取直了。', '收割机第一次开进北坡。'],
  },
];

type Admission = {
  from: string;
  label: string;
  task: string;
  basis: string;
  yuan: number;
  source: string;
  people: string;
  ends: 'approved' | 'rejected';
};
export const admissions: readonly Admission[] = [
  {
    from: 'water',
    label: '农村水表抄见',
    task: '每季度抄一次水表，报水务局',
    basis: '《农村供水条例（示例）》第二十条',
    yuan: 3200,
    source: '水务局管护资金',
    people: '水务局教会一名水管员',
    ends: 'approved',
  },
  {
    from: 'market',
    label: '村内小卖部台账检查',
    task: '每月查一次进货台账',
    basis: '《中华人民共和国食品安全法》第一百一十条',
    yuan: 0,
    source: '不另拨',
    people: '由村里安排',
    ends: 'rejected',
  },
  {
    from: 'farm',
    label: '耳标补打登记',
    task: '春秋两季登记补打耳标',
    basis: '《中华人民共和国动物防疫法》第二十条',
    yuan: 1800,
    source: '农牧局防疫经费',
    people: '防疫员两名，村里带路',
    ends: 'approved',
  },
  {
    from: 'environment',
    label: '散煤使用户统计',
    task: '入冬前统计散煤户',
    basis: '《中华人民共和国大气污染防治法》第三十六条',
    yuan: 900,
    source: '环境分局工作经费',
    people: '分局派两人，村里带路',
    ends: 'approved',
  },
  {
    from: 'road',
    label: '村口卡点货车登记',
    task: '登记过往货车',
    basis: '《中华人民共和国公路法》第五十条',
    yuan: 0,
    source: '不另拨',
    people: '村干部轮值',
    ends: 'rejected',
  },
  {
    from: 'school',
    label: '校车候车点值守',
    task: '上下学时段看护候车点',
    basis: '《校车安全管理条例》第三条',
    yuan: 4000,
    source: '教育局校车补助',
    people: '公益岗一名',
    ends: 'approved',
  },
  {
    from: 'health',
    label: '老年人体检组织',
    task: '通知并组织六十五岁以上老人体检',
    basis: '《中华人民共和国基本医疗卫生与健康促进法》第二十五条',
    yuan: 1500,
    source: '公共卫生经费',
    people: '卫生院派车，村里通知',
    ends: 'approved',
  },
  {
    from: 'labour',
    label: '返乡人员登记',
    task: '春节前后登记返乡务工人员',
    basis: '《中华人民共和国就业促进法》第五十六条',
    yuan: 1200,
    source: '就业服务经费',
    people: '人社局派两人',
    ends: 'approved',
  },
  {
    from: 'street',
    label: '户外广告统计',
    task: '统计村内墙体广告',
    basis: '县城管局年度工作要点',
    yuan: 0,
    source: '不另拨',
    people: '由村里安排',
    ends: 'rejected',
  },
  {
    from: 'housing',
    label: '自建房安全巡查',
    task: '每季度看一遍自建房并报',
    basis: '《村庄和集镇规划建设管理条例》第六条',
    yuan: 2600,
    source: '住建局安全专项',
    people: '住建局技术员带一遍',
    ends: 'approved',
  },
];
