/** A cell a spreadsheet takes for text: quoted where it must be, and never for a formula. */
const cell = (value: string | number): string => {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The refused rows as Excel opens them: with the mark of UTF-8 and lines that end as on Windows. */
export const refusedCsv = (headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
