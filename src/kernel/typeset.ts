// No look-behind: telephones of 2022 cannot read a pattern with one, and then nothing of the app runs.
const AFTER = /([\p{Script=Han}”》）」。])([,:;?!]+)/gu;
const BEFORE = /(^|[\w%])([,:;?!])(?=[\p{Script=Han}“])/gu;
/** ASCII marks and their full-width forms lie this far apart in Unicode. */
const TO_WIDE = 0xfee0;
const widened = (marks: string) => marks.replace(/./g, (m) => String.fromCharCode(m.charCodeAt(0) + TO_WIDE));
const wide = (_: string, before: string, marks: string) => `${before}${widened(marks)}`;

/** Chinese stops as they are printed: full width beside Han characters. Sources are typed with the keyboard's narrow ones. */
export const typeset = (text: string): string =>
  text
    .replace(/\((?=[\p{Script=Han}“《])([^()]*)\)/gu, (_, inner: string) => `${widened('(')}${inner}${widened(')')}`)
    .replace(AFTER, wide)
    .replace(BEFORE, wide);
