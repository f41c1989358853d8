import type { CaseChannel, CaseKind } from '#modules/cases/index.ts';

/** One thing that happens in a story: hours after it began, who does it, what. Verbs are the product's own; `photo` is added just before. */
export type StoryStep = {
  after: number;
  by: string;
  verb: string;
  input?: Record<string, unknown>;
  to?: string;
  photo?: string;
};
export type Story = {
  /** Hours before now at which it began. */
  ago: number;
  by: string;
  kind: CaseKind;
  channel: CaseChannel;
  area: string;
  /** What it is about; the newest are still without. */
  category?: string;
  body: string;
  placeNote?: string;
  disclosure?: 'named' | 'hidden' | 'anonymous';
  reporter?: { name?: string; phone?: string; address?: string };
  /** Its person made it public afterwards, as they may. */
  isShown?: true;
  /** By which something later finds it. */
  mark?: 'slope' | 'cold' | 'petition' | 'errand';
  steps: readonly StoryStep[];
};

const VILLAGE = '150124201213';
const COMMUNITY = '150102401007';

/** A few weeks of ordinary life at two places, so that a newcomer finds every queue with something in it. All of it is invented. */
export const stories: readonly Story[] = [
  {
    ago: 480,
    by: 'liu',
    kind: 'complaint',
    channel: 'reception',
    area: VILLAGE,
    placeNote: '村东头机井',
    isShown: true,
    category: '供水排水、河渠',
    body: '村东头的机井坏了三天，二十多亩葵花浇不上水，再不修就旱死了。',
    reporter: { name: '赵满仓', phone: '19900001001', address: '老熊沟自然村 12 号' },
    steps: [
      { after: 1, by: 'liu', verb: 'dispatch', to: '清水河县水利局', input: { note: '葵花正在灌浆，请尽快。' } },
      { after: 4, by: 'hao', verb: 'sign' },
      { after: 5, by: 'hao', verb: 'contact', input: { text: '电话联系赵满仓，约定次日上午带水泵到现场。' } },
      {
        after: 28,
        by: 'hao',
        verb: 'reply',
        input: {
          text: '经查为潜水泵绕组烧毁。9 点更换新泵，11 点恢复出水，已当场试水，葵花地开始浇灌。以后停水可直接打水管站电话。',
          outcome: 'solved',
        },
      },
      {
        after: 50,
        by: 'zhou',
        verb: 'callback',
        input: { result: 'solved', stars: 5, text: '赵大爷说水来了，谢谢。' },
      },
    ],
  },
  {
    ago: 400,
    by: 'wang',
    kind: 'errand',
    channel: 'visit',
    area: VILLAGE,
    category: '帮办代办',
    body: '孙子在外地，老两口腿脚不便，想请人帮着到乡里办高龄津贴认证和医保缴费。',
    mark: 'errand',
    reporter: { name: '李二婶', phone: '19900001002', address: '后沟 3 号' },
    steps: [
      { after: 1, by: 'wang', verb: 'take' },
      { after: 2, by: 'wang', verb: 'contact', input: { text: '上门说明代办要本人授权，约好下午来人登记。' } },
    ],
  },
  {
    ago: 2350,
    by: 'liu',
    kind: 'petition',
    channel: 'reception',
    area: VILLAGE,
    placeNote: '北堡至老熊沟通村公路 K1 处',
    mark: 'petition',
    category: '征地拆迁',
    body: '通村公路占地 0.8 亩的补偿款，别人家都拿到了，我家台账上有签字但没有收到钱。',
    reporter: { name: '王存柱', phone: '19900001003', address: '前沟 7 号' },
    steps: [
      { after: 2, by: 'liu', verb: 'dispatch', to: '北堡乡人民政府' },
      { after: 5, by: 'zhao', verb: 'sign' },
      { after: 8, by: 'zhao', verb: 'contact', input: { text: '已当面听取陈述，收下占地协议和存折复印件。' } },
    ],
  },
  {
    ago: 170,
    by: 'liu',
    kind: 'petition',
    channel: 'reception',
    area: VILLAGE,
    placeNote: '北堡至老熊沟通村公路 K3 处',
    category: '征地拆迁',
    body: '去年修通村公路占了我家半亩地，说好的补偿到现在没有给，请求核实并兑付。',
    reporter: { name: '云二旺', phone: '19900001014', address: '前沟 9 号' },
    steps: [
      { after: 2, by: 'liu', verb: 'dispatch', to: '北堡乡人民政府' },
      { after: 20, by: 'zhao', verb: 'sign' },
      {
        after: 22,
        by: 'zhao',
        verb: 'contact',
        input: { text: '已当面听取云二旺陈述，收下占地协议复印件，告知受理及查询方式。' },
      },
    ],
  },
  {
    ago: 52,
    by: 'chen',
    kind: 'hazard',
    channel: 'patrol',
    area: VILLAGE,
    placeNote: '小学旧址后坡',
    mark: 'slope',
    category: '防汛',
    body: '巡查发现小学旧址后坡有一条新裂缝，约十米长，下面住着两户，雨后怕滑坡。',
    steps: [
      { after: 0.5, by: 'chen', verb: 'dispatch', to: '北堡乡人民政府', input: { note: '已在坡下拉了警戒绳。' } },
      { after: 2, by: 'zhao', verb: 'sign' },
    ],
  },
  {
    ago: 120,
    by: 'wu',
    kind: 'help',
    channel: 'hotline',
    area: '150124201',
    isShown: true,
    category: '交通',
    body: '从县城到北堡的班车这个月改成隔天一趟，看病的老人不方便，能不能恢复每天一趟？',
    reporter: { name: '云先生', phone: '19900001004' },
    disclosure: 'hidden',
    steps: [
      { after: 1, by: 'wu', verb: 'dispatch', to: '清水河县交通运输局' },
      { after: 5, by: 'ren', verb: 'sign' },
      { after: 8, by: 'ren', verb: 'contact', input: { text: '经热线转接联系上诉求人，了解到集中在周三、周六就医。' } },
      {
        after: 90,
        by: 'ren',
        verb: 'reply',
        input: {
          text: '经与客运公司协商，自下周一起周三、周六加开早班，其余时间仍为隔天一趟；客流增加后再恢复每天一趟。',
          outcome: 'explained',
          basis: '道路旅客运输及客运站管理规定',
        },
      },
    ],
  },
  {
    ago: 30,
    by: 'li',
    kind: 'order',
    channel: 'phone',
    area: COMMUNITY,
    placeNote: '3 号楼 2 单元',
    category: '路灯',
    body: '三号楼二单元楼道灯坏了两层，晚上老人上楼看不见。',
    reporter: { name: '刘奶奶', phone: '19900001005' },
    steps: [
      { after: 0.3, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 1, by: 'ma', verb: 'sign' },
      {
        after: 3,
        by: 'ma',
        verb: 'reply',
        photo: '换好的楼道灯.jpg',
        input: { text: '两层的声控灯都换了新的，试过了，亮。', outcome: 'solved' },
      },
    ],
  },
  {
    ago: 20,
    by: 'li',
    kind: 'help',
    channel: 'wechatGroup',
    area: COMMUNITY,
    placeNote: '7 号楼',
    mark: 'cold',
    category: '供热',
    body: '七号楼西户这两天暖气不热，屋里只有十四度，家里有月子里的孩子。',
    reporter: { name: '张女士', phone: '19900001006' },
    steps: [{ after: 0.2, by: 'li', verb: 'dispatch', to: '新城区供热有限公司' }],
  },
  {
    ago: 19,
    by: 'li',
    kind: 'help',
    channel: 'phone',
    area: COMMUNITY,
    placeNote: '7 号楼',
    mark: 'cold',
    category: '供热',
    body: '七号楼东户暖气不热，昨晚屋里只有十五度，八十岁的老人冻得睡不着。',
    reporter: { name: '石大爷', phone: '19900001011' },
    steps: [{ after: 0.3, by: 'li', verb: 'dispatch', to: '新城区供热有限公司' }],
  },
  {
    ago: 17,
    by: 'li',
    kind: 'help',
    channel: 'wechatGroup',
    area: COMMUNITY,
    placeNote: '7 号楼',
    mark: 'cold',
    category: '供热',
    body: '我家也是七号楼，暖气不热两天了，楼上楼下都一样，是不是管道堵了？',
    reporter: { name: '其木格', phone: '19900001012' },
    steps: [{ after: 0.4, by: 'li', verb: 'dispatch', to: '新城区供热有限公司' }],
  },
  {
    ago: 6,
    by: 'portal',
    kind: 'help',
    channel: 'web',
    area: COMMUNITY,
    placeNote: '7 号楼 1 单元',
    category: '供热',
    body: '七号楼一单元的暖气还是不热，孩子写作业都穿着棉袄，请抓紧修。',
    reporter: { name: '何女士', phone: '19900001013' },
    steps: [],
  },
  {
    ago: 8,
    by: 'li',
    kind: 'complaint',
    channel: 'reception',
    area: COMMUNITY,
    placeNote: '北门',
    category: '市容',
    body: '北门口的早市占了人行道，轮椅过不去，请管一管，也给摆摊的找个地方。',
    reporter: { name: '陈师傅', phone: '19900001007' },
    steps: [],
  },
  {
    ago: 3,
    by: 'portal',
    kind: 'suggestion',
    channel: 'web',
    area: COMMUNITY,
    category: '公共服务',
    body: '建议社区自习室周末也开到晚上九点，孩子们写完作业还能看会儿书。',
    reporter: { name: '乌云', phone: '19900001008' },
    steps: [],
  },
  {
    ago: 2,
    by: 'portal',
    kind: 'consult',
    channel: 'web',
    area: VILLAGE,
    category: '低保救助',
    body: '想问一下今年的低保年审要带什么材料，在村里能办吗？',
    disclosure: 'anonymous',
    steps: [],
  },
  {
    ago: 240,
    by: 'li',
    kind: 'complaint',
    channel: 'phone',
    area: COMMUNITY,
    placeNote: '5 号楼前',
    isShown: true,
    category: '排水',
    body: '五号楼前的化粪池又冒了，这是今年第三回，味道大得开不了窗。',
    reporter: { name: '郭先生', phone: '19900001009' },
    steps: [
      { after: 0.5, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 2, by: 'ma', verb: 'sign' },
      { after: 20, by: 'ma', verb: 'reply', input: { text: '已经联系抽粪车抽走，现场冲洗干净。', outcome: 'solved' } },
      {
        after: 60,
        by: 'xu',
        verb: 'callback',
        input: { result: 'unsolved', text: '郭先生说第二天又冒了，管子没修。' },
      },
    ],
  },
  {
    ago: 60,
    by: 'zhao',
    kind: 'consult',
    channel: 'phone',
    area: '150124201',
    category: '办证办手续',
    body: '退役军人优待证丢了，在乡里能补办吗，要多久？',
    reporter: { name: '韩师傅', phone: '19900001010' },
    steps: [
      {
        after: 0.1,
        by: 'zhao',
        verb: 'answer',
        input: {
          text: '可以在乡退役军人服务站申请补办，带身份证和一张一寸照片，县里制证大约 20 个工作日。',
          outcome: 'explained',
        },
      },
    ],
  },
  {
    ago: 700,
    by: 'hu',
    kind: 'hazard',
    channel: 'courier',
    area: COMMUNITY,
    disclosure: 'anonymous',
    category: '道路',
    body: '海拉尔东路小区门口井盖翘起来了，电动车容易绊倒。',
    steps: [
      { after: 1, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 3, by: 'ma', verb: 'sign' },
      {
        after: 26,
        by: 'ma',
        verb: 'reply',
        photo: '办完以后.jpg',
        input: { text: '井盖已换新，周边重新抹平。', outcome: 'solved' },
      },
    ],
  },
  {
    ago: 520,
    by: 'hu',
    kind: 'hazard',
    channel: 'courier',
    area: COMMUNITY,
    disclosure: 'anonymous',
    category: '路灯',
    body: '小区北门路灯坏了三盏，晚上看不见台阶。',
    steps: [
      { after: 1, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 3, by: 'ma', verb: 'sign' },
      {
        after: 50,
        by: 'ma',
        verb: 'reply',
        photo: '办完以后.jpg',
        input: { text: '三盏灯已更换，台阶边贴了反光条。', outcome: 'solved' },
      },
    ],
  },
  {
    ago: 300,
    by: 'hu',
    kind: 'hazard',
    channel: 'courier',
    area: COMMUNITY,
    disclosure: 'anonymous',
    category: '供电',
    body: '快递柜旁边的电线垂下来了，伸手就能碰到。',
    steps: [
      { after: 1, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 3, by: 'ma', verb: 'sign' },
      {
        after: 8,
        by: 'ma',
        verb: 'reply',
        photo: '办完以后.jpg',
        input: { text: '电线已重新固定，离地三米。', outcome: 'solved' },
      },
    ],
  },
  {
    ago: 60,
    by: 'hu',
    kind: 'hazard',
    channel: 'courier',
    area: COMMUNITY,
    disclosure: 'anonymous',
    body: '三号楼楼道里堆了旧家具，担架过不去。',
    steps: [
      { after: 1, by: 'li', verb: 'dispatch', to: '麻花板红色物业服务有限公司' },
      { after: 4, by: 'ma', verb: 'sign' },
    ],
  },
  {
    ago: 20,
    by: 'hu',
    kind: 'hazard',
    channel: 'courier',
    area: COMMUNITY,
    disclosure: 'anonymous',
    body: '公交站台的玻璃裂了，怕掉下来。',
    steps: [],
  },
];
