import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '#agreement';
import { registerFor } from './officer-register.ts';

const file = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const agreement = parseAgreement(readFileSync(file, 'utf8'));
if (Array.isArray(agreement)) throw new Error('the agreement of the demonstration has faults');

describe('the register of processing', () => {
  const register = registerFor(agreement, 'abh');

  it('is that of the own controller, with all of its units and of nobody else', () => {
    const own = agreement.parties.filter(({ controller }) => controller.id === register?.controller.id);
    expect(register?.parties.map(({ agency }) => agency)).toEqual(own.map(({ agency }) => agency));
    expect(own.length).toBeLessThan(agreement.parties.length);
  });

  it('names for each purpose who tells what to whom, on which ground', () => {
    const access = register?.activities.find(({ purpose }) => purpose === 'course-access');
    expect(access?.rows.find(({ rowId }) => rowId === 'int-8-1')).toMatchObject({
      senders: expect.arrayContaining([expect.objectContaining({ de: 'Ausländerbehörde' })]),
      ground: 'power',
      paragraph: { de: expect.stringContaining('§ 8 Abs. 1 S. 1 IntV') },
    });
    expect(access?.rows.map(({ ground }) => ground)).toContain('consent');
    expect(JSON.stringify(register?.activities)).not.toContain('FORBIDDEN');
  });

  it('says which rows take only what happened before a day that the consent names', () => {
    const rows = agreement.rows.map((row) =>
      row.basis.kind === 'CONSENT' ? { ...row, basis: { ...row.basis, needsDataUntil: true } } : row,
    );
    const shown = registerFor({ ...agreement, rows }, 'abh');
    const all = shown?.activities.flatMap((one) => one.rows) ?? [];
    expect(new Set(all.map(({ ground, needsDataUntil }) => `${ground} ${needsDataUntil}`))).toEqual(
      new Set(['consent true', 'power false', 'duty false']),
    );
    const now = register?.activities.flatMap((one) => one.rows) ?? [];
    expect(now.filter(({ needsDataUntil }) => needsDataUntil)).toEqual([]);
  });

  it('names what others tell this controller, how long entries are kept, and the measures', () => {
    expect(register?.received.length).toBeGreaterThan(0);
    expect(register?.limits[0]).toMatchObject({ period: expect.stringMatching(/^P\d+[DMY]$/) });
    expect(register?.measures.every(({ measure }) => measure.de !== '' && measure.en !== '')).toBe(true);
  });

  it('is nobody’s who is no party', () => {
    expect(registerFor(agreement, 'somebody-else')).toBeUndefined();
  });
});
