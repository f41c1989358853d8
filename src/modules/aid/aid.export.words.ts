import type { Word } from '#kernel/words.ts';

/** What the lists are called as tables, and the headings that are theirs alone. */
export const aidExportWords = {
  aid: {
    says: ['救助申请', 'Aid applications'],
    applicant: ['申请人', 'Applicant'],
    address: ['住址', 'Address'],
    size: ['人口', 'People'],
    appliedOn: ['申请日期', 'Applied'],
    amountCents: ['金额(元)', 'Yuan'],
    paidFrom: ['起发日期', 'Paid from'],
    isKin: ['近亲属', 'Kin'],
    dueDay: ['最近期限', 'Next limit'],
  },
  aidKin: {
    says: ['近亲属登记簿', 'Kin register'],
    applicant: ['申请人', 'Applicant'],
    official: ['干部姓名', 'Official'],
    post: ['职务', 'Post'],
    relation: ['关系', 'Relation'],
    at: ['登记时间', 'Registered'],
    visited: ['已入户', 'Visited'],
  },
  aidCustody: {
    says: ['代管卡折登记簿', 'Cards kept'],
    household: ['户主', 'Household'],
    address: ['住址', 'Address'],
    holder: ['代管人', 'Kept by'],
    thing: ['卡折', 'What'],
    why: ['原因', 'Why'],
    since: ['起始日期', 'Since'],
    filedOn: ['备案日期', 'Filed'],
    filedAs: ['备案号', 'Filed as'],
    returnedOn: ['归还日期', 'Returned'],
  },
} as const satisfies Record<string, Record<string, Word>>;
