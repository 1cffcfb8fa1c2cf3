import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adoptedAgreement, parseAgreement } from '../parse.ts';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const sample = readFileSync(demo, 'utf8');
const GROUP = '    recipients: [the-steering-group]\n';
const STEPS = '\n  steps:\n    - id: to-voucher';

function faultsAfter(from: string | RegExp, to: string) {
  const text = sample.replace(from, to);
  expect(text).not.toBe(sample);
  const read = parseAgreement(text);
  return Array.isArray(read)
    ? read.map(({ code, pointer }) => [code, pointer.replace(/(?<=matrix\/)\d+/, 'n')])
    : [];
}

function readSample() {
  const read = parseAgreement(sample);
  if (Array.isArray(read)) throw new Error('the sample has faults');
  return read;
}

describe('what the steering group is shown', () => {
  it('is read, with full types', () => {
    const read = readSample();
    expect(read.steering).toMatchObject({ threshold: 10, countedBy: ['legalSphere', 'agency', 'issueMode'] });
    expect(read.steering?.steps.map(({ id, targetDays }) => [id, targetDays])).toEqual([
      ['to-voucher', 56],
      ['to-registration', undefined],
      ['waiting-time', 42],
      ['access-time', undefined],
      ['to-completion', undefined],
      ['title-to-registration', undefined],
      ['to-admission', undefined],
      ['admission-to-registration', undefined],
      ['to-return', undefined],
    ]);
    expect(read.steering?.steps[2]?.to.types).toEqual(['de.wegmarke.language.course-started.v1']);
  });

  it('is every step of every service chain in the sample', () => {
    const read = readSample();
    const way = (from: object, to: object) => JSON.stringify([from, to]);
    const counted = read.steering?.steps.map(({ from, to }) =>
      way([from.types, from.countsIf], [to.types, to.countsIf]),
    );
    const wanted = read.chains?.flatMap(({ milestones }) =>
      milestones.flatMap(({ reachedBy, countsIf, after }) => {
        const before = milestones.find(({ id }) => id === after);
        return before === undefined ? [] : [way([before.reachedBy, before.countsIf], [reachedBy, countsIf])];
      }),
    );
    expect(wanted).toHaveLength(8);
    expect(counted).toEqual(expect.arrayContaining(wanted ?? []));
  });

  it('breaks no wait off where one agency closes its own file: the case goes on at the others', () =>
    expect(JSON.stringify(readSample().steering)).not.toContain('case-closed'));

  it.each<readonly [string, string | RegExp, string, string, string]>([
    [
      'a threshold below three',
      '\n  threshold: 10',
      '\n  threshold: 2',
      'FIELD_INVALID',
      '/steering/threshold',
    ],
    [
      'a comparison of fewer than any group that is shown',
      '\n  leastCompared: 40',
      '\n  leastCompared: 19',
      'FIELD_INVALID',
      '/steering/leastCompared',
    ],
    [
      'a threshold that no group which is compared would reach',
      '\n  threshold: 10',
      '\n  threshold: 21',
      'FIELD_INVALID',
      '/steering/leastCompared',
    ],
    [
      'a dimension that is none',
      'countedBy: [legalSphere, agency, issueMode]',
      'countedBy: [age]',
      'FIELD_INVALID',
      '/steering/countedBy/0',
    ],
    [
      'a step twice',
      '    - id: waiting-time\n',
      '    - id: to-voucher\n',
      'ID_TAKEN',
      '/steering/steps/2/id',
    ],
    [
      'a type that nobody knows',
      'types: [language.course-started]\n        titles',
      'types: [language.flown]\n        titles',
      'TYPE_UNKNOWN',
      '/steering/steps/2/to/types/0',
    ],
    [
      'a step that ends both ways',
      'endedBy: [entry.moved]\n      targetDays: 56',
      'endedBy: [language.voucher-issued]\n      targetDays: 56',
      'FIELD_INVALID',
      '/steering/steps/0/endedBy/0',
    ],
    [
      'a code that the field does not have',
      'types: [language.admission-decided]\n        countsIf: { type: language.admission-decided, field: outcome, codes: [admitted] }',
      'types: [language.admission-decided]\n        countsIf: { type: language.admission-decided, field: outcome, codes: [adored] }',
      'FIELD_INVALID',
      '/steering/steps/6/to/countsIf/codes/0',
    ],
    [
      'a code of a type that is no end of it',
      'types: [residence.title-granted]\n        countsIf:\n          type: residence.title-granted',
      'types: [residence.title-granted]\n        countsIf:\n          type: language.registered',
      'FIELD_INVALID',
      '/steering/steps/5/from/countsIf/type',
    ],
    [
      'a code beside a field that says more than yes',
      /said: \[first\]\n {8}titles/,
      'said: [validUntil]\n        titles',
      'FIELD_INVALID',
      '/steering/steps/5/from/countsIf/said/0',
    ],
    [
      'a wait that rests on what also breaks it off',
      'restsOn: *voucher\n      endedBy: [entry.moved]',
      'restsOn: *voucher\n      endedBy: [language.voucher-lapsed]',
      'FIELD_INVALID',
      '/steering/steps/2/restsOn/endedBy/1/types/0',
    ],
    [
      'a wait that rests on what is given and taken by the same',
      /(restsOn: &voucher[\s\S]*?types: \[)language\.voucher-withdrawn/,
      '$1language.voucher-issued',
      'FIELD_INVALID',
      '/steering/steps/1/restsOn/endedBy/0/types/0',
    ],
    [
      'a wait that rests on what nobody knows',
      'restsOn: &voucher\n        begunBy: [language.voucher-issued]',
      'restsOn: &voucher\n        begunBy: [language.dreamt]',
      'TYPE_UNKNOWN',
      '/steering/steps/1/restsOn/begunBy/0',
    ],
    [
      'waits that begin alike, and rest on vouchers that are taken in different ways',
      /(id: access-time[\s\S]*?restsOn: )\*voucher/,
      '$1{ begunBy: [language.voucher-issued], endedBy: [{ types: [language.voucher-withdrawn], closes: all }] }',
      'FIELD_INVALID',
      '/steering/steps/3/from/types/0',
    ],
    [
      'waits that begin with a voucher, of which one goes on when it is taken',
      /(id: access-time[\s\S]*?)restsOn: \*voucher\n {6}/,
      '$1',
      'FIELD_INVALID',
      '/steering/steps/3/from/types/0',
    ],
    ['no day at all', 'targetDays: 56', 'targetDays: 0', 'FIELD_INVALID', '/steering/steps/0/targetDays'],
  ])('is refused with %s', (_what, from, to, code, pointer) => {
    expect(sample).toContain(STEPS);
    expect(faultsAfter(from, to)).toContainEqual([code, pointer]);
  });
});

it('an adopted agreement that compares fewer can be read as before', () => {
  const read = adoptedAgreement(sample.replace('\n  leastCompared: 40', '\n  leastCompared: 3'));
  expect(read).toMatchObject({ steering: { leastCompared: 3 } });
});

describe('a row by which events are counted', () => {
  it.each([
    ['is for nobody else', '    recipients: [the-steering-group, bamf]\n', 'recipients'],
    ['waits for no clerk', `${GROUP}    decidedBy: clerk\n`, 'decidedBy'],
    ['waits for no question', `${GROUP}    trigger: on-request\n`, 'trigger'],
    ['waits for no fact', `${GROUP}    condition: obliged\n`, 'condition'],
  ])('%s', (_what, to, member) => {
    expect(faultsAfter(GROUP, to)).toContainEqual(['FIELD_INVALID', `/matrix/n/${member}`]);
  });

  it('is for statistics only', () => {
    const other = `${GROUP}    purposes: [course-access]`;
    expect(faultsAfter(`${GROUP}    purposes: [steering-statistics]`, other)).toContainEqual([
      'FIELD_INVALID',
      '/matrix/n/purposes',
    ]);
  });

  it('tells what and when, and no more', () => {
    const deeper = (text: string) => text.replace('depth: date', 'depth: detail');
    const row = /- id: steer-bamf[\s\S]*?note:/.exec(sample)?.[0] ?? '';
    expect(faultsAfter(row, deeper(row))).toContainEqual(['FIELD_INVALID', '/matrix/n/depth']);
  });

  it('looks into contents only where a code is counted', () => {
    const row = /- id: steer-bamf-code[\s\S]*?note:/.exec(sample)?.[0] ?? '';
    const wider = row.replace('types: [', 'types: [language.voucher-lapsed, ');
    expect(faultsAfter(row, wider)).toContainEqual(['FIELD_INVALID', '/matrix/n/depth']);
    expect(faultsAfter(', issueMode]', ']')).toContainEqual(['FIELD_INVALID', '/matrix/n/depth']);
  });

  it('counts nothing of a party that is bound by secrecy (§ 203 StGB)', () => {
    const row = /- id: steer-provider[\s\S]*?note:/.exec(sample)?.[0] ?? '';
    expect(faultsAfter(row, row.replace('senders: [vhs]', 'senders: [vhs, caritas]'))).toContainEqual([
      'FIELD_INVALID',
      '/matrix/n/senders/1',
    ]);
  });

  it('tells nothing itself', () => {
    const row = /- id: steer-provider[\s\S]*?note:/.exec(sample)?.[0] ?? '';
    const told = row.replace('senders: [vhs]', 'senders: [vhs, the-steering-group]');
    expect(faultsAfter(row, told)).toContainEqual(['FIELD_INVALID', '/matrix/n/senders/1']);
  });
});
