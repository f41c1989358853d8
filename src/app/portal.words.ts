import type { Word } from '#kernel/words.ts';

export const homeWords = {
  title: ['有事您说,我们来跑', 'You say it, we do the running'],
  lead: [
    '群众动嘴,干部跑腿。不用注册,不用下载,打字、录音、拍照都行。',
    'No account, nothing to install: type, record or take a photo.',
  ],
  report: ['我要说件事', 'I want to report something'],
  reportSays: ['求助、投诉、咨询、建议、隐患、代办', 'Help, complaints, questions, ideas, hazards, errands'],
  track: ['查办到哪了', 'Where is my matter?'],
  trackSays: ['凭回执上的编号和查询密码', 'With the number and passphrase on your receipt'],
  own: ['接着看我的事', 'Go on with my matter'],
  ownSays: ['您刚才打开过,不用再输查询密码', 'You opened it a moment ago'],
  places: ['找人、找地方', 'Where to go, whom to call'],
  placesSays: ['接待地点、电话、什么时候有人', 'Places, telephones and hours'],
  help: ['怎么用', 'How it works'],
  helpSays: ['不会用手机、多久答复、谁看得到', 'Without a telephone, how long it takes, who can see it'],
  moreTitle: ['还可以', 'Also'],
  order: ['家里要修东西', 'Something at home needs repair'],
  orderSays: ['暖气、水电、锁、电梯:点单,看谁来修', 'Heating, water, power, locks, lifts: order it and see who comes'],
  open: ['大家的事', 'What others said'],
  openSays: ['本人愿意公开的事,和每月办得怎么样', 'What people chose to make public, and the monthly figures'],
  accuse: ['检举控告', 'Accuse somebody in office'],
  accuseSays: ['加密提交,只有纪检机关能打开', 'Sealed; only a discipline organ can open it'],
  promiseTitle: ['我们答应您', 'What we promise'],
} as const satisfies Record<string, Word>;

export const promises: readonly Word[] = [
  [
    '第一个接您事的人,从头管到底,中途换人要有人接才行。',
    'Whoever takes it first answers for it to the end; handing over needs somebody who accepts it.',
  ],
  ['每一步、每个期限、谁看过,您都看得到。', 'You see every step, every time limit, and who opened it.'],
  ['办好没办好,您说了算;办事的人不能自己给自己办结。', 'You say whether it is done; nobody closes their own work.'],
  ['向上一级反映是您的权利,不影响您办任何事。', 'Going to the level above is your right and costs you nothing.'],
];

export const helpWords = {
  title: ['怎么用', 'Help'],
  lead: [
    '不会用手机也一样办:打电话、到村部社区,有人替您记。',
    'It works without a telephone too: call, or go to the village office, and somebody writes it down.',
  ],
  phone: ['打电话 12345', 'Call 12345'],
} as const satisfies Record<string, Word>;

/** Question and answer, as a neighbour would ask and answer them. */
export const questions: readonly { ask: Word; answer: readonly Word[] }[] = [
  {
    ask: ['怎么说件事?', 'How do I report something?'],
    answer: [
      [
        '点“我要说件事”,三小页:什么事、在哪儿、看一遍交上去。可以拍照,也可以录音。',
        'Press “I want to report something”: what, where, look it over. Photos and sound are welcome.',
      ],
      [
        '交完给您一个编号和 8 位查询密码,请截屏或抄下来。',
        'You get a number and an eight-digit passphrase: take a screenshot or write them down.',
      ],
    ],
  },
  {
    ask: ['多久有答复?', 'How long does it take?'],
    answer: [
      [
        '按规定的期限办,最晚哪一天、依据哪一条,都写在“查办到哪了”里。',
        'The last day and the rule it comes from stand on the page of your matter.',
      ],
      [
        '打电话、到村部、网上交,期限都一样。过了期限会自动报上一级。',
        'By telephone, in person or here, the limits are the same. What is late is told to the level above by itself.',
      ],
    ],
  },
  {
    ask: ['谁看得到我的名字和电话?', 'Who can see my name and number?'],
    answer: [
      [
        '交的时候您自己选:留姓名电话、留但不告诉办事的单位、或者不留姓名。',
        'You choose: with your name, hidden from the unit that handles it, or anonymously.',
      ],
      [
        '谁打开过您的事、谁看过您的电话、为什么看,都有记录,您自己看得到。',
        'Whoever opens your matter or looks at your number is recorded, and you can see it.',
      ],
      [
        '正式的信访书面答复,按规定要有姓名和住址。',
        'A formal written answer to a petition needs a name and address by law.',
      ],
    ],
  },
  {
    ask: ['没办好怎么办?', 'What if it is not done?'],
    answer: [
      [
        '点“没办好”,退回去由上一级重新安排;也可以点“换人办”“向上一级反映”。',
        'Press “It is not done”: the level above arranges it anew. You can also ask for another handler or go to the level above.',
      ],
      ['办结以后又出问题,90 天内可以重新办。', 'If it comes back, you can reopen it within 90 days.'],
    ],
  },
  {
    ask: ['有人劝我撤、逼我撤怎么办?', 'What if somebody presses me to withdraw?'],
    answer: [
      [
        '只有您自己能撤,撤了 7 天内可以改主意。撤的时候会问您有没有人逼您,回答直接到县里,村里乡里看不到。',
        'Only you can withdraw, with seven days to change your mind. You will be asked whether anybody pressed you; the answer goes straight to the county.',
      ],
    ],
  },
  {
    ask: ['回执丢了怎么办?', 'I lost the receipt'],
    answer: [
      [
        '带上身份证,到当初接您这件事的地方重打一张,旧的查询密码就作废了。',
        'Bring your identity card to where it was taken: you get a new one, and the old passphrase ends.',
      ],
    ],
  },
  {
    ask: ['看不清、字太小?', 'Too small to read?'],
    answer: [['点页面右上角“大字版”。', 'Press “Large print” at the top right.']],
  },
];

export const refusedWords = {
  home: ['回首页', 'Home'],
  track: ['输编号打开', 'Open with number and passphrase'],
  receiptAgain: [
    '为了不让别人看到您的事,隔一段时间要重新输一次编号和查询密码。',
    'So that nobody else sees your matter, the number and passphrase are asked for again after a while.',
  ],
  again: ['您刚才填的还在:按手机的“返回”就能看到。', 'What you typed is still there: press “back”.'],
} as const satisfies Record<string, Word>;
