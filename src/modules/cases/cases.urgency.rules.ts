import type { CaseTier } from './cases.rules.ts';

/** Danger to life is never queued here: the page shows 110, 119 and 120 first (domain §12.21). */
export const soundsLikeDanger = (text: string) =>
  /着火|起火|火灾|爆炸|煤气中毒|燃气泄漏|救命|自杀|跳楼|晕倒|昏迷|塌方|被困|溺水|家暴/.test(text);

/** Cold homes and dry taps have the shorter clock, whoever files them (北京市接诉即办工作条例 art 19). */
export const soundsLikeUtility = (text: string) =>
  /停水|停电|停气|停暖|断[水电气]|没有?(自来)?水(?!平)|没有?电(?!话|梯)|供暖|供热|暖气.{0,4}(不热|停|凉)|没有?暖气|(自来水|燃气|天然气|煤气).{0,4}(停|断|不通)/.test(
    text,
  );

export const tierFor = (text: string, chosen?: CaseTier): CaseTier =>
  chosen ?? (soundsLikeUtility(text) ? 'utility' : 'general');
