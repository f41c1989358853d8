const HAN = '[\\p{Script=Han}”》）」。]';
const MARK = new RegExp(`(?<=${HAN})[,:;?!]|(?<=^|[\\w%])[,:;?!](?=[\\p{Script=Han}“])`, 'gu');
/** ASCII marks and their full-width forms lie this far apart in Unicode. */
const TO_WIDE = 0xfee0;
const widened = (mark: string) => String.fromCharCode(mark.charCodeAt(0) + TO_WIDE);

/** Chinese stops as they are printed: full width beside Han characters. Sources are typed with the keyboard's narrow ones. */
export const typeset = (text: string): string =>
  text
    .replace(/\((?=[\p{Script=Han}“《])([^()]*)\)/gu, (_, inner: string) => `${widened('(')}${inner}${widened(')')}`)
    .replace(MARK, widened);
