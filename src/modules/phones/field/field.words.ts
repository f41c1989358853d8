import type { Word } from '#kernel/words.ts';

export const phoneFieldWords = {
  outbox: ['待传', 'To be sent'],
  outboxHow: [
    '写好的都先存在本机,连上网自己上传。没收下的请看一下,别的照传。',
    'What you wrote is kept here and sent by itself. Please look at what was not taken; the rest goes on.',
  ],
  nothing: ['没有待传的', 'Nothing to send'],
  nothingHow: ['在“记一笔”写好的,会先到这里,再上传。', 'What you write under “Note it” comes here first.'],
  refusedGroup: ['没收下,请您看一下', 'Not taken: please look'],
  waitingGroup: ['等着上传', 'Waiting'],
  sentGroup: ['已上传', 'Sent'],
  madeAt: ['{at} 写的', 'written {at}'],
  files: ['照片、录音 {n} 个', '{n} files'],
  becomes: ['{provisional} → {number}', '{provisional} → {number}'],
  arrived: ['{provisional} 已上传', '{provisional} sent'],
  passphrase: ['查询密码 {passphrase},读给本人听', 'Passphrase {passphrase}: read it to the person'],
  mend: ['改一改', 'Mend it'],
  draftThere: [
    '那一页还有一条没写完的,先把它交上去或清空,再来改这一条。',
    'Something half-written stands on that page: send or clear it first, then mend this one.',
  ],
  tryAgain: ['再传一次', 'Send again'],
  nowIsRight: ['手机时间已校准,按现在的时间传', 'The clock is right now: use the present time'],
  toTray: ['交给托盘', 'Hand it over'],
  toTrayHow: [
    '交给现在管这个地方的人,您还能看到结果。',
    'Goes to whoever answers for the place now; you still see what becomes of it.',
  ],
  drop: ['删掉', 'Delete'],
  dropUnsure: [
    '刚才传的时候断了,这一条可能已经到了。删的只是手机里这一份。',
    'The line broke while it was sent, so it may have arrived. Only what is on this phone is deleted.',
  ],
  deleted: ['已删掉,一天内还能撤销', 'Deleted; you can undo it for a day'],
  undo: ['撤销', 'Undo'],
  goneMeanwhile: ['这一条刚才已经传上去了。', 'This one has just been sent.'],
  open: ['看这件', 'Open it'],
  more: ['后面还有 {n} 条', '{n} more'],
  sendNow: ['现在就传', 'Send now'],

  tray: ['托盘', 'Tray'],
  trayHow: [
    '放不进去的记录在这里交接:写的人、接的人都看得到。',
    'Records that fit nowhere are handed over here, in sight of both.',
  ],
  trayNone: ['托盘是空的', 'The tray is empty'],
  trayMine: ['我交出去的', 'What I handed over'],
  trayTheirs: ['等我这边接的', 'Waiting for my place'],
  trayDesk: ['到电脑上“托盘”里接。', 'Taken up at the desk, under “Tray”.'],
  decidedBy: ['{state} · {by} {at}', '{state} · {by} {at}'],

  phones: ['我的手机', 'My phones'],
  thisPhone: ['这一台', 'this one'],
  seenOn: ['最近用过 {day}', 'last used {day}'],
  letGo: ['停用', 'Let it go'],
  letGoAsk: [
    '停用后这台手机马上退出,没传的会自己交到托盘,存在上面的都清掉。',
    'It is signed out at once, hands what is unsent to the tray, and everything on it is deleted.',
  ],
  letGoWhy: ['为什么(换手机、丢了…)', 'Why (new phone, lost, …)'],
  isLetGo: ['已停用', 'let go'],
  letGoTitle: ['这台手机已停用', 'This phone was let go'],
  letGoHow: [
    '没传的已经交到托盘,存在这台手机上的都清掉了。要再用,请找系统管理员。',
    'What was unsent is in the tray; everything on this phone is deleted. To use it again, ask the administrator.',
  ],
  letGoLeft: [
    '还有没交出去的。连上网会接着交到托盘,交完就全部清掉;请先别关本页。',
    'Some of it is still here. It goes to the tray as soon as there is a network, then everything is deleted; keep this page open.',
  ],
  unfinished: ['没写完的:', 'Unfinished: '],
  room: [
    '手机快满了,只能再存约 {left}。请删掉些照片、视频,免得存不下新写的。',
    'This phone is nearly full: room for about {left}. Delete some photos or videos, or new entries cannot be kept.',
  ],
  roomLeft: ['本机已用 {used},还能存约 {left}。', 'Used here: {used}; room for about {left} more.'],
  roomKept: ['这台手机答应一直留着。', 'This phone has promised to keep it.'],
  roomNotKept: [
    '这台手机没答应一直留着,空间紧时可能清掉:把“外勤”装到桌面,写好的尽快连网上传。',
    'This phone has not promised to keep it and may clear it when room is short: install the app, and go online soon.',
  ],

  signOut: ['退出登录', 'Sign out'],
  signOutOffline: ['现在离线,要连上才能退出。', 'Offline: signing out needs a connection.'],
  signOutHow: [
    '退出后,存在这台手机上的都会清掉。还有 {unsent} 条没传、{drafts} 份没写完。',
    'Signing out deletes what is kept on this phone: {unsent} unsent, {drafts} unfinished.',
  ],
  signOutSend: ['先上传', 'Send first'],
  signOutTray: ['没传的交给托盘,退出', 'Hand the unsent over and sign out'],
  signOutYes: ['清掉并退出', 'Delete and sign out'],
} as const satisfies Record<string, Word>;
