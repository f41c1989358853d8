import type { Personal } from '#platform/personal.ts';

export const personal: Personal = {
  held: [],
  apart: {
    inbox_contact: 'addresses for notices of a case, shown with it',
    inbox_draft: 'mails and messages before they became a case; what became one is shown as the case',
    inbox_mail: 'notices on their way out, emptied when sent',
  },
};
