import type { YamlProblem } from '../config/yaml-section.ts';
import type { Mapping } from './mapping.ts';
import { readMapping } from './read-mapping.ts';
import { VOUCHERS } from '../spec/sample-mapping.ts';

const problemsOf = (text: string): YamlProblem[] => {
  const read = readMapping(text);
  if (!Array.isArray(read)) throw new Error('no fault was found');
  return read;
};

describe('a mapping file', () => {
  it('tells which columns a file must have', () => {
    const mapping = readMapping(VOUCHERS) as Mapping;
    expect(mapping.files[0]?.columns).toEqual(
      expect.arrayContaining(['Aktenzeichen', 'AZR-Nummer', 'Vorgang', 'Nr', 'Datum', 'Form', 'Gültig bis']),
    );
  });

  it('has another digest when anything in it changes', () => {
    const [one, other] = [VOUCHERS, VOUCHERS.replace('P: paper', 'P: paper # Papier')].map(
      (text) => readMapping(text) as Mapping,
    );
    expect(one?.digest).not.toBe(other?.digest);
  });

  it('keeps the leading zeros of codes', () => {
    const text = VOUCHERS.replace('{ O: online, P: paper }', '{ 01: online, 02: paper }');
    const field = (readMapping(text) as Mapping).files[0]?.rules[0]?.fields.get('issueMode');
    expect(field).toMatchObject({
      codes: new Map([
        ['01', 'online'],
        ['02', 'paper'],
      ]),
    });
  });

  it('names every key that it does not know, with its line', () => {
    const problems = problemsOf(
      VOUCHERS.replace('    delimiter:', '    delimeter:').replace(
        'keys: [Nr]',
        'keys: [Nr]\n        unique: true',
      ),
    );
    const line = VOUCHERS.split('\n').findIndex((text) => text.includes('delimiter:')) + 1;
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'UNKNOWN_KEY /files/0/delimeter',
      'UNKNOWN_KEY /files/0/rules/0/unique',
    ]);
    expect(problems[0]?.line).toBe(line);
  });

  it.each([
    ['an event that the catalogue does not know', 'voucher-issued.v1', 'voucher-printed.v1', 'TYPE_UNKNOWN'],
    ['a field that the event does not have', 'standing: ', 'stature: ', 'FIELD_UNKNOWN'],
    ['a required field that is not mapped', 'standing: { constant: obliged }', '', 'FIELD_MISSING'],
    ['a code that the field does not know', 'P: paper', 'P: papyrus', 'CODE_UNKNOWN'],
    ['a constant that the field does not know', 'constant: obliged', 'constant: forced', 'CODE_UNKNOWN'],
    ['a required field that may be left out', 'codes: { O', 'optional: true, codes: { O', 'FIELD_MISSING'],
    ['a date format without a year', "'DD.MM.YYYY[ HH:mm]'", 'DD.MM.', 'DATE_FORMAT_UNKNOWN'],
    ['a condition with two tests', 'equals: BS', 'equals: BS, filled: true', 'CONDITION_UNCLEAR'],
    ['a rule without keys', 'keys: [Nr]', 'keys: []', 'WRONG_VALUE'],
  ])('refuses %s', (_, from, to, code) => {
    expect(problemsOf(VOUCHERS.replace(from, to)).map((problem) => problem.code)).toContain(code);
  });

  it('refuses two rules for one type that identify it by different numbers of columns', () => {
    const rule = VOUCHERS.slice(VOUCHERS.indexOf('      - when'));
    expect(problemsOf(VOUCHERS + rule.replace('keys: [Nr]', 'keys: [Nr, Datum]'))).toMatchObject([
      { code: 'KEYS_DIFFER' },
    ]);
  });
});
