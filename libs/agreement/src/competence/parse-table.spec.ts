import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCompetenceTable } from './parse-table.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/competence/voucher.yaml'),
  'utf8',
);

/** The faults of a text as `code pointer: fix`. */
function told(changed: string, parties?: readonly string[]): string[] {
  const read = parseCompetenceTable(changed, parties);
  return Array.isArray(read) ? read.map(({ code, pointer, fix }) => `${code} ${pointer}: ${fix}`) : [];
}

const small = `table:
  { id: small, version: 1, from: 2024-01-01, titles: { de: Klein, en: Small }, note: { de: N, en: N } }
bodies: []
forms: [{ id: form, titles: { de: F, en: F } }]
documents: []
questions:
  - { name: need, kind: yes-no, titles: { de: Bedarf, en: Need } }
  - { name: months, kind: number, titles: { de: Monate, en: Months }, least: 0, most: 12 }
  - { name: since, kind: date, titles: { de: Seit, en: Since } }
rows:
  - { id: all, from: 2024-01-01, when: {}, nobody: { de: N, en: N }, paragraph: § 1 }
offers: []
`;
const withRow = (row: string) =>
  small.replace(/ {2}- \{ id: all.*\n/, `  - { id: one, from: 2024-01-01, ${row} }\n`);
const nobody = 'nobody: { de: N, en: N }, paragraph: § 1';

describe('a text that should state a competence table', () => {
  it('is read when it is sound, and can no longer be changed', () => {
    const table = parseCompetenceTable(small);
    expect(table).toMatchObject({ id: 'small', version: 1, rows: [{ id: 'all' }] });
    expect(Object.isFrozen(table)).toBe(true);
    expect(told(text)).toEqual([]);
  });

  it.each([
    [
      'an unknown question',
      `when: { nead: 'yes' }, ${nobody}`,
      'COMPETENCE_NAME_UNKNOWN /rows/0/when/nead: use one of the questions: need, months, since',
    ],
    [
      'an unknown value',
      `when: { need: maybe }, ${nobody}`,
      'COMPETENCE_NAME_UNKNOWN /rows/0/when/need: use one of yes, no',
    ],
    [
      'a value where a range belongs',
      `when: { months: 5 }, ${nobody}`,
      'FIELD_INVALID /rows/0/when/months: write least, most or both, as whole numbers',
    ],
    [
      'a range with an expression in it',
      `when: { months: { most: '5 or true' } }, ${nobody}`,
      'FIELD_INVALID /rows/0/when/months: write least, most or both, as whole numbers',
    ],
    [
      'a day that no calendar knows',
      `when: { since: { from: 2026-02-30 } }, ${nobody}`,
      'FIELD_INVALID /rows/0/when/since: write from, until or both, as days',
    ],
    [
      'no paragraph',
      'when: {}, nobody: { de: N, en: N }',
      'PARAGRAPH_MISSING /rows/0/paragraph: name the paragraph that says so',
    ],
    [
      'two answers',
      `when: {}, contradiction: { de: C, en: C }, ${nobody}`,
      'FIELD_INVALID /rows/0: write exactly one of competent, nobody, contradiction',
    ],
    [
      'an end before its beginning',
      `until: 2023-12-31, when: {}, ${nobody}`,
      'DATES_OUT_OF_ORDER /rows/0/until: let it end after it begins',
    ],
    [
      'neither conditions nor rows that it suspends',
      nobody,
      'FIELD_INVALID /rows/0: write when or suspends, one of them',
    ],
    [
      'a row suspended that is not there',
      `suspends: [other], ${nobody}`,
      'COMPETENCE_NAME_UNKNOWN /rows/0/suspends/0: name a row that has conditions',
    ],
    [
      'a form that is not there',
      'when: {}, competent: { by: abh, right: duty, form: other, documents: [paper] }, paragraph: § 1',
      'COMPETENCE_NAME_UNKNOWN /rows/0/competent/form: use one of form',
    ],
  ])('has it told when a row has %s', (_, row, fault) => {
    expect(told(withRow(row))).toContain(fault);
  });

  it('has agencies told that are neither parties nor bodies of the table', () => {
    const row = 'when: {}, competent: { by: bva, right: duty, form: form, documents: [] }, paragraph: § 1';
    expect(told(withRow(row))).toEqual([]);
    expect(told(withRow(row), ['bva'])).toEqual([]);
    expect(told(withRow(row), ['abh'])).toEqual([
      'COMPETENCE_NAME_UNKNOWN /rows/0/competent/by: name a party of the agreement or one of bodies',
    ]);
  });

  it('has gaps and overlaps told in place, with the case that shows them', () => {
    expect(told(withRow(`when: { need: 'yes' }, ${nobody}`))).toEqual([
      'COMPETENCE_GAP /rows: no row answers: Need: no. Add a row whose conditions (when) and dates take them in, with `competent`, or with `nobody` where nobody is.',
    ]);
    const again = small.replace(
      'offers: []',
      `  - { id: two, from: 2024-01-01, when: { months: { least: 3 } }, nobody: { de: M, en: M }, paragraph: § 2 }\noffers: []`,
    );
    expect(told(again)).toEqual([
      'COMPETENCE_OVERLAP /rows/1: all and two answer differently: Months: from 3 on. Narrow the conditions or the dates of one of them.',
    ]);
  });

  it('has every fault of its questions told', () => {
    const questions = `questions:
  - { name: level, kind: choice, titles: { de: S, en: S }, least: 1 }
  - { name: level, kind: number, titles: { de: S, en: S }, least: 5, most: 1 }
`;
    expect(told(small.replace(/questions:[^]*rows:/, `${questions}rows:`))).toEqual([
      'FIELD_MISSING /questions/0/values: add values',
      'FIELD_INVALID /questions/0/least: a question of kind choice has none: remove least',
      'ID_TAKEN /questions/1/name: give each an id of its own',
      'FIELD_INVALID /questions/1/most: let most be at least least',
    ]);
  });

  it.each(['functionNode', 'httpRequestNode', 'expressionNode', 'decisionNode', 'switchNode', 'customNode'])(
    'is refused when it is a decision graph with a %s, whatever else it holds',
    (type) => {
      const graph = {
        nodes: [{ id: 'a', type: 'inputNode' }, { id: 'b', type }, { type: 'decisionTableNode' }],
        edges: [],
      };
      expect(told(JSON.stringify(graph))).toEqual([
        'COMPETENCE_NODE_FORBIDDEN /nodes/1/type: remove this node: only input, output and decision table are run',
      ]);
    },
  );

  it('is refused as a decision graph without such nodes too: it names no paragraphs', () => {
    const graph = { nodes: [{ id: 'a', type: 'inputNode' }], edges: [] };
    expect(told(JSON.stringify(graph))).toEqual([
      'COMPETENCE_NOT_A_TABLE : write questions and rows: a graph names no paragraphs, dates and documents',
    ]);
  });

  it('is refused when it is no YAML, or no table at all', () => {
    expect(told('rows: [')[0]).toMatch(/^TEXT_UNREADABLE/);
    expect(told('[]')[0]).toMatch(/^FIELD_INVALID/);
  });

  it.each([
    ['language.voucher', 'ground', 'bvfg-9-1: [all]', 'TYPE_UNKNOWN /decidedBy/0/type'],
    ['language.voucher-issued', 'validUntil', 'bvfg-9-1: [all]', 'FIELD_INVALID /decidedBy/0/field'],
    ['language.voucher-issued', 'ground', 'law: [all]', 'COMPETENCE_NAME_UNKNOWN /decidedBy/0/rows/law'],
    [
      'language.voucher-issued',
      'ground',
      'bvfg-9-1: [all, none]',
      'COMPETENCE_NAME_UNKNOWN /decidedBy/0/rows/bvfg-9-1/1',
    ],
    ['language.voucher-issued', 'ground', 'bvfg-9-1: all', 'FIELD_INVALID /decidedBy/0/rows/bvfg-9-1'],
  ])('names the place where a decision cannot tell of rows: %s %s %s', (type, field, rows, wanted) => {
    const decided = `decidedBy:\n  - { type: ${type}, field: ${field}, rows: { ${rows} } }\nbodies:`;
    expect(told(small.replace('bodies:', decided))[0]).toMatch(new RegExp(`^${wanted}:`));
  });

  it.each([
    ['residence.title', 'title', 'work: work', 'TYPE_UNKNOWN /questions/0/answeredBy/0/type'],
    ['residence.title-granted', 'first', 'work: work', 'FIELD_INVALID /questions/0/answeredBy/0/field'],
    [
      'residence.title-granted',
      'title',
      'job: yes',
      'COMPETENCE_NAME_UNKNOWN /questions/0/answeredBy/0/answers/job',
    ],
    [
      'residence.title-granted',
      'title',
      "work: 'of course'",
      'COMPETENCE_NAME_UNKNOWN /questions/0/answeredBy/0/answers/work',
    ],
  ])('names the place where a field of an event cannot answer: %s %s %s', (type, field, answers, wanted) => {
    const answered = `answeredBy: [{ type: ${type}, field: ${field}, answers: { ${answers} } }]`;
    const [fault] = told(small.replace('en: Need } }', `en: Need }, ${answered} }`));
    expect(fault?.slice(0, wanted.length)).toBe(wanted);
    expect(
      told(
        small.replace(
          'en: Need } }',
          `en: Need }, answeredBy: [{ type: residence.title-granted, field: title, answers: { work: 'yes' } }] }`,
        ),
      ),
    ).toEqual([]);
  });
});
