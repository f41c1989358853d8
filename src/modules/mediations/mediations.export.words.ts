import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const mediationsExportWords = {
  mediations: {
    says: ['人民调解', 'Mediations'],
    committee: ['调委会', 'Committee'],
    at: ['受理时间', 'Taken'],
  },
  committees: {
    says: ['调解委员会', 'Committees'],
    electedBy: ['怎么产生', 'Elected by'],
    electedOn: ['产生日期', 'Elected'],
    termUntil: ['任期止', 'Until'],
    phone: ['电话', 'Telephone'],
    address: ['地址', 'Address'],
    hours: ['时间', 'Hours'],
    members: ['人数', 'Members'],
    faults: ['不合规定处', 'Faults'],
  },
  mediators: {
    says: ['调解员和法律明白人', 'Mediators and law guides'],
    name: ['姓名', 'Name'],
    committee: ['调委会', 'Committee'],
    part: ['身份', 'Part'],
    certificate: ['证号', 'Certificate'],
    since: ['起始日期', 'Since'],
    until: ['到', 'Until'],
    hoursThisYear: ['今年学时', 'Hours this year'],
  },
} as const satisfies Record<string, Record<string, Word>>;
