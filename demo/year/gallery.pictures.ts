import { flower, INK, PAPER, RED, seal, stroke, svg, times, wave } from '#demo/gallery.pen.ts';
import type { DrawnWork } from '#demo/gallery.pictures.ts';

/* What the classes of the year made: lotus, grapes, a tower, felt, a mended quilt, a sun of paper. */

const lotus = svg(
  900,
  1200,
  times(5, (i) => {
    const x = 150 + i * 150;
    const y = 640 + wave(i) * 240;
    return (
      stroke(`M${x} 1180C${x - 30} 1040 ${x + 40} 900 ${x} ${y}`, 9, '#4d5a4b') +
      `<ellipse cx="${x}" cy="${y}" rx="${120 + wave(i, 2) * 50}" ry="${46 + wave(i, 3) * 18}" fill="#3f5546" opacity="${0.55 + wave(i, 2) * 0.35}"/>`
    );
  }) +
    stroke('M520 1180C500 900 560 700 500 420', 10, '#4d5a4b') +
    times(
      7,
      (i) =>
        `<path transform="translate(500 400) rotate(${-66 + i * 22})" d="M0 40C-52 -20 -40 -150 0 -210C40 -150 52 -20 0 40z" fill="#d98a9a" opacity="0.82"/>`,
    ) +
    seal(60, 1090),
);
const grapes = svg(
  850,
  1200,
  stroke('M80 60C260 140 420 120 800 40', 16, '#5b4a3a') +
    times(
      6,
      (i) =>
        `<path transform="translate(${130 + i * 125} ${130 + wave(i) * 90}) rotate(${wave(i, 2) * 80})" d="M0 0C60 -60 130 -40 140 30C120 100 40 110 0 60C-50 90 -60 20 0 0z" fill="#5d7a4f" opacity="0.8"/>`,
    ) +
    times(40, (i) => {
      const row = Math.floor((Math.sqrt(8 * i + 1) - 1) / 2);
      const k = i - (row * (row + 1)) / 2;
      return `<circle cx="${430 + (k - row / 2) * 66}" cy="${960 - row * 66}" r="35" fill="${i % 4 === 0 ? '#7d4a7f' : '#5a2f66'}" opacity="0.9"/>`;
    }) +
    seal(740, 1110),
);
const tower = svg(
  900,
  1250,
  `<path d="M0 1250V980Q450 900 900 980V1250z" fill="#b9a57e" opacity="0.6"/>` +
    times(7, (i) => {
      const y = 940 - i * 115;
      const half = 190 - i * 14;
      return `<rect x="${450 - half}" y="${y - 78}" width="${2 * half}" height="84" fill="#f7f1e2" stroke="${INK}" stroke-width="4"/><path d="M${450 - half - 34} ${y - 78}L${450 - half + 8} ${y - 110}H${450 + half - 8}L${450 + half + 34} ${y - 78}z" fill="#5f6f73"/><path d="M${432} ${y + 6}v-46a18 18 0 0 1 36 0v46z" fill="${INK}" opacity="0.75"/>`;
    }) +
    `<path d="M450 60L486 150H414z" fill="#5f6f73"/>` +
    times(
      5,
      (i) =>
        stroke(`M${90 + i * 180} 1010v-${60 + wave(i) * 50}`, 6, '#4f6b4c') +
        `<circle cx="${90 + i * 180}" cy="${930 - wave(i) * 40}" r="34" fill="#6c8a63" opacity="0.8"/>`,
    ) +
    seal(800, 1170),
);
const felt = svg(
  1100,
  1100,
  `<rect x="60" y="60" width="980" height="980" fill="none" stroke="#8c2f39" stroke-width="26"/>` +
    times(
      4,
      (i) =>
        `<g transform="rotate(${i * 90} 550 550)"><path d="M550 470C490 380 610 330 610 250C610 180 520 170 510 230C504 270 550 280 556 250" fill="none" stroke="#2f5f66" stroke-width="26" stroke-linecap="round"/><path d="M250 250C330 200 400 260 360 330C320 390 240 340 280 300" fill="none" stroke="#c98a2f" stroke-width="22" stroke-linecap="round"/></g>`,
    ) +
    `<circle cx="550" cy="550" r="62" fill="#c98a2f"/>`,
  '#efe7d6',
);
const quilt = svg(
  1100,
  1100,
  times(64, (i) => {
    const [x, y] = [60 + (i % 8) * 122.5, 60 + Math.floor(i / 8) * 122.5];
    const colours = ['#b3342d', '#2f5f66', '#d9a441', '#7d93a3', '#8c5a7a', '#5d7a4f'];
    const colour = colours[(i * 5 + Math.floor(i / 8)) % colours.length];
    return `<path d="M${x} ${y}h122.5L${x} ${y + 122.5}z" fill="${colour}"/><path d="M${x + 122.5} ${y}v122.5H${x}z" fill="${colour}" opacity="0.45"/>`;
  }),
  '#f7f1e2',
);
const sun = svg(
  1000,
  1000,
  times(
    24,
    (i) =>
      `<path transform="translate(500 500) rotate(${i * 15})" d="M-26 -230L0 -${i % 2 ? 400 : 330}L26 -230z" fill="${RED}"/>`,
  ) +
    `<circle cx="500" cy="500" r="215" fill="${RED}"/>` +
    times(
      6,
      (i) =>
        `<g transform="translate(500 500) rotate(${i * 60})"><path d="M0 -60C40 -110 30 -160 0 -185C-30 -160 -40 -110 0 -60z" fill="${PAPER}"/></g>`,
    ) +
    `<circle cx="500" cy="500" r="34" fill="${PAPER}"/>`,
  PAPER,
);
const pot = svg(
  1000,
  1000,
  `<path d="M250 620h500l-60 300H310z" fill="#a4643f"/><rect x="220" y="570" width="560" height="70" rx="10" fill="#b9774f"/>` +
    times(11, (i) =>
      stroke(
        `M500 580C${500 + (i - 5) * 26} ${420 - wave(i) * 60} ${300 + i * 40} ${330 + wave(i, 2) * 90} ${250 + i * 50} ${210 + wave(i, 3) * 160}`,
        8,
        '#4f6b4c',
      ),
    ) +
    times(11, (i) => flower(250 + i * 50, 210 + wave(i, 3) * 160, 26 + wave(i) * 12, i % 2 ? '#d9763f' : '#e3a3b4')),
  '#eaf0ea',
);
export const worksOfYear: readonly (DrawnWork & { month: number })[] = [
  {
    ...{ month: 6, title: '荷', shownAs: '塘边人', classText: '国画基础班', kind: 'work' },
    about: '画了一个春天，这张叶子的浓淡总算拉开了。',
    pictures: [[lotus, '国画，一枝粉荷从墨绿荷叶间挺出来，五片荷叶高低错落，左下盖一方红印。']],
  },
  {
    ...{ month: 6, title: '一架葡萄', shownAs: '老李头', classText: '国画基础班', kind: 'work' },
    pictures: [[grapes, '国画，褐色老藤横过上边，六片绿叶下垂着一大串紫葡萄，右下盖一方红印。']],
  },
  {
    ...{ month: 6, title: '拼布坐垫', shownAs: '手工坊学员', classText: '盘扣手作班', kind: 'work' },
    about: '都是家里的旧衣裳剪的。',
    pictures: [[quilt, '拼布，六十四个方格由红、青、黄、灰蓝、紫、绿的三角布块拼成。', '用旧衣裳拼的']],
  },
  {
    ...{ month: 7, title: '太阳花', shownAs: '剪纸小组', classText: '剪纸小组', kind: 'work' },
    pictures: [[sun, '剪纸，红色圆心里六个花瓣形的镂空，四周二十四道长短相间的光芒。']],
  },
  {
    ...{ month: 10, title: '白塔', shownAs: '青城一叶', classText: '山水班', kind: 'work' },
    about: '去白塔写生回来补的色。',
    pictures: [[tower, '国画，七层白塔立在土黄的坡上，灰檐白壁，塔下有几棵绿树，右下盖一方红印。']],
  },
  {
    ...{ month: 12, title: '毡绣云纹', shownAs: '其其格', classText: '盘扣手作班', kind: 'work' },
    pictures: [[felt, '毡绣，米白毡上四个青绿云纹转着中间一粒金黄圆，四角橙黄卷纹，外框枣红。']],
  },
  {
    ...{ month: 12, title: '窗台上的花', shownAs: '花艺班学员', classText: '四季花艺班', kind: 'work' },
    pictures: [[pot, '花艺，赭红陶盆里插着橙色和粉色相间的十一枝花，枝条向四面散开。']],
  },
];
