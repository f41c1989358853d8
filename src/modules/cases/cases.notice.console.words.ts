import type { Word } from '#kernel/words.ts';

/** Words of the written notice of a reply, as it is handed over and signed for. */
export const noticeWords = {
  print: ['打印告知书', 'Print the notice'],
  title: ['答复告知书', 'Notice of reply'],
  number: ['诉求编号:{number}', 'Case number: {number}'],
  dear: ['{name}:', '{name}:'],
  dearBlank: ['________________:', '________________:'],
  dearAnonymous: ['反映人:', 'To whoever raised this:'],
  asked: [
    '您于{day}通过{channel}反映的“{title}”({kind}),我单位已办理,现答复如下:',
    'On {day} you raised "{title}" ({kind}, by {channel}). We have dealt with it and reply as follows:',
  ],
  outcome: ['办理结果', 'Outcome'],
  unreasonable: [
    '经没有经手的上一级复核,这一项诉求依照下列依据不能支持。这只针对这一项诉求,不影响您其他任何事项。',
    'After review by a level above that had no part in it, this request cannot be met on the basis below. It concerns this request alone and nothing else of yours.',
  ],
  basis: ['依据', 'Basis'],
  disagree: ['如不认可', 'If you disagree'],
  route: [
    '可向上一级反映:凭回执上的编号和查询密码在网上提出,也可以当面或打电话向首接人提出。',
    'You may take it to the level above: online with the number and passphrase on your receipt, or in person or by telephone with whoever first received it.',
  ],
  review: [
    '本件属信访事项。不服本处理意见的,可以自收到之日起 30 日内请求原办理单位的上一级复查(《信访工作条例》第三十五条)。',
    'This is a petition: within 30 days of receiving this you may ask the level above for a review (Regulations on Petition Work, art. 35).',
  ],
  unit: ['{unit}(盖章)', '{unit} (seal)'],
  signed: ['签收', 'Received'],
  signedBy: ['签收人(签字)', 'Signature'],
  signedRelation: ['与反映人关系', 'Relation to the person'],
  signedOn: ['签收日期', 'Date'],
  handedBy: ['送达人(签字)', 'Handed over by'],
  fillName: ['填上本人姓名', "Fill in the person's name"],
  fillNameHint: [
    '姓名按“送达书面告知”的用途查看,本人看得到。不填就留空,打印后手写。',
    'The name is shown for the purpose of serving a notice; the person sees that. Left out, it can be written in by hand.',
  ],
} as const satisfies Record<string, Word>;
