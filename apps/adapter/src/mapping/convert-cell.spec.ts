import type { CellProblem } from './cell-problem.ts';
import { mapRow } from './map-row.ts';
import type { FileMapping, Mapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';

const KINDS = 'Schlüssel;Bedeutung\n01;general\n02;literacy\n';

const TEXT = `
codeLists:
  kinds: { file: kinds.csv, code: Schlüssel, value: Bedeutung }
  steps: { codes: { BEGINN: start, ANFANG: start } }
files:
  - glob: '*.csv'
    select: [{ column: Mandant, in: [RHEINE] }]
    reference: { column: Akte, convert: [{ stripPrefix: 'VHS-' }, { padStart: 6, with: '0' }] }
    sharedNumbers:
      - { kind: azr, column: AZR, convert: [{ split: '/', part: 2 }, trim] }
    rules:
      - when: [{ column: Schritt, convert: [upper, { replace: steps, otherwise: keep }], equals: start }]
        event: de.wegmarke.language.course-started.v1
        happened: { column: Tag, format: [DD.MM.YYYY, 'YYYY-MM-DDTHH:mm:ssZ'] }
        keys: [{ column: Lfd, convert: [{ padStart: 4, with: '0' }] }, { constant: first }]
        fields:
          courseKind: { column: Art, codes: kinds }
          courseCode: { column: Kurs, convert: [upper] }
          timeModel: { constant: part-time }
`;

const mapping = readMapping(TEXT, (file) => (file === 'kinds.csv' ? KINDS : undefined)) as Mapping;
const file = mapping.files[0] as FileMapping;

const ROW = {
  Mandant: 'RHEINE',
  Akte: 'VHS-0417',
  AZR: 'x / 007',
  Schritt: 'Beginn',
  Tag: '03.02.2025',
  Lfd: '12',
  Art: '02',
  Kurs: 'ik-2025-1',
};
const map = (over: Partial<typeof ROW> = {}) => mapRow(file, new Map(Object.entries({ ...ROW, ...over })));
const problems = (over: Partial<typeof ROW>): string[] =>
  map(over)
    .refused.flatMap((refused): readonly CellProblem[] => refused.problems)
    .map(({ code, column }) => `${code} ${column}`);

describe('What the mapping does to a cell', () => {
  it('is done wherever the column is used: reference, number, condition, key and field', () => {
    expect(mapping).not.toBeInstanceOf(Array);
    expect(map()).toEqual({
      reference: '000417',
      numbers: [{ kind: 'azr', number: '007' }],
      refused: [],
      events: [
        {
          key: ['de.wegmarke.language.course-started', '0012', 'first'],
          type: 'de.wegmarke.language.course-started.v1',
          happenedAt: '2025-02-02T23:00:00.000Z',
          data: { courseKind: 'literacy', courseCode: 'IK-2025-1', timeModel: 'part-time' },
        },
      ],
    });
  });

  it('reads a date in the first form that fits', () => {
    expect(map({ Tag: '2025-02-03T08:00:00+01:00' }).events[0]?.happenedAt).toBe('2025-02-03T07:00:00.000Z');
  });

  it.each([
    ['a reference without its prefix', { Akte: '0417' }, ['PREFIX_MISSING Akte']],
    ['a reference that is too long', { Akte: 'VHS-1234567' }, ['CELL_TOO_LONG Akte']],
    ['a reference of nothing but its prefix', { Akte: 'VHS-' }, ['REFERENCE_MISSING Akte']],
    ['a number without its second part', { AZR: '007' }, ['PART_MISSING AZR']],
    ['a key that is too long', { Lfd: '12345' }, ['CELL_TOO_LONG Lfd']],
    ['a code that the list does not hold', { Art: '2' }, ['CODE_UNKNOWN Art']],
    ['a date of no form', { Tag: '2025-02-03' }, ['DATE_INVALID Tag']],
  ])('never guesses: %s is a problem of that cell', (_, over, expected) => {
    expect(problems(over)).toEqual(expected);
    expect(map(over).events).toEqual([]);
  });

  it('leaves rows out that are not selected, whatever is wrong with them', () => {
    expect(map({ Mandant: 'IBBENBUEREN', Akte: '' })).toEqual({
      numbers: [],
      events: [],
      refused: [],
      leftOut: 'not-selected',
    });
  });

  it('does not repeat the cell when it cannot be done', () => {
    const text = JSON.stringify([map({ Akte: 'Kanarienvogel' }), map({ Lfd: 'Kanarienvogel' })]);
    expect(text).not.toContain('Kanarienvogel');
  });
});

describe('A number', () => {
  const MISSED = TEXT.replace(/rules:[^]*/, '').concat(`rules:
      - event: de.wegmarke.language.irregular-attendance.v1
        happened: { column: Tag, format: DD.MM.YYYY }
        keys: [Lfd]
        fields:
          courseCode: { column: Kurs, convert: [upper] }
          missedLessons: { column: Art, number: whole, mark: point }
`);
  const counted = (readMapping(MISSED, () => KINDS) as Mapping).files[0] as FileMapping;
  const missed = (cell: string) => {
    const { events, refused } = mapRow(counted, new Map(Object.entries({ ...ROW, Art: cell })));
    return events[0]?.data['missedLessons'] ?? refused[0]?.problems[0]?.code;
  };

  it('is read with the mark that the mapping names, never with the other', () => {
    expect([missed('1,200'), missed('120'), missed('1.200')]).toEqual([1200, 120, 'NUMBER_INVALID']);
  });
});

describe('The fault of a mapping', () => {
  const codesOf = (from: string, to: string): string[] => {
    const read = readMapping(TEXT.replace(from, to), () => KINDS);
    return Array.isArray(read) ? read.map(({ code, line }) => `${code} ${line > 1}`) : [];
  };

  it.each([
    ['a list that is nowhere', 'codes: kinds', 'codes: sorts', 'LIST_UNKNOWN'],
    ['a step that does not exist', 'convert: [upper]', 'convert: [shout]', 'STEP_UNKNOWN'],
    ['a step without an act', "{ padStart: 4, with: '0' }", "{ with: '0' }", 'STEP_UNKNOWN'],
    [
      'two acts in one step',
      "{ stripPrefix: 'VHS-' }",
      "{ stripPrefix: 'VHS-', upper: true }",
      'UNKNOWN_KEY',
    ],
    ['parts counted from 0', 'part: 2', 'part: 0', 'WRONG_VALUE'],
    [
      'dates that would have to be guessed',
      "[DD.MM.YYYY, 'YYYY-MM-DDTHH:mm:ssZ']",
      '[DD/MM/YYYY, MM/DD/YYYY]',
      'DATE_FORMATS_CONTRADICT',
    ],
    [
      'dates that a bracket makes ambiguous',
      "[DD.MM.YYYY, 'YYYY-MM-DDTHH:mm:ssZ']",
      "['DD.MM.YYYY[ HH:mm]', MM.DD.YYYY]",
      'DATE_FORMATS_CONTRADICT',
    ],
    [
      'no reference',
      'reference: { column: Akte, convert:',
      'number: { column: Akte, convert:',
      'MISSING_KEY',
    ],
  ])('is told with its line: %s', (_, from, to, code) => {
    expect(codesOf(from, to)).toContain(`${code} true`);
  });

  it.each([
    ['is not there', undefined, 'LIST_UNREADABLE'],
    ['lacks a column', 'Code;Bedeutung\n01;general\n', 'LIST_INVALID'],
    ['names a code twice', `${KINDS}01;women\n`, 'LIST_INVALID'],
    ['leaves a value out', `${KINDS}03;\n`, 'LIST_INVALID'],
    ['gives what the catalogue does not know', `${KINDS}03;knitting\n`, 'CODE_UNKNOWN'],
  ])('is told where a code list %s', (_, list, code) => {
    const read = readMapping(TEXT, () => list);
    expect(Array.isArray(read) ? read.map((problem) => problem.code) : []).toContain(code);
  });

  it('makes another version of the mapping when only a code list changed', () => {
    const other = readMapping(TEXT, () => `${KINDS}03;women\n`) as Mapping;
    expect(other.digest).not.toBe(mapping.digest);
  });
});
