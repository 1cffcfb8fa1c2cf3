import type { StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { Countable } from './counted-facts.decide.ts';
import { withCodes } from './with-codes.ts';

const fact = {
  type: 'voucher',
  happenedAt: '2026-01-05T08:00:00.000Z',
  agency: 'jobcenter',
  legalSphere: 'SGB II',
};
const stored = { id: 'e1' } as StoredEvent;
const data = { issueMode: 'online', issuer: 'jobcenter' };
const permitted = (...fields: readonly string[]) =>
  ({ fact, permit: { record: { fields } } }) as unknown as Countable;

describe('the codes of an event that is counted', () => {
  it('are those that the permit names, and no other field', async () => {
    const vault = { open: () => Promise.resolve({ body: { data } }) };
    expect(await withCodes(permitted('issueMode'), stored, vault)).toEqual({
      ...fact,
      codes: { issueMode: 'online' },
    });
  });

  it('are not read where none is permitted: the vault is not asked', async () => {
    const vault = { open: () => Promise.reject(new Error('opened')) };
    expect(await withCodes(permitted(), stored, vault)).toEqual(fact);
  });

  it('are gone with their key, and the event still counts by what is clear', async () => {
    const vault = { open: () => Promise.reject(new Unreadable('e1')) };
    expect(await withCodes(permitted('issueMode'), stored, vault)).toEqual(fact);
  });
});
