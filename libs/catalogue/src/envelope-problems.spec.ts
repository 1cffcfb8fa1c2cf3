import type { Envelope } from './envelope.ts';
import { envelopeProblems } from './envelope-problems.ts';

const id = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';
const envelope: Envelope = {
  specversion: '1.0',
  id,
  source: `//rheine/abh/${id}`,
  type: 'de.wegmarke.language.voucher-issued.v1',
  time: '2025-06-30T08:15:00.000Z',
  network: 'rheine',
  agency: 'abh',
  kind: 'event',
  commitment: id,
  salt: id,
  data: { issueMode: 'online' },
};

describe('the form of an envelope', () => {
  it('is right as an adapter makes it', () => {
    expect(envelopeProblems(envelope)).toEqual([]);
    expect(envelopeProblems({ ...envelope, corrects: id, derivedfrom: id })).toEqual([]);
  });

  it.each([
    ['specversion', '1.1'],
    ['id', 'short'],
    ['source', `//rheine/jobcenter/${id}`],
    ['source', '//rheine/abh/'],
    ['type', 'voucher-issued'],
    ['time', '2025-06-30T08:15:00Z'],
    ['time', '2025-06-30T10:15:00.000+02:00'],
    ['time', '2025-06-31T08:15:00.000Z'],
    ['network', 'Rheine'],
    ['agency', '../abh'],
    ['kind', 'query'],
    ['commitment', `${id}=`],
    ['salt', id.slice(1)],
    ['data', []],
    ['data', null],
    ['corrects', 12],
    ['derivedfrom', null],
  ])('is wrong with %s = %p', (name, value) => {
    expect(envelopeProblems({ ...envelope, [name]: value }).map((problem) => problem.pointer)).toContain(
      `/${name}`,
    );
  });

  it.each(Object.keys(envelope))('misses %s', (name) => {
    const { [name as keyof Envelope]: _, ...rest } = envelope;
    expect(envelopeProblems(rest)).toEqual([
      expect.objectContaining({ pointer: `/${name}`, code: 'FIELD_MISSING' }),
    ]);
  });

  it('is closed', () => {
    expect(envelopeProblems({ ...envelope, subject: 'x' })).toEqual([
      { pointer: '/subject', code: 'FIELD_UNKNOWN', fix: 'remove this field' },
    ]);
  });

  it.each([undefined, null, 'x', [], 3])('is no %p', (value) => {
    expect(envelopeProblems(value)).toHaveLength(1);
  });

  it('carries no prototype', () => {
    const hostile: unknown = JSON.parse(
      JSON.stringify(envelope).replace('"data":', '"__proto__":{},"data":'),
    );
    expect(envelopeProblems(hostile).map((problem) => problem.code)).toContain('FIELD_NAME_FORBIDDEN');
  });
});
