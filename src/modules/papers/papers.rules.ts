/** `ZD-` and twelve hexadecimal digits: what is printed under the code, for whoever has to type it. */
const CODE = /(?<![A-Za-z0-9])ZD-?([0-9A-F]{12})(?![A-Za-z0-9])/i;

/** The code of one of our sheets in what a scanner or a person read; null when there is none. */
export const paperCodeIn = (text: string): string | null => {
  const digits = CODE.exec(text.normalize('NFKC').replace(/[-‐‑‒–—―−]+/g, '-'))?.[1];
  return digits ? `ZD-${digits.toUpperCase()}` : null;
};
/** A new code from a fresh id: its last twelve digits are random. */
export const paperCodeOf = (id: string): string => `ZD-${id.slice(-12).toUpperCase()}`;
export const paperLink = (publicUrl: string, code: string): string => `${publicUrl}/paper?c=${code}`;
