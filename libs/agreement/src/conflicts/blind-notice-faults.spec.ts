import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseAgreement } from '../parse.ts';

const file = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const { agreement, parties } = parse(readFileSync(file, 'utf8')) as {
  agreement: object;
  parties: { agency: string; publishes: string[] }[];
};

/** The faults of an agreement with these rows for blind notices and no others. */
function faultsOf(...rows: readonly object[]) {
  const head = { types: ['conflict.blind-notice'], purposes: ['benefit-coordination'], from: '2018-03-01' };
  const document = {
    agreement,
    parties: parties.map((one) => ({
      ...one,
      publishes: [...new Set([...one.publishes, 'conflict.blind-notice'])],
    })),
    matrix: rows.map((row, at) => ({
      id: `notice-${at}`,
      note: 'of a test',
      ...head,
      basis: 'CONSENT',
      ...row,
    })),
    recorders: [],
    functions: [],
    links: { codes: { make: [], redeem: [] }, ways: [] },
  };
  const read = parseAgreement(JSON.stringify(document));
  return Array.isArray(read) ? read.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('a row for blind notices', () => {
  it('lets a party tell one other, which may be told by several', () => {
    expect(faultsOf({ senders: ['jobcenter', 'asylblg'], recipients: ['abh'] })).toEqual([]);
  });

  it.each([{}, { secrecy: true }, { basis: 'STATUTORY', paragraph: '§ 71 SGB X' }])(
    'is never one of a party bound by secrecy, whatever its ground: %j',
    (ground) => {
      const row = { senders: ['jobcenter', 'caritas'], recipients: ['abh'], ...ground };
      expect(faultsOf(row)).toContain('/matrix/0/senders/1 BLIND_NOTICE_OF_A_SECRET');
    },
  );

  it('is for one recipient of each sender, in one row or in several', () => {
    expect(faultsOf({ senders: ['jobcenter'], recipients: ['abh', 'vhs'] })).toEqual([
      '/matrix/0/recipients BLIND_NOTICE_TO_SEVERAL',
    ]);
    const [abh, vhs] = ['abh', 'vhs'].map((one) => ({ senders: ['jobcenter'], recipients: [one] }));
    expect(faultsOf({ ...abh }, { ...vhs })).toEqual(['/matrix/1/recipients BLIND_NOTICE_TO_SEVERAL']);
  });

  it('may forbid it to everybody', () => {
    expect(
      faultsOf({ senders: ['caritas'], recipients: ['abh', 'vhs'], basis: 'FORBIDDEN', purposes: ['*'] }),
    ).toEqual([]);
  });
});
