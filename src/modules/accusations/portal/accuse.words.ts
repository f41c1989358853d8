import type { Word } from '#kernel/words.ts';

export const accuseWords = {
  title: ['检举控告', 'Report wrongdoing by officials'],
  lead: [
    '反映干部、公职人员违纪违法,或者机关单位滥用职权,走这条通道。内容加密保存,只有纪检机关能打开。',
    'For breaches of discipline or law by officials and public bodies. What you write is encrypted; only a discipline organ can open it.',
  ],
  lawTitle: ['法律怎么保护您', 'How the law protects you'],
  law30: [
    '《信访工作条例》第三十条:检举控告材料和有关情况,不得透露、转给被检举控告的人或者单位。违反的要追究责任(第四十六条)。',
    'Regulations on Petition Work, article 30: an accusation and anything about it must not be disclosed or passed on to those accused; whoever does is held liable (article 46).',
  ],
  law18: [
    '第十八条:任何组织和个人不得打击报复。受到打击报复,也可以从这里反映。',
    'Article 18: nobody may retaliate. If somebody does, you can report that here too.',
  ],
  whoTitle: ['谁看得到', 'Who can see it'],
  who: [
    '只有收到它的纪检机关的工作人员,每次打开都要写明用途并留下记录。村(社区)、乡镇(街道)、其他部门、系统管理员都看不到,也查不到有没有这件事。',
    'Only officers of the discipline organ that receives it, and every opening is logged with a purpose. Villages, townships, other departments and administrators cannot see it, nor find out that it exists.',
  ],
  route: [
    '系统按组织关系避开被检举的单位和它的上级、下级;被检举的是纪检机关的人,就交给上一级纪检机关。',
    'It is kept away from the accused unit and the units above and below it; if a discipline organ is accused, it goes one level up.',
  ],
  kin: [
    '亲戚、同学、朋友这些关系,系统无从知道。您知道谁应当回避,下一步请写上名字:他从一开始就看不到。提交以后也可以凭回执请求回避。',
    'Kinship and friendship no system can know: if you know who should keep out of it, name them in the next step, and they never see it. You can also ask for it later, with your receipt.',
  ],
  other: [
    '也可以拨打纪检监察举报电话 12388,或当面、写信提出,效力一样。',
    'You can also call 12388, write a letter or go in person: it counts the same.',
  ],
  public: [
    '用公共电脑或别人的手机,提交后请关掉网页。',
    'On a shared computer or somebody else’s phone, close the page when you are done.',
  ],
  placeTitle: ['事情发生在哪里?', 'Where did it happen?'],
  placeHint: [
    '先选旗县区。下面的乡镇、村可以接着选,也可以不选。',
    'Choose the county first; township and village if you like.',
  ],
  placeMore: ['可以再选细一点:', 'You can be more exact:'],
  write: ['写检举内容', 'Write it down'],
  back: ['回上一步,改地点', 'Back to the place'],
  track: ['已经提交过?查询办理情况', 'Already filed one? See what became of it'],
  writeTitle: ['写检举内容', 'Write it down'],
  place: ['地点', 'Place'],
  accused: ['检举谁', 'Whom it concerns'],
  accusedHint: ['姓名、职务、单位,知道多少写多少。', 'Name, office, unit: as much as you know.'],
  unit: ['是哪个单位的人', 'Of which unit'],
  unitHint: [
    '选了单位,系统才能避开它和它的上级、下级。名单里没有,就选“不在名单里”。',
    'Only with the unit chosen can the system keep it away from that unit’s line.',
  ],
  noUnit: ['不在名单里,或不清楚', 'Not in the list, or not known'],
  body: ['什么事', 'What happened'],
  bodyHint: ['时间、地点、经过、钱物数额、谁能作证。', 'When, where, how, what sums, who can testify.'],
  keepOut: ['谁应当回避', 'Who should keep out of it'],
  keepOutHint: [
    '纪检机关里谁和被检举的人是亲友、有利害关系,请写姓名。写了名字的人看不到这件。',
    'Who at the discipline organ is kin to those accused or has a stake in it: by name. Whoever is named never sees it.',
  ],
  files: ['证据材料', 'Evidence'],
  filesHint: [
    '照片、录音或 PDF,最多 {most} 份,每份不超过 {megabytes} MB。照片会去掉拍摄时间、地点等信息;录音和 PDF 原样保存,里面可能带有作者名字。',
    'Photos, sound or PDF, at most {most}, {megabytes} MB each. Place and time are removed from photos; sound and PDF stay as they are and may carry their author’s name.',
  ],
  filesAgain: [
    '为了保密,附件不暂存,请重新选择。',
    'Files are not kept meanwhile, for secrecy: please choose them again.',
  ],
  disclosure: ['要不要留名', 'With your name or without'],
  named: ['实名', 'With my name'],
  namedSays: [
    '纪检机关会优先办理,并当面或电话向您反馈。名字只有他们看得到。',
    'Handled first, and answered in person or by phone. Only the discipline organ sees your name.',
  ],
  anonymous: ['匿名', 'Anonymous'],
  anonymousSays: [
    '不填姓名。凭回执编号和密码查看答复。核实可能更难。',
    'No name. You read the answer with your receipt. It may be harder to verify.',
  ],
  name: ['姓名', 'Name'],
  nameHint: ['实名才填。', 'Only if you give your name.'],
  contact: ['怎么联系您', 'How to reach you'],
  contactHint: [
    '电话或其他方式。可以不填,匿名也可以填。',
    'A phone number or another way. Not required; possible without a name too.',
  ],
  send: ['加密提交', 'Encrypt and send'],
  sentBefore: [
    '这份内容刚才已经提交过,又作了修改。再按一次“加密提交”,会作为新的一件。',
    'This was sent already and changed since: press send again to file it as a new one.',
  ],
} as const satisfies Record<string, Word>;

export const accuseFaults = {
  noPlace: ['请至少选到旗县区', 'Choose a county at least'],
  unit: ['名单里没有这个单位,请重新选择', 'There is no such unit in the list: choose again'],
  tooMany: ['最多 {most} 份', 'At most {most}'],
} as const satisfies Record<string, Word>;

export const receiptWords = {
  title: ['已加密提交', 'Encrypted and sent'],
  lead: [
    '请现在抄下或打印编号和密码,以后凭它们查询。',
    'Write down or print number and passphrase now: they are the only way back.',
  ],
  number: ['编号', 'Number'],
  passphrase: ['查询密码', 'Passphrase'],
  organ: ['收件机关', 'Received by'],
  at: ['提交时间', 'Sent'],
  keep: [
    '密码只显示这一次,谁也不能帮您找回。不要把回执给别人看。',
    'The passphrase is shown only now, and nobody can recover it. Show the receipt to no one.',
  ],
  nextTitle: ['接下来', 'What happens next'],
  next1: ['收件机关打开后,查询页会显示“已打开”。', 'When the organ opens it, the tracking page says so.'],
  next2: [
    '受理、移送、办结和给您的答复,都在查询页看。编号里的数字是随机的,不代表件数。',
    'Acceptance, transfer, closing and the reply to you appear there. The digits of the number are random and count nothing.',
  ],
  next3: [
    '受到威胁或打击报复,请再提交一件并写明本编号;有人身危险,马上打 110。',
    'If you are threatened or punished for it, file another and name this number; in danger, call 110 at once.',
  ],
  look: ['查询办理情况', 'See what became of it'],
} as const satisfies Record<string, Word>;

export const trackWords = {
  title: ['查询检举控告', 'What became of an accusation'],
  lead: [
    '输入回执上的编号和密码。这里不显示您写的内容。',
    'Enter number and passphrase of your receipt. What you wrote is not shown here.',
  ],
  numberHint: ['以 JB 开头', 'It begins with JB'],
  passphraseHint: ['8 位数字', '8 digits'],
  open: ['查询', 'Look'],
  shape: ['编号的样子不对,请对照回执', 'Not the shape of a number: check your receipt'],
  checkDigit: ['编号里有一位写错了,请对照回执', 'One digit of the number is wrong: check your receipt'],
  noPassphrase: ['请填写查询密码', 'Enter the passphrase'],
  organ: ['现在由 {organ} 办理。', 'It is with {organ} now.'],
  noReply: ['还没有答复。', 'No reply yet.'],
  replies: ['纪检机关的答复', 'Replies of the discipline organ'],
  steps: ['办理经过', 'What happened'],
  again: ['查另一件', 'Look up another'],
  lost: [
    '密码丢了找不回来。可以向收件的纪检机关询问,或重新提交一件。',
    'A lost passphrase cannot be recovered: ask the discipline organ that received it, or file it again.',
  ],
} as const satisfies Record<string, Word>;

export const stepWords = {
  file: ['已收到', 'Received'],
  open: ['纪检机关已打开', 'Opened by the discipline organ'],
  accept: ['已受理', 'Accepted'],
  transfer: ['已移送其他纪检机关', 'Transferred to another discipline organ'],
  reply: ['已答复', 'Replied'],
  close: ['已办结', 'Closed'],
  recuse: ['有工作人员回避,由其他人办理', 'An officer stepped aside: somebody else has it'],
  exclude: ['负责人决定一名工作人员回避', 'The head made an officer step aside'],
  askRecusal: ['您请求回避', 'You asked that somebody step aside'],
  decideRecusal: ['对您的回避请求作出决定', 'What you asked was decided'],
  climb: [
    '原机关已无人可以办理,转到上一级纪检机关',
    'Nobody was left there to handle it: it went to the discipline organ above',
  ],
} as const satisfies Record<string, Word>;
