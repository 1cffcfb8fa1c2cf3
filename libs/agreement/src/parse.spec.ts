import type { AgreementProblem } from './problem.ts';
import { parseAgreement } from './parse.ts';

const party = (agency: string, publishes: string) => `  - agency: ${agency}
    titles: { de: Stelle, en: Agency }
    unit: Unit
    controller: { id: ${agency}-controller, titles: { de: Träger, en: Controller } }
    regime: GDPR + DSG NRW
    secrecy: false
    supervisoryAuthority: Authority
    dpo: Officer
    legalSphere: IntV
    mandate: { de: Auftrag, en: Mandate }
    contactFunction: Desk
    publishes: [${publishes}]
`;

const row = (id: string, terms: Record<string, string>) => `  - id: ${id}
${Object.entries({
  types: '[language.registered]',
  senders: '[vhs]',
  recipients: '[abh]',
  purposes: '[course-progress]',
  basis: 'CONSENT',
  from: '2018-03-01',
  note: 'a row',
  ...terms,
})
  .map(([name, value]) => `    ${name}: ${value}\n`)
  .join('')}`;

const head = `agreement:
  id: small
  network: rheine
  version: 1
  validFrom: 2018-03-01
  titles: { de: Klein, en: Small }
`;

const links = `recorders: []
links:
  codes: { make: [abh], redeem: [vhs] }
  ways: []
functions: []
`;

const parties = `parties:\n${party('abh', 'language.duty-stated')}${party('vhs', 'language.registered')}`;

function document(...rows: string[]): string {
  return `${head}${parties}${links}matrix:\n${rows.join('')}`;
}

function problemsIn(text: string): AgreementProblem[] {
  const parsed = parseAgreement(text);
  return Array.isArray(parsed) ? parsed : [];
}

/** The problems as `code @ the text of the line that they name`. */
function told(text: string): string[] {
  const lines = text.split('\n');
  return problemsIn(text).map((one) => `${one.code} @ ${lines[one.line - 1]?.trim()}`);
}

const duty = (terms: Record<string, string> = {}) =>
  row('duty', {
    types: '[language.duty-stated]',
    senders: '[abh]',
    recipients: '[vhs]',
    purposes: '[duty-monitoring]',
    basis: 'STATUTORY',
    paragraph: '§ 8(3) IntV',
    ...terms,
  });

describe('an agreement', () => {
  it('is read from YAML and from JSON alike', () => {
    const text = document(row('one', {}), duty());
    const parsed = parseAgreement(text);
    expect(parsed).toMatchObject({
      id: 'small',
      cells: [
        { id: 'one.registered.vhs.abh.course-progress', from: '2018-02-28T23:00:00.000Z', trigger: 'push' },
        {
          id: 'duty.duty-stated.abh.vhs.duty-monitoring',
          basis: { kind: 'STATUTORY', paragraph: '§ 8(3) IntV' },
        },
      ],
    });
    const json = JSON.stringify({
      agreement: {
        id: 'small',
        network: 'rheine',
        version: 1,
        validFrom: '2018-03-01',
        titles: { de: 'Klein', en: 'Small' },
      },
    });
    expect(problemsIn(json).map((one) => one.pointer)).toEqual([
      '/parties',
      '/recorders',
      '/links',
      '/matrix',
      '/functions',
    ]);
  });

  it('expands lists into cells, leaving out a sender as its own recipient', () => {
    const parsed = parseAgreement(
      document(row('one', { recipients: '[abh, vhs]', purposes: '[course-progress, counselling]' })),
    );
    expect(parsed).toMatchObject({
      cells: [{ id: 'one.registered.vhs.abh.course-progress' }, { id: 'one.registered.vhs.abh.counselling' }],
    });
  });

  it.each([
    ['an unknown agency', row('one', { recipients: '[abh, police]' }), 'AGENCY_UNKNOWN', 'recipients'],
    [
      'an unknown event type',
      row('one', { types: '[language.registered, health.diagnosis]' }),
      'TYPE_UNKNOWN',
      'types',
    ],
    ['an unknown purpose', row('one', { purposes: '[advertising]' }), 'PURPOSE_UNKNOWN', 'purposes'],
    [
      'any purpose on a row that permits',
      row('one', { purposes: "['*']" }),
      'ANY_PURPOSE_ONLY_FORBIDDEN',
      'purposes',
    ],
    ['dates out of order', row('one', { until: '2018-03-01' }), 'DATES_OUT_OF_ORDER', 'until'],
    ['a day that no calendar knows', row('one', { from: '2018-02-30' }), 'FIELD_INVALID', 'from'],
    [
      'a statutory row without paragraph',
      row('one', { basis: 'STATUTORY' }),
      'PARAGRAPH_MISSING',
      '- id: one',
    ],
    ['a duty by consent', row('one', { duty: 'true' }), 'FIELD_INVALID', 'duty'],
    ['secrecy on a row without consent', duty({ secrecy: 'true' }), 'FIELD_INVALID', 'secrecy'],
    ['a day that no consent names', duty({ needsDataUntil: 'true' }), 'FIELD_INVALID', 'needsDataUntil'],
    [
      'a condition on a type that bears a fact',
      duty({ condition: 'plan' }),
      'CONDITION_ON_FACT',
      'condition',
    ],
    [
      'a request as condition of such a type',
      duty({ trigger: 'on-request' }),
      'CONDITION_ON_FACT',
      'trigger',
    ],
    [
      'a type that no sender may publish',
      row('one', { types: '[language.registered, language.interrupted]' }),
      'ROW_UNREACHABLE',
      'types',
    ],
    [
      'a sender that may publish none of it',
      row('one', { senders: '[vhs, abh]' }),
      'ROW_UNREACHABLE',
      'senders',
    ],
    ['an unknown basis', row('one', { basis: 'HABIT' }), 'FIELD_INVALID', 'basis'],
    ['an unknown field', row('one', { color: 'red' }), 'FIELD_UNKNOWN', 'color'],
    ['an unknown condition', row('one', { condition: 'married' }), 'FIELD_INVALID', 'condition'],
    [
      'a condition that joins in two ways',
      row('one', { condition: '{ all: [plan], any: [plan] }' }),
      'FIELD_INVALID',
      'condition',
    ],
    ['a condition of nothing', row('one', { condition: '{ all: [] }' }), 'FIELD_INVALID', 'condition'],
    [
      'an unknown fact inside a condition',
      row('one', { condition: '{ not: { any: [plan, married] } }' }),
      'FIELD_INVALID',
      'condition',
    ],
    [
      'conditions too deep to be checked by reading',
      row('one', { condition: '{ not: { not: { not: { not: plan } } } }' }),
      'FIELD_INVALID',
      'condition',
    ],
    [
      'a condition that its own events make true',
      row('one', { condition: '{ not: registered }' }),
      'CONDITION_ON_FACT',
      'condition',
    ],
    [
      'a way past restrictions by consent',
      row('one', { despiteRestriction: 'legal-claims' }),
      'FIELD_INVALID',
      'despiteRestriction',
    ],
  ])('is refused with %s, at its line', (_, flawed, code, where) => {
    const lines = told(document(flawed));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${code} @ ${where}`));
  });

  it('is refused when rows share an id', () => {
    expect(told(document(row('one', {}), row('one', { purposes: '[counselling]' })))).toEqual([
      'ID_TAKEN @ - id: one',
    ]);
  });

  it('is refused when one row forbids what another permits, for one purpose or for all', () => {
    const forbidden = (terms: Record<string, string>) => row('two', { basis: 'FORBIDDEN', ...terms });
    expect(told(document(row('one', {}), forbidden({})))).toEqual(['ROWS_CONTRADICT @ - id: two']);
    expect(told(document(row('one', {}), forbidden({ purposes: "['*']" })))).toEqual([
      'ROWS_CONTRADICT @ - id: two',
    ]);
    expect(told(document(row('one', {}), forbidden({ purposes: '[counselling]' })))).toEqual([]);
    expect(told(document(row('one', { until: '2020-01-01' }), forbidden({ from: '2020-01-01' })))).toEqual(
      [],
    );
  });

  it('is refused when a consent is asked for what the law permits anyway', () => {
    const law = (terms: Record<string, string>) =>
      row('law', { basis: 'STATUTORY', paragraph: '§ 8 IntV', ...terms });
    expect(told(document(row('asked', {}), law({})))).toEqual(['ROW_UNREACHABLE @ - id: asked']);
    expect(told(document(row('asked', {}), law({ condition: 'obliged' })))).toEqual([]);
    expect(told(document(row('asked', {}), law({ trigger: 'on-request' })))).not.toContain(
      'ROW_UNREACHABLE @ - id: asked',
    );
    expect(told(document(row('asked', {}), law({ until: '2020-01-01' })))).toEqual([]);
    expect(told(document(row('asked', {}), law({ decidedBy: 'clerk' })))).toEqual([]);
  });

  it('is refused when a row repeats another', () => {
    expect(told(document(row('one', {}), row('two', { from: '2020-01-01' })))).toEqual([
      'ROW_UNREACHABLE @ - id: two',
    ]);
  });

  it('tells all faults at once, in the order of the lines, one in a part not hiding one in another', () => {
    const text = document(
      row('one', { basis: 'HABIT', recipients: '[police]' }),
      row('two', { recipients: '[police]' }),
      row('three', { purposes: '[advertising]', from: '2030-01-01', until: '2020-01-01' }),
    )
      .replace('network: rheine', 'network: Rheine')
      .replace('make: [abh]', 'make: [nobody]');
    expect(told(text)).toEqual([
      'FIELD_INVALID @ network: Rheine',
      'AGENCY_UNKNOWN @ codes: { make: [nobody], redeem: [vhs] }',
      'FIELD_INVALID @ basis: HABIT',
      'AGENCY_UNKNOWN @ recipients: [police]',
      'PURPOSE_UNKNOWN @ purposes: [advertising]',
      'DATES_OUT_OF_ORDER @ until: 2020-01-01',
    ]);
  });

  it('does not call a malformed party unknown', () => {
    const text = document(row('one', {})).replace('regime: GDPR + DSG NRW', 'regime: none');
    expect(told(text)).toEqual(['FIELD_INVALID @ regime: none']);
  });

  it('is refused with the place where its YAML breaks', () => {
    expect(problemsIn('agreement: [\nparties: }')).toContainEqual(
      expect.objectContaining({ code: 'TEXT_UNREADABLE', line: 2 }),
    );
    expect(told('agreement: {}\nagreement: {}')).toEqual(['TEXT_UNREADABLE @ agreement: {}']);
  });

  it.each(['', 'null', '[]', '42', 'text'])('is not %p', (text) => {
    expect(problemsIn(text)).not.toEqual([]);
  });

  it('does not blow up on aliases of aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}, *a${n}]`,
    );
    expect(problemsIn(['a0: &a0 [x]', ...levels].join('\n'))).not.toEqual([]);
  });
});
