import type { Word } from '#kernel/words.ts';

/** On paper: the sheet for a visit, and the notice that a benefit ends. */
export const carePaperWords = {
  head: ['户主', 'Head'],
  person: ['本人', 'Person'],
  address: ['住址', 'Address'],
  place: ['村(社区)', 'Village'],
  dueOn: ['应在此日前办', 'Due by'],
  method: ['怎么办的(打勾)', 'How (tick)'],
  outcome: ['结果(打勾)', 'What was found (tick)'],
  box: ['□ {text}', '□ {text}'],
  missed: ['没见到人的,写明原因', 'If nobody was met, why'],
  told: ['搬走、去世的,写明根据', 'Moved or died: on what it rests'],
  video: [
    '视频只在本人(监护人)同意、并告知可以上门或到窗口时才用:□ 同意  签名',
    'Video only with consent, and after another way was offered: □ agrees  signed',
  ],
  says: [
    '没见到人不影响待遇发放,会换个办法或换个人再联系一次。拍照要本人同意,不同意可签名、按指印。',
    'Nobody met stops no payment: a second try follows. A photo needs consent; a signature or fingerprint will do.',
  ],
  signPerson: ['本人签名或按指印:', 'Signed or fingerprint:'],
  signWitness: ['见证人签名:', 'Witness:'],
  signVisitor: ['办理人签名:', 'Visitor:'],
  day: ['日期:', 'Date:'],
  noticeTitle: ['停止待遇告知书', 'Notice that a benefit ends'],
  to: ['{household}:', 'To {household}:'],
  body: [
    '您{whose}自 {since} 起享受的{careClass}待遇,经核实并由另一名工作人员决定,自 {endsOn} 起停止。',
    'The benefit {careClass}{whose} since {since} ends on {endsOn}, after it was checked and decided by another member of staff.',
  ],
  bodyOfHousehold: ['家', ' of your household'],
  bodyOfPerson: ['家{person}', ' of {person}'],
  why: ['原因', 'Reason'],
  facts: ['查明的情况', 'What was found'],
  grounds: ['决定的理由', 'Grounds'],
  rights: [
    '您有权陈述、申辩。不服本决定的,可以自收到之日起 {days} 日内申请行政复议,或者 {months} 个月内向人民法院提起行政诉讼。情况有变化的,可以随时重新申请。',
    'You may object. Within {days} days of receiving this you may apply for administrative review, or within {months} months sue at the people’s court. You may apply anew at any time.',
  ],
  received: ['收到人签名:', 'Received by:'],
  receivedOn: ['收到日期:', 'Received on:'],
} as const satisfies Record<string, Word>;
