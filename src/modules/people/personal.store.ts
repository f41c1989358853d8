import { heldIn } from '#platform/personal.store.ts';
import type { Personal } from '#platform/personal.ts';
import { sealedPerson } from './people.store.ts';
import { peopleWords } from './people.words.ts';
import { emptyByConsent, personReadings } from './readings.store.ts';

const register = heldIn({
  name: 'register',
  says: ['居民登记', 'The register of residents'],
  why: [
    '村(居)委会、乡镇为您办事、发放待遇要用(个人信息保护法第十三条)',
    'Needed by village and township to serve you (PIPL 13)',
  ],
  until: ['住在这里期间;搬走、去世后随户归档', 'While you live here; filed with the household afterwards'],
  table: 'person',
  person: 'id',
  sealed: sealedPerson,
  at: 'created_at',
  shows: {
    name: ['姓名', 'Name'],
    birth_year: ['出生年', 'Year of birth'],
    basis: { says: ['凭什么记', 'On what ground'], words: peopleWords.bases },
    phone_sealed: ['电话', 'Telephone'],
    id_number_sealed: ['身份证号', 'Identity number'],
    bank_sealed: ['银行账号', 'Bank account'],
    health_sealed: { says: ['健康方面的需要', 'Needs of health'], words: peopleWords.health },
    changed_at: ['最近改动', 'Last changed'],
  },
});

export const personal: Personal = {
  held: [
    // What rests on consent goes; who is registered because the law says so stays on the register.
    {
      ...register,
      kept: [
        '凭您同意登记的,只留姓名和住处,电话、证件号码、账号、健康情况删除;为履行法定职责登记的,依法保留',
        'Kept by your consent: telephone, identity number, account and health are deleted, name and home stay. Kept by a legal duty: it stays',
      ],
      erase: emptyByConsent,
    },
    heldIn({
      name: 'home',
      says: ['您的户', 'Your household'],
      why: ['按户办事、发放待遇', 'Services and benefits go by household'],
      until: ['住在这户期间;分户、搬走后留作经过', 'While you live there; kept as history after'],
      kept: ['户籍和待遇办理要用的经过', 'The history that household services rest on'],
      table: 'household',
      household: 'id',
      at: 'changed_at',
      shows: { address: ['住址', 'Address'] },
    }),
    heldIn({
      name: 'membership',
      says: ['您在哪户、是什么关系', 'Which household you belong to, and how'],
      why: ['按户办事、发放待遇', 'Services and benefits go by household'],
      until: ['长期,作为户的经过', 'Kept, as the history of the household'],
      kept: ['户籍和待遇办理要用的经过', 'The history that household services rest on'],
      table: 'household_member',
      person: 'person_id',
      shows: {
        relation: { says: ['关系', 'Relation'], words: peopleWords.relations },
        valid_from: ['从', 'From'],
        valid_to: ['到', 'Until'],
      },
    }),
    heldIn({
      name: 'consents',
      says: ['您同意过什么', 'What you agreed to'],
      why: ['要能证明您同意过、什么时候撤回的', 'To show what you agreed to and when you took it back'],
      until: ['撤回后三年', 'Three years after it was taken back'],
      kept: [
        '同意的记录保存三年(个人信息保护法第五十五条、第五十六条)',
        'Records of consent are kept three years (PIPL 55, 56)',
      ],
      table: 'consent',
      person: 'person_id',
      at: 'given_at',
      shows: {
        purpose: { says: ['同意的事', 'For'], words: peopleWords.consents },
        scope: ['范围', 'Scope'],
        given_by: { says: ['谁同意的', 'Given by'], words: peopleWords.givers },
        witness: ['见证人', 'Witness'],
        withdrawn_at: ['撤回时间', 'Taken back'],
      },
    }),
    heldIn({
      name: 'authorisations',
      says: ['您委托过谁代办', 'Whom you authorised to act'],
      why: ['代办要有您的授权', 'An errand needs your authority'],
      until: ['长期,作为授权的证明', 'Kept as proof of the authority'],
      kept: ['授权办过的事要能证明', 'What was done by that authority must be provable'],
      table: 'authorisation',
      person: 'person_id',
      at: 'given_at',
      shows: {
        valid_from: ['从', 'From'],
        valid_to: ['到', 'Until'],
        witness: ['见证人', 'Witness'],
        revoked_at: ['收回时间', 'Taken back'],
      },
    }),
  ],
  apart: {},
  readings: personReadings,
};
