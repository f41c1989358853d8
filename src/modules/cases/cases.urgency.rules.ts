import type { CaseTier } from './cases.rules.ts';

/** Danger to life is never queued here: the page shows 110, 119 and 120 first (domain §12.21). A smell of gas is one; a gas bill is not. */
export const soundsLikeDanger = (text: string) =>
  /着火|起火|失火|火灾|(屋|家|楼道|电.{0,4}|插座|插排)里?冒(黑|浓)?烟|爆炸|触电|救命|自杀|轻生|不想活|跳楼|晕倒|昏迷|塌方|被困|溺水|落水|家暴|中毒|喘不上气|(燃|煤|天然|液化)气.{0,6}(泄漏|漏气|漏了|味)|漏(燃|煤|天然)气|电线.{0,4}(落地|掉地|掉在地)/.test(
    text,
  );

/** Cold homes and dry taps have the shorter clock, whoever files them (北京市接诉即办工作条例 art 19). */
export const soundsLikeUtility = (text: string) =>
  /停水|停电|停气|停暖|断[水电气]|没有?(自来)?水(?!平)|没有?电(?!话|梯)|供暖|供热|暖气.{0,4}(不热|停|凉)|没有?暖气|(自来水|燃气|天然气|煤气).{0,4}(停|断|不通)/.test(
    text,
  );

export const tierFor = (text: string, chosen?: CaseTier): CaseTier =>
  chosen ?? (soundsLikeUtility(text) ? 'utility' : 'general');
