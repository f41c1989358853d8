/* What the plans of 武川县's villages say, and what its offices ask to send down. All of it is invented. */

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
