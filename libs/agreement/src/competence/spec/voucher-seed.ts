import type { Answers } from '../answers.ts';

/** What the short form asks of a person. */
export const person = (status: string, support: string, german = 'none', need = 'no'): Answers => ({
  status,
  support,
  'german-level': german,
  'special-need': need,
});

/** Who, the answers, and what the table says of them: `row: who, under which paragraph`. */
type Row = [who: string, answers: Answers, expected: string];

/** The same on every day. */
export const whatever: Row[] = [
  [
    'a first title without simple German',
    person('first-title', 'none'),
    'abh-duty-no-simple-german: abh, duty, § 44a(1) s. 1 no. 1 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'the same on SGB II, called upon or not',
    person('first-title', 'sgb2-called-upon'),
    'abh-duty-no-simple-german: abh, duty, § 44a(1) s. 1 no. 1 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with special need',
    person('first-title', 'none', 'simple', 'yes'),
    'abh-duty-special-need-first-title: abh, duty, § 44a(1) s. 1 no. 3 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'special need later on',
    person('other-title', 'asylblg', 'none', 'yes'),
    'abh-duty-special-need: abh, duty, § 44a(1) s. 1 no. 3 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with simple German',
    person('first-title', 'none', 'simple'),
    'abh-entitlement: abh, entitlement, § 44(1) AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'the same with a cooperation plan',
    person('first-title', 'sgb2-plan', 'simple'),
    'abh-entitlement: abh, entitlement, § 44(1) AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with sufficient German',
    person('first-title', 'none', 'sufficient'),
    'abh-orientation-only: abh, entitlement, § 44(3) s. 1 no. 3, s. 2 AufenthG',
  ],
  [
    'a first title, SGB II and called upon',
    person('first-title', 'sgb2-called-upon', 'simple'),
    'jobcenter-duty-first-title: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'SGB II and called upon',
    person('claim-lapsed', 'sgb2-called-upon'),
    'jobcenter-duty: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'temporary protection, SGB II, called upon',
    person('title-24', 'sgb2-called-upon'),
    'jobcenter-duty-protection: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'SGB II with a cooperation plan',
    person('other-title', 'sgb2-plan'),
    'jobcenter-admission: jobcenter, admission, § 44(4) AufenthG, § 5a IntV',
  ],
  [
    'temporary protection with a cooperation plan',
    person('title-24', 'sgb2-plan'),
    'jobcenter-admission-protection: jobcenter, admission, § 44(4) AufenthG, § 5a IntV',
  ],
  [
    'an EU citizen with a cooperation plan',
    person('eu-citizen', 'sgb2-plan'),
    'jobcenter-admission-eu-citizen: jobcenter, admission, § 44(4) AufenthG, § 11(1) FreizügG/EU, § 5a IntV',
  ],
  [
    'an asylum seeker on AsylbLG, able to work',
    person('gestattung', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    'a Duldung § 60a(2) s. 3 on AsylbLG, able to work',
    person('duldung-60a-2-3', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    '§ 24 on AsylbLG, able to work',
    person('title-24', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    '§ 25(5) on AsylbLG, able to work',
    person('title-25-5', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    'a late repatriate',
    person('late-repatriate', 'none'),
    'bva-late-repatriate: bva, entitlement, § 9(1) BVFG, § 4(1) s. 1 no. 2 IntV',
  ],
  [
    'another Duldung',
    person('duldung-other', 'asylblg-able'),
    'nobody-duldung: nobody, § 44(4) s. 2 AufenthG',
  ],
  [
    'a German without special need',
    person('german', 'sgb2-plan'),
    'nobody-german-without-need: nobody, § 44(4) s. 2 AufenthG',
  ],
  [
    'a title and sufficient German',
    person('title-24', 'sgb2', 'sufficient'),
    'nobody-sufficient-title: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  [
    'an EU citizen with sufficient German',
    person('eu-citizen', 'none', 'sufficient'),
    'nobody-sufficient-citizen: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  [
    'an asylum seeker with sufficient German',
    person('gestattung', 'asylblg', 'sufficient'),
    'nobody-sufficient-asylum: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  ['a German on AsylbLG', person('german', 'asylblg'), 'contradiction-asylblg: contradiction'],
  ['an asylum seeker on SGB II', person('gestattung', 'sgb2'), 'contradiction-sgb2: contradiction'],
];

/** Until the stop of new admissions, and after its budget year. */
export const untilStop: Row[] = [
  [
    'a lapsed claim',
    person('claim-lapsed', 'none'),
    'bamf-no-claim: bamf, admission, § 44(4) s. 1 AufenthG, § 5(1) IntV',
  ],
  [
    'an EU citizen',
    person('eu-citizen', 'none'),
    'bamf-eu-citizen: bamf, admission, § 44(4) s. 1 AufenthG, § 11(1) FreizügG/EU, § 5(1) IntV',
  ],
  [
    'a German in need',
    person('german', 'none', 'none', 'yes'),
    'bamf-german-in-need: bamf, admission, § 44(4) s. 2 AufenthG, § 5(1) IntV',
  ],
  [
    'an asylum seeker',
    person('gestattung', 'none'),
    'bamf-asylum-seeker: bamf, admission, § 44(4) s. 2 no. 1 AufenthG, § 5(1) IntV',
  ],
  [
    'a Duldung § 60a(2) s. 3',
    person('duldung-60a-2-3', 'asylblg'),
    'bamf-duldung: bamf, admission, § 44(4) s. 2 no. 2 AufenthG, § 5(1) IntV',
  ],
  [
    'temporary protection',
    person('title-24', 'sgb2'),
    'bamf-protection: bamf, admission, § 44(4) s. 2 no. 3 AufenthG, § 5(1) IntV',
  ],
];
