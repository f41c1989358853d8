/** 12345678 → 1234 5678: a number or a passphrase as it is read out and written down. */
export const inFours = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');
