import type { StoredEvent } from '#ports';
import { sampleEvent } from '#ports/contract';
import type { AdoptedAgreement } from '#registry';
import { SettableClock } from '#ports/memory';
import { BegunAgreements } from './begun-agreements.ts';

const PAGE = 500;

/** A network with more cases than are looked at at once, whose new version no index has noted yet. */
function begun() {
  const asked: number[] = [];
  const readAll = async (after: number): Promise<readonly StoredEvent[]> => {
    asked.push(after);
    return Array.from({ length: PAGE }, (_, index) => {
      const position = after + index + 1;
      return {
        ...sampleEvent(),
        network: 'rheine',
        stream: `case-rheine-${position}`,
        revision: 0,
        position,
      };
    });
  };
  const registry = {
    networks: async () => ['rheine'],
    agreementAt: async () => ({ hash: 'next' }) as AdoptedAgreement,
  };
  const clock = new SettableClock('2026-01-15T12:00:00.000Z');
  const index = { differing: async <T>(notes: T) => notes };
  const agreements = new BegunAgreements({ store: { readAll }, registry, index, clock });
  const look = async () => (await agreements.overdue()).forEach(({ entered }) => entered());
  return { agreements, asked, look };
}

describe('what a version that has come into force leaves to be looked at', () => {
  it('is looked at page after page', async () => {
    const { asked, look } = begun();
    await look();
    await look();
    expect(asked).toEqual([0, PAGE]);
  });

  it('is looked at from the beginning when a crash may have taken what was entered', async () => {
    const { agreements, asked, look } = begun();
    await look();
    agreements.startOver();
    await look();
    expect(asked).toEqual([0, 0]);
  });
});
