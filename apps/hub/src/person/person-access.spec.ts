import { CountingIds, SettableClock } from '#ports/memory';
import type { PersonAccessParts } from './person-access.ts';
import { PersonAccess } from './person-access.ts';

const CODE = '00000-11111-22222-33333-44444';

/** Where no letter was ever made. */
function nobodys(): PersonAccess {
  const person: PersonAccessParts['files']['person'] = {
    enter: async () => undefined,
    unlock: async () => false,
    deviceOf: async () => undefined,
  };
  return new PersonAccess({
    files: { person },
    registry: { networks: async () => ['rheine'] },
    clock: new SettableClock('2026-01-15T12:00:00.000Z'),
    ids: new CountingIds(),
    wait: async () => undefined,
  });
}

describe('codes and PINs that are tried from many addresses at once', () => {
  it('are tried a few at a time, and beyond a short queue not at all, so that nobody else waits for the machine', async () => {
    const access = nobodys();
    const tries = Array.from({ length: 14 }, () =>
      access.enter(CODE, '123456').catch((error: { readonly code?: string }) => error.code),
    );
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'PERSON_CODE_REFUSED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'NOT_AVAILABLE')).toHaveLength(4);
  });
});
