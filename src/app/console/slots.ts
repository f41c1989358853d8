import type { Slots } from '#ui/console/slots.tsx';

/** What modules show on the pages of modules above them; each panel is loaded when a page with its place is opened. */
export const slots: Slots = {
  case: [],
  intake: [],
  act: [],
};
