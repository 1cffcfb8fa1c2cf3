import type { StoredEvent } from '#ports';
import { Tampered, Unreadable } from '#ports';
import type { Countable } from './counted-facts.decide.ts';
import { withCodes } from './with-codes.ts';

const fact = {
  type: 'voucher',
  happenedAt: '2026-01-05T08:00:00.000Z',
  agency: 'jobcenter',
  legalSphere: 'SGB II',
};
const stored = { id: 'e1', agency: 'jobcenter' } as StoredEvent;
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

  it('are also what is said with true, where the permit names it', async () => {
    const title = { title: 'family', first: true };
    const vault = { open: () => Promise.resolve({ body: { data: title } }) };
    const { codes } = await withCodes(permitted('title', 'first'), stored, vault);
    expect(codes).toEqual({ title: 'family', first: 'true' });
  });

  it('are not read where none is permitted: the vault is not asked', async () => {
    const vault = { open: () => Promise.reject(new Error('opened')) };
    expect(await withCodes(permitted(), stored, vault)).toEqual(fact);
  });

  it('are none where the payload is damaged: one case must not keep all others from being told of', async () => {
    const vault = { open: () => Promise.reject(new Tampered('e1', 'content')) };
    expect(await withCodes(permitted('issueMode'), stored, vault)).toEqual(fact);
  });

  it('are not looked for in what another agency recorded under the same id', async () => {
    const vault = { open: () => Promise.reject(new Error('opened')) };
    const others = { ...stored, agency: 'abh' };
    expect(await withCodes(permitted('issueMode'), others, vault)).toEqual(fact);
  });

  it('are gone with their key, and the event still counts by what is clear', async () => {
    const vault = { open: () => Promise.reject(new Unreadable('e1')) };
    expect(await withCodes(permitted('issueMode'), stored, vault)).toEqual(fact);
  });
});
