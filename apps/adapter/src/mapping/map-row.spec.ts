import { mapRow } from './map-row.ts';
import type { FileMapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';

const NEEDS = `
      - when: [{ column: Vorgang, in: [BF, BN] }]
        event: de.wegmarke.language.need-found.v1
        happened: { column: Datum, format: DD.MM.YYYY }
        keys: [Nr]
        fields:
          level: { column: Form, codes: { '00': none, '1': a1 } }
          way: { constant: interview }
          childcareNeeded: { column: KB, codes: { J: true }, absent: [N] }
      - when: [{ column: Vorgang, equals: KP }]
        event: de.wegmarke.casework.plan-agreed.v1
        happened: { column: Datum, format: DD.MM.YYYY }
        keys: [Nr]
        fields:
          plan: { constant: cooperation-plan }
          goals: { column: Form, codes: { S: language, A: work }, separator: ',' }
      - when: [{ column: Vorgang, equals: FZ }]
        event: de.wegmarke.language.irregular-attendance.v1
        happened: { column: Datum, format: DD.MM.YYYY }
        keys: [Nr]
        fields:
          courseCode: { column: AZR-Nummer }
          missedLessons: { column: Form, number: whole }
`;

const read = readMapping(VOUCHERS + NEEDS.slice(1));
if (Array.isArray(read)) throw new Error(JSON.stringify(read));
const file = read.files[0] as FileMapping;

const GOOD = {
  Aktenzeichen: '0042/25',
  'AZR-Nummer': '',
  Vorgang: 'BS',
  Nr: '007',
  Datum: '01.02.2025',
  Form: 'O',
  'Gültig bis': '31.01.2026',
  KB: '',
};

const map = (over: Partial<typeof GOOD> = {}) => mapRow(file, new Map(Object.entries({ ...GOOD, ...over })));
const codes = (over: Partial<typeof GOOD>) =>
  map(over).refused.flatMap(({ problems }) =>
    problems.map(({ code, column }) => `${code} ${column ?? ''}`.trim()),
  );

describe('a row of an export', () => {
  it('becomes an event, with leading zeros kept', () => {
    expect(map()).toEqual({
      reference: '0042/25',
      numbers: [],
      refused: [],
      events: [
        {
          key: ['de.wegmarke.language.voucher-issued', '007'],
          type: 'de.wegmarke.language.voucher-issued.v1',
          happenedAt: '2025-01-31T23:00:00.000Z',
          data: {
            issueMode: 'online',
            issuer: 'immigration-office',
            ground: 'aufenthg-44-1',
            standing: 'obliged',
            validUntil: '2026-01-31',
          },
        },
      ],
    });
  });

  it('gives its shared numbers where they are filled in', () => {
    expect(map({ 'AZR-Nummer': '000123456789' }).numbers).toEqual([{ kind: 'azr', number: '000123456789' }]);
  });

  it('leaves out what is optional and empty, or says "none"', () => {
    const need = { Vorgang: 'BF', Form: '00' };
    expect(map({ ...need, KB: 'J' }).events[0]?.data).toEqual({
      level: 'none',
      way: 'interview',
      childcareNeeded: true,
    });
    expect(map({ ...need, KB: 'N' }).events[0]?.data).toEqual({ level: 'none', way: 'interview' });
    expect(map({ ...need, KB: '' }).events[0]?.data).toEqual({ level: 'none', way: 'interview' });
  });

  it('splits a cell with several codes', () => {
    expect(map({ Vorgang: 'KP', Form: 'S, A' }).events[0]?.data['goals']).toEqual(['language', 'work']);
  });

  it('reads numbers as they are written in German', () => {
    const absent = { Vorgang: 'FZ', 'AZR-Nummer': 'IK-2025-01' };
    expect(map({ ...absent, Form: '1.200' }).events[0]?.data['missedLessons']).toBe(1200);
    expect(codes({ ...absent, Form: '1,5' })).toEqual(['NUMBER_INVALID Form']);
  });

  it.each([
    ['a value outside the code list', { Form: 'X' }, ['CODE_UNKNOWN Form']],
    ['an empty cell that is needed', { Form: '' }, ['CELL_EMPTY Form']],
    ['a date that no calendar knows', { Datum: '31.02.2025' }, ['DATE_INVALID Datum']],
    [
      'two faults at once',
      { Datum: 'gestern', 'Gültig bis': '2026' },
      ['DATE_INVALID Datum', 'DATE_INVALID Gültig bis'],
    ],
    ['an empty key', { Nr: '' }, ['KEY_EMPTY Nr']],
    ['no reference number', { Aktenzeichen: '' }, ['REFERENCE_MISSING Aktenzeichen']],
    ['a control character', { Nr: '1\u001f2' }, ['CONTROL_CHARACTER Nr']],
    ['no rule that applies', { Vorgang: 'ZZ' }, ['ROW_WITHOUT_RULE']],
    [
      'a value that the catalogue refuses',
      { Vorgang: 'FZ', 'AZR-Nummer': 'x', Form: '3' },
      ['FIELD_INVALID AZR-Nummer'],
    ],
    ['a number out of bounds', { Vorgang: 'FZ', 'AZR-Nummer': 'IK-1', Form: '0' }, ['FIELD_INVALID Form']],
  ])('is refused with %s, naming the column', (_, over, expected) => {
    expect(codes(over)).toEqual(expected);
    expect(map(over).events).toEqual([]);
  });

  it('never repeats a cell in what it says about it', () => {
    const text = JSON.stringify(map({ Form: 'Kanarienvogel', Datum: 'Wellensittich' }).refused);
    expect(text).not.toMatch(/Kanarienvogel|Wellensittich/);
  });
});
