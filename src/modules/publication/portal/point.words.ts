import type { Word } from '#kernel/words.ts';

export const pointWords = {
  onDuty: ['今天谁值班', 'On duty today'],
  nobodyTold: ['今天的值班人还没有公布,请先打电话。', 'Nobody is told for today yet: please call first.'],
  report: ['我要说件事', 'Tell us something'],
  others: ['别的接待地点', 'Other places'],
  allPoints: ['所有接待地点', 'All places'],
  poster: ['打印二维码(贴在门口)', 'Print the code for the door'],
  posterHow: [
    '用浏览器的“打印”打出来(A4 纵向),贴在门口和公开栏。值班的人天天换,二维码不用换。',
    'Print it with your browser (A4, upright) for the door and the notice board. The people change; the code stays.',
  ],
  posterTitle: ['值班报到点', 'Reception point'],
  posterScan: ['扫一扫,看今天谁值班、打哪个电话', 'Scan to see who is on duty today, and the number to call'],
  posterElse: [
    '不用手机也行:进门找值班的人,或者打电话。也可以打 {phone}。',
    'Without a phone: come in and ask for whoever is on duty, or call. {phone} works as well.',
  ],
  phone: ['电话', 'Telephone'],
  hours: ['时间', 'Hours'],
  address: ['地址', 'Address'],
} as const satisfies Record<string, Word>;
