/**
 * What file pickers ask for. They only help to choose: the server tells by the content (platform/file-kind.ts, platform/sheet.ts), and a test holds
 * that everything the server takes can be chosen, and nothing else is offered.
 */
export const accept = {
  /** Photos, sound, papers. */
  attachment: 'image/*,audio/*,application/pdf',
  photo: 'image/*',
  /** A voice note that was recorded elsewhere. */
  sound: 'audio/*',
  /** A filled-in sheet, photographed or scanned. */
  scan: 'image/*,application/pdf',
  table: '.xlsx,.csv',
  /** An office's own empty table, which keeps its looks. */
  template: '.xlsx',
} as const;
