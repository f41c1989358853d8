import type { Word } from '#kernel/words.ts';
import type { CaseKind, Disclosure } from '../cases.rules.ts';

/** What a resident may file here, in the order of the form; service orders come from their own pages. */
export const portalKinds = [
  'help',
  'complaint',
  'consult',
  'suggestion',
  'hazard',
  'errand',
  'petition',
] as const satisfies readonly CaseKind[];

export const kindChoices: Record<(typeof portalKinds)[number], { title: Word; says: Word }> = {
  help: {
    title: ['反映问题、求助', 'A problem, or help needed'],
    says: ['停水停暖、路坏了、家里有难处', 'No water or heat, a bad road, hardship'],
  },
  complaint: {
    title: ['投诉', 'A complaint'],
    says: ['没办好、态度差', 'Work badly done'],
  },
  consult: { title: ['咨询', 'A question'], says: ['问政策、问手续', 'A policy, a formality'] },
  suggestion: { title: ['建议', 'A suggestion'], says: ['哪里能更好', 'What could be better'] },
  hazard: {
    title: ['安全隐患', 'A hazard'],
    says: ['井盖、电线、危房', 'A manhole, a cable'],
  },
  errand: {
    title: ['请人代办', 'An errand'],
    says: ['走不开,有人替您跑', 'An agent goes for you'],
  },
  petition: {
    title: ['信访', 'A formal petition'],
    says: ['要书面答复', 'A written answer'],
  },
};

export const disclosureChoices: Record<Disclosure, { title: Word; says: Word }> = {
  named: {
    title: ['留姓名电话', 'With my name'],
    says: [
      '办事的人可以联系您。每次有人看您的电话都有记录,您看得到是谁看的、为什么看。',
      'Those who handle it can reach you. Whoever looks at your number is recorded, and you see who and why.',
    ],
  },
  hidden: {
    title: ['留,但不告诉办事的单位', 'With my name, hidden from the unit that handles it'],
    says: [
      '只有首接人和回访员能看到您的电话,办事的单位看不到。',
      'Only the first receiver and the call-back officer can see your number; the handling unit cannot.',
    ],
  },
  anonymous: {
    title: ['不留姓名', 'Anonymously'],
    says: [
      '没有人能联系您,进度要凭编号和查询密码自己查。正式的信访书面答复要有姓名和住址,匿名的给不了。',
      'Nobody can reach you; you follow it with the number and passphrase. A formal written answer needs name and address, so it cannot be given.',
    ],
  },
};

export const reportWords = {
  step: ['第 {at} 步,共 3 步', 'Step {at} of 3'],
  whatTitle: ['说说您遇到的事', 'Tell us what happened'],
  whereTitle: ['在哪儿,怎么找您', 'Where, and how to reach you'],
  checkTitle: ['看一遍,交上去', 'Look it over and send it'],
  body: ['什么事', 'What happened'],
  bodyHint: [
    '想到什么写什么:什么时候、怎么回事、想怎么办。不用写得好。',
    'Just as it comes: when, what, and what you would like. It need not be well written.',
  ],
  kind: ['这算哪一类', 'What kind of matter'],
  kindHint: [
    '说不准就选“反映问题、求助”。选错了不要紧,我们会调。',
    'Unsure? Take the first. A wrong choice does no harm.',
  ],
  files: ['照片或录音', 'Photos or sound'],
  voiceHint: [
    '不想打字,可以录一段话传上来。照片、录音或 PDF,每个不超过 20 MB,最多 {most} 个。',
    'Rather not type? Record it. Photos, sound or PDF, up to 20 MB each, at most {most}.',
  ],
  kept: ['已经收到:', 'Received:'],
  drop: ['去掉', 'Remove'],
  next: ['下一步', 'Next'],
  send: ['交上去', 'Send it'],
  change: ['改', 'Change'],
  back: ['上一步', 'Back'],
  place: ['在哪儿', 'Where'],
  placeHint: ['一层一层点:{levels}。', 'Tap your way down: {levels}.'],
  levels: ['旗县区、乡镇街道、村社区', 'county, township, village'],
  placeMore: [
    '再往下点;说不准是哪个,可以不点,直接往下填。',
    'Go on; if you are not sure which, leave it and fill in the rest.',
  ],
  placeNote: ['具体位置', 'The exact spot'],
  placeNoteHint: ['比如:村口小桥东边、3 号楼 2 单元', 'For example: east of the little bridge; block 3, entrance 2'],
  who: ['谁的事', 'Whose matter it is'],
  self: ['我自己的', 'My own'],
  selfSays: ['或者大家的事', 'Or everybody’s'],
  family: ['替家里人说', 'I file it for somebody of my family'],
  familySays: [
    '他知道并且同意。姓名电话填他的,您自己的填在最下面',
    'They know and agree. Give their name and number; yours goes at the bottom',
  ],
  byTitle: ['替家里人说的,填您自己的', 'Filing for family: about yourself'],
  byHint: [
    '您另有一个查询密码:看进展、补充情况、说办没办好、评价,{days} 天内有效,本人随时可以收回。本人的回执,由接件的人当面交给他。',
    'You get a passphrase of your own: to look, add, say whether it is done and rate, for {days} days; the person can take it back. Their own receipt is handed to them by whoever receives the matter.',
  ],
  byName: ['您的姓名', 'Your name'],
  byPhone: ['您的手机', 'Your phone'],
  byRelation: ['您是他的什么人', 'What you are to them'],
  disclosure: ['留不留姓名', 'Your name'],
  name: ['姓名', 'Name'],
  phone: ['电话', 'Telephone'],
  phoneHint: [
    '手机,或带区号的座机。没有可以不填。',
    'Mobile, or a landline with its area code. Leave it out if you have none.',
  ],
  address: ['住址', 'Address'],
  addressHint: ['信访要书面答复的,请填姓名和住址。', 'A written answer to a petition needs your name and address.'],
  nameNote: ['选了“不留姓名”,下面填的不会保存。', 'If you chose “anonymously”, what stands below is not kept.'],
  petitionLimit: [
    '您选了信访:不留姓名和住址,给不了正式的书面答复,但事情照样办。',
    'You chose a petition: without name and address there is no formal written answer, but it is handled all the same.',
  ],
  dangerTitle: ['听起来有危险。先打电话,人来得快:', 'This sounds dangerous. Call first, help comes faster:'],
  dangerAfter: ['打完电话,也可以接着在这里记下来。', 'After the call you can go on here.'],
  noFiles: ['没有', 'None'],
  contact: ['{contact}({how})', '{contact} ({how})'],
  noContact: ['不留姓名电话', 'No name, no number'],
  sentBefore: [
    '这件事刚才已经交过了。如果这是另一件事,或者内容有改动,请再点一次“交上去”。',
    'This was sent already. If it is another matter, or you changed it, press “Send it” once more.',
  ],
  promise: [
    '交上去以后,马上给您一个编号和查询密码。谁在办、办到哪一步,您随时看得到。',
    'You get a number and a passphrase at once, and see at any time who is handling it and how far it is.',
  ],
} as const satisfies Record<string, Word>;

export const draftFaults = {
  noPlace: ['请点出在哪个旗县区', 'please choose the county'],
  unknownPlace: ['没有这个地方,请重新点', 'there is no such place: choose again'],
  nameOrPhone: [
    '姓名和电话至少填一样;都不想留,请选“不留姓名”',
    'give a name or a number; for neither, choose “anonymously”',
  ],
  phone: ['电话不对:手机是 11 位,座机要带区号', 'not a number: 11 digits, or a landline with its area code'],
  family: [
    '替家里人说,要留他的姓名,请选前两样之一',
    'to file for somebody of your family, give their name: choose one of the first two',
  ],
  byName: ['请写您自己的姓名', 'please give your own name'],
  tooManyFiles: ['最多 {most} 个,多的没有收', 'at most {most}; the others were left out'],
  fileGone: ['照片放得太久,已经失效,请重新选', 'the files were left too long: please choose them again'],
} as const satisfies Record<string, Word>;

export const receiptWords = {
  title: ['记下了', 'It is noted'],
  lead: ['您的事已经交上来了。下面是回执。', 'Your matter has arrived. This is your receipt.'],
  keep: [
    '请截屏、抄下来或打印。查询密码只在这一页显示,谁有它谁就能看这件事。',
    'Take a screenshot, write it down or print it. The passphrase is shown on this page only; whoever has it can see your matter.',
  ],
  number: ['编号', 'Number'],
  passphrase: ['查询密码', 'Passphrase'],
  place: ['地方', 'Place'],
  at: ['交上来的时间', 'Received'],
  qr: ['扫一扫,查办到哪了', 'Scan to see how far it is'],
  nextTitle: ['接下来', 'What happens next'],
  next1: [
    '{place}的接件人会安排谁来办。第一个接您事的人,从头管到底。',
    'The receiver for {place} arranges who handles it. Whoever took it first answers for it to the end.',
  ],
  next2: ['最晚 {day} 前要答复您。', 'You are to have an answer by {day}.'],
  next2none: [
    '办的单位接下以后,您能看到最晚哪天答复。',
    'Once a unit has taken it you will see by which day it must answer.',
  ],
  next3: [
    '办好没办好,您说了算。没办好,退回去重办,由上一级盯着。',
    'You say whether it is done. If not, it goes back to be done again, watched by the level above.',
  ],
  next4: [
    '任何时候都可以“向上一级反映”,不影响您办任何事。',
    'You can take it to the level above at any time, without any drawback.',
  ],
  root: ['编年簿根值', 'Chronicle root'],
  rootSays: [
    '{day} 的总校验值。以后谁改动过当天以前的记录,凭它都能查出来。',
    'The checksum of {day}: with it, any later change to earlier records can be shown.',
  ],
  print: [
    '要打印:用浏览器的“打印”或“分享—打印”。没有打印机,村部、社区可以帮您打。',
    'To print: use “Print” or “Share, Print” of your browser; the village office prints it for you too.',
  ],
  familyLead: [
    '您替{name}交的事已经记下。下面是您自己的查询密码,只能看这一件。',
    'What you filed for {name} is noted. This is your own passphrase; it opens this one matter.',
  ],
  familyOwn: [
    '{name}自己的回执,由接件的人联系他时当面交给他。凭您这个密码不能撤回,也看不到他的电话和住址。',
    '{name} gets a receipt of their own from whoever receives the matter. With yours you cannot withdraw it, nor see their number or address.',
  ],
  look: ['现在就看办到哪了', 'See where it stands now'],
  home: ['回首页', 'Home'],
} as const satisfies Record<string, Word>;
