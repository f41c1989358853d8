/* The demo's works, drawn by a few lines of code each: ink, paper cuts, knots, fans, stages. Nobody's pictures are copied. */

import { flower, INK, PAPER, RED, seal, stroke, svg, times, wave } from '#demo/gallery.pen.ts';

const plum = svg(
  900,
  1200,
  stroke('M60 1160C200 900 240 760 420 620S700 330 860 120', 26) +
    stroke('M300 740C420 760 520 700 640 720', 13) +
    stroke('M470 580C440 470 470 380 430 290', 12) +
    times(22, (i) => {
      const t = i / 22;
      const x = 130 + t * 690 + (wave(i) - 0.5) * 170;
      return flower(x, 1080 - t * 900 + (wave(i, 2) - 0.5) * 150, 13 + wave(i, 3) * 11, RED);
    }) +
    seal(780, 1090),
);
const bamboo = svg(
  800,
  1200,
  times(4, (s) => {
    const x = 180 + s * 150;
    return (
      times(6, (i) => stroke(`M${x + i * 6} ${1180 - i * 200}v-178`, 22 - s * 3, s % 2 ? '#4d5a4b' : '#2f3b30')) +
      times(10, (i) => {
        const y = 140 + i * 96 + wave(i + s) * 40;
        const side = i % 2 ? 1 : -1;
        return `<path d="M${x + 20} ${y}q${side * 70} ${-30 + wave(i) * 40} ${side * (120 + wave(i, 2) * 50)} ${50}q${-side * 80} ${-10} ${-side * 120} ${-50}z" fill="#2f3b30" opacity="${0.55 + wave(i, 3) * 0.4}"/>`;
      })
    );
  }) + seal(690, 1090),
);
const mountains = svg(
  1400,
  800,
  times(5, (layer) => {
    const y = 260 + layer * 95;
    const ridge = times(15, (i) => `L${i * 100} ${y - wave(i + layer * 7) * (190 - layer * 28)}`);
    return `<path d="M0 800L0 ${y}${ridge}L1400 ${y}L1400 800z" fill="#2c3a40" opacity="${0.16 + layer * 0.13}"/>`;
  }) +
    `<circle cx="1120" cy="150" r="62" fill="${RED}" opacity="0.85"/>` +
    stroke('M300 690q60-26 120 0q-60 22-120 0', 5) +
    stroke('M360 684v-56l44 46', 4) +
    seal(1310, 720),
);
/** Not a text of anybody: strokes as one practises them, in rows. */
const practice = svg(
  900,
  1300,
  times(4, (c) =>
    times(
      5,
      (r) =>
        `<rect x="${60 + c * 200}" y="${60 + r * 235}" width="180" height="180" fill="none" stroke="#c98f86" stroke-width="2"/><path d="M${60 + c * 200} ${150 + r * 235}h180M${150 + c * 200} ${60 + r * 235}v180" stroke="#e2b9b2" stroke-width="1.5" stroke-dasharray="8 8"/>`,
    ),
  ) +
    times(20, (i) => {
      const [x, y] = [60 + (i % 4) * 200, 60 + Math.floor(i / 4) * 235];
      const forms = [
        `M${x + 35} ${y + 92}C${x + 80} ${y + 80} ${x + 110} ${y + 98} ${x + 150} ${y + 86}`,
        `M${x + 90} ${y + 30}C${x + 84} ${y + 90} ${x + 96} ${y + 120} ${x + 88} ${y + 155}`,
        `M${x + 110} ${y + 40}C${x + 96} ${y + 96} ${x + 70} ${y + 130} ${x + 36} ${y + 150}`,
        `M${x + 60} ${y + 46}C${x + 84} ${y + 96} ${x + 116} ${y + 134} ${x + 154} ${y + 148}`,
        `M${x + 80} ${y + 70}q22 10 26 36`,
      ];
      return stroke(forms[Math.floor(i / 4)] ?? forms[0]!, 15 + wave(i) * 6);
    }) +
    seal(800, 1225),
);
const cut = svg(
  900,
  900,
  `<g transform="translate(450 450)">${times(8, (i) => `<g transform="rotate(${i * 45})"><path d="M0 -90C70 -150 70 -260 0 -330C-70 -260 -70 -150 0 -90z" fill="${RED}"/><path d="M0 -140C24 -180 24 -230 0 -270C-24 -230 -24 -180 0 -140z" fill="${PAPER}"/><circle cx="0" cy="-372" r="24" fill="${RED}"/><path d="M60 -60l90 -160l20 40l-74 150z" fill="${RED}"/></g>`)}<circle r="104" fill="${RED}"/><circle r="62" fill="${PAPER}"/>${times(6, (i) => `<path transform="rotate(${i * 60})" d="M0 0C26 -18 26 -44 0 -56C-26 -44 -26 -18 0 0z" fill="${RED}"/>`)}</g>`,
  '#fbf7ee',
);
const knot = (colour: string, ground: string) =>
  svg(
    1000,
    760,
    stroke('M80 380h300', 26, colour) +
      stroke('M620 380h300', 26, colour) +
      times(
        3,
        (i) =>
          stroke(`M380 380c${60 + i * 30} ${-150 - i * 46} ${180 - i * 30} ${-150 - i * 46} ${240} 0`, 22, colour) +
          stroke(`M380 380c${60 + i * 30} ${150 + i * 46} ${180 - i * 30} ${150 + i * 46} ${240} 0`, 22, colour),
      ) +
      `<circle cx="500" cy="380" r="46" fill="${colour}"/><circle cx="500" cy="380" r="22" fill="#f3d27a"/>`,
    ground,
  );
const fan = svg(
  1200,
  820,
  `<g transform="translate(600 740)">${times(15, (i) => {
    const a = -80 + i * 11.4;
    return `<path transform="rotate(${a})" d="M-6 -40L-56 -600L56 -600L6 -40z" fill="${i % 2 ? '#e9ddc4' : '#f6eddb'}" stroke="#b9a57e" stroke-width="3"/>`;
  })}${times(9, (i) => `<g transform="rotate(${-56 + i * 14})">${flower(0, -430 - wave(i) * 90, 22 + wave(i, 2) * 14, i % 3 ? '#c9587a' : '#e3a3b4')}</g>`)}${stroke('M-420 -330C-200 -430 100 -420 430 -360', 9, '#4d5a4b')}<circle r="26" fill="${INK}"/></g>`,
  '#dfe7e4',
);
const bunch = svg(
  900,
  1150,
  `<path d="M330 1080L370 760h160l40 320z" fill="#7d93a3"/>` +
    times(15, (i) =>
      stroke(
        `M450 780C${430 + (wave(i) - 0.5) * 120} 640 ${240 + wave(i, 2) * 420} ${520 - wave(i) * 90} ${190 + i * 37} ${430 - wave(i, 3) * 250}`,
        7,
        '#4f6b4c',
      ),
    ) +
    times(15, (i) =>
      flower(
        190 + i * 37,
        430 - wave(i, 3) * 250,
        26 + wave(i, 2) * 18,
        ['#d9763f', '#e9b44c', '#b14d5f', '#f0e2c0'][i % 4]!,
      ),
    ),
  '#ece6f0',
);
/** Dancers from behind and far away: shapes, no faces. */
const stage = (robe: string, n: number, ground: string, light: string) =>
  svg(
    1400,
    900,
    `<path d="M0 0h1400v120H0z" fill="${RED}"/>${times(14, (i) => `<path d="M${i * 100} 120q50 60 100 0z" fill="${RED}"/>`)}<ellipse cx="700" cy="760" rx="640" ry="120" fill="${light}" opacity="0.5"/>` +
      times(n, (i) => {
        const x = 160 + (i * 1080) / (n - 1);
        const y = 430 + Math.abs(i - (n - 1) / 2) * -26;
        return `<circle cx="${x}" cy="${y}" r="34" fill="${INK}"/><path d="M${x - 40} ${y + 44}h80l56 250h-192z" fill="${robe}"/>${stroke(`M${x - 36} ${y + 70}Q${x - 110} ${y + 10} ${x - 96} ${y - 80}`, 22, robe)}${stroke(`M${x + 36} ${y + 70}Q${x + 110} ${y + 10} ${x + 96} ${y - 80}`, 22, robe)}<path d="M${x - 96} ${y + 220}h192" stroke="#f3d27a" stroke-width="10"/>`;
      }),
    ground,
  );
const choir = svg(
  1400,
  900,
  times(3, (row) =>
    times(9 - row, (i) => {
      const [x, y] = [170 + row * 60 + i * 130, 640 - row * 150];
      return `<circle cx="${x}" cy="${y - 92}" r="34" fill="${INK}"/><path d="M${x - 52} ${y + 90}q0 -142 52 -142t52 142z" fill="${row === 1 ? '#2f5f66' : '#8c2f39'}"/><path d="M${x - 26} ${y + 4}h52v34h-52z" fill="${PAPER}"/>`;
    }),
  ) + `<path d="M0 760h1400v140H0z" fill="#7a5c3e"/>`,
  '#e9dcc8',
);
const horse = svg(
  1300,
  900,
  stroke('M180 640C260 470 420 420 620 430S960 380 1060 250', 34) +
    stroke('M1060 250q70-40 96 26q-30 40-92 24', 26) +
    stroke('M300 520L240 800M420 480L450 810M820 420L800 790M940 380L1010 740', 24) +
    times(9, (i) =>
      stroke(`M${1040 - i * 26} ${262 + i * 14}q${-60 - wave(i) * 40} ${-70} ${-120} ${-40 + wave(i, 2) * 40}`, 9),
    ) +
    stroke('M190 620C110 640 70 730 96 810', 18) +
    seal(1210, 820),
);

export type DrawnWork = {
  title: string;
  shownAs: string;
  classText: string;
  kind: 'work' | 'performance';
  about?: string;
  pictures: readonly (readonly [svg: string, alt: string, caption?: string])[];
};
export const drawnWorks: readonly DrawnWork[] = [
  {
    title: '报春',
    shownAs: '梅园老人',
    classText: '国画基础班',
    kind: 'work',
    about: '画了三张，这张枝子最顺手。',
    pictures: [[plum, '国画，一枝老梅从左下斜到右上，枝干浓墨，开着二十来朵红梅，右下盖一方红印。']],
  },
  {
    title: '竹',
    shownAs: '李守信',
    classText: '国画基础班',
    kind: 'work',
    pictures: [[bamboo, '国画，四竿墨竹并排向上，竹叶有浓有淡，右下盖一方红印。']],
  },
  {
    title: '青山日出',
    shownAs: '青城一叶',
    classText: '山水班',
    kind: 'work',
    pictures: [[mountains, '山水横幅，五层远山由淡到浓，右上一轮红日，左下水面有一只小船。']],
  },
  {
    title: '笔画练习',
    shownAs: '书法初级班学员',
    classText: '书法初级班',
    kind: 'work',
    about: '横、竖、撇、捺、点，每样写四遍。',
    pictures: [[practice, '书法习作，米红色格子纸上五行，依次写横、竖、撇、捺、点，每行四个。']],
  },
  {
    title: '团花',
    shownAs: '乌云其木格',
    classText: '剪纸小组',
    kind: 'work',
    pictures: [[cut, '剪纸，红色八角团花，中间是六瓣小花，外圈八片花瓣间有尖叶和圆点。']],
  },
  {
    title: '一字扣和琵琶扣',
    shownAs: '盘扣班学员',
    classText: '盘扣班',
    kind: 'work',
    pictures: [
      [knot('#1f4e79', '#f1ede4'), '盘扣，蓝色布条盘成对称的花扣，中间一粒金黄扣心，放在米色布上。', '练习件'],
      [knot('#9b2242', '#efe6e6'), '盘扣，枣红布条盘成同样的花扣，放在浅粉色布上。', '成品'],
    ],
  },
  {
    title: '春风扇',
    shownAs: '巧手张',
    classText: '扇艺班',
    kind: 'work',
    pictures: [[fan, '折扇全开，米黄扇面上横一根绿枝，枝上九朵深浅不一的粉花，扇柄黑色。']],
  },
  {
    title: '秋日一瓶',
    shownAs: '花艺班学员',
    classText: '花艺班',
    kind: 'work',
    pictures: [[bunch, '花艺，灰蓝色花瓶里插着橙、黄、玫红、奶白四色花十五枝，高低错开。']],
  },
  {
    title: '奔马',
    shownAs: '草原一笔',
    classText: '国画基础班',
    kind: 'work',
    pictures: [[horse, '写意水墨，一匹马昂头向右，鬃毛被风吹向后方，四蹄迈开，只用粗笔勾成。']],
  },
  {
    title: '安代舞',
    shownAs: '麻花板社区舞蹈队',
    classText: '社区春晚',
    kind: 'performance',
    pictures: [
      [
        stage('#2f6f8f', 6, '#1f2a35', '#f3d27a'),
        '舞台照，六位穿蓝袍的舞者排成弧形，双臂高举，从台下远远看去，看不清面容。',
        '开场',
      ],
      [stage('#2f6f8f', 4, '#26303c', '#e8c15f'), '舞台照，四位穿蓝袍的舞者站成一排，灯光在脚下，看不清面容。'],
    ],
  },
  {
    title: '合唱《我和我的祖国》',
    shownAs: '声乐班',
    classText: '毕业汇报',
    kind: 'performance',
    pictures: [[choir, '舞台照，合唱队站成三排，前后排穿红、中排穿深绿，手里拿着歌谱，画面远，看不清面容。']],
  },
  {
    title: '扇子舞',
    shownAs: '舞蹈班学员',
    classText: '重阳节演出',
    kind: 'performance',
    pictures: [
      [
        stage('#b14d5f', 5, '#2d2430', '#f0c9d0'),
        '舞台照，五位穿玫红舞衣的舞者站成弧形，双臂举扇，从后排拍的，看不清面容。',
      ],
    ],
  },
];
