import type { Word } from '#kernel/words.ts';
import type { TrayReason, TrayRefusal, TrayState } from './tray.rules.ts';

export const trayReasonWords: Record<TrayReason, Word> = {
  placeGone: ['网格或村已经调整', 'The grid or village was redrawn'],
  notMine: ['这个地方不再归本人管', 'The place is no longer theirs'],
  postEnded: ['岗位已经结束', 'The post ended'],
  merged: ['这一户已经并入别的户', 'The household was merged'],
  letGo: ['手机已停用', 'The phone was let go'],
  refused: ['没有收下,本人交了过来', 'Was refused; handed over by hand'],
};

export const trayStateWords: Record<TrayState, Word> = {
  waiting: ['等人接', 'Waiting'],
  taken: ['已接过去', 'Taken up'],
  aside: ['放一边', 'Set aside'],
};

export const trayRefusalWords: Record<TrayRefusal, Word> = {
  decided: ['这一条已经有人处理了,请刷新。', 'Somebody has decided on it already: load it again.'],
  arrived: ['这一条已经收下了,不用再交。', 'This one has arrived already: there is nothing to hand over.'],
  reasonMissing: ['放一边要写明原因,写的人看得到。', 'Say why it is set aside: whoever wrote it sees it.'],
};
