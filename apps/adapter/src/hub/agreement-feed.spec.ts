import { agreementHash } from '#agreement';
import { hubAgreement, hubSealer } from '../agency/spec/hub-double.ts';
import type { KnownAgreement } from './agreement-book.ts';
import { AgreementFeed } from './agreement-feed.ts';

const hash = agreementHash(hubAgreement);
const tables = [{ id: 'voucher', text: 'table: {}' }];

/** What the book holds after the hub was asked once, at the beginning of the agreement unless it says otherwise. */
async function told(more: object, at = hubAgreement.from): Promise<KnownAgreement | undefined> {
  let known: KnownAgreement | undefined;
  const feed = new AgreementFeed({
    network: 'rheine',
    reads: {
      agreement: () =>
        Promise.resolve(
          hubSealer.sign({ network: 'rheine', hash, agreement: hubAgreement, keys: [], ...more }),
        ),
    },
    sealer: hubSealer,
    clock: { now: () => at },
    hubKeys: hubSealer.publicKeys.signing,
    book: { put: (next) => ((known = next), true) },
    changed: () => undefined,
  });
  await feed.run();
  return known;
}

describe('what the hub tells of the agreement', () => {
  it('is taken over with the texts of its competence tables, which are compared when somebody asks', async () => {
    expect(await told({ tables })).toMatchObject({ hash, tables });
  });

  it('is taken over from a hub that has no tables', async () => {
    expect(await told({})).not.toHaveProperty('tables');
  });

  it('is refused when it is of another network, or its hash is not its own', async () => {
    await expect(told({ network: 'steinfurt' })).rejects.toThrow();
    await expect(told({ hash: 'other' })).rejects.toThrow();
  });

  it('is refused when it is about the version adopted last, or has not begun: a cache may have mixed them up', async () => {
    const mixedUp = { code: 'HUB_ANSWER_INVALID', message: expect.stringContaining('not the one in force') };
    await expect(told({ version: 'newest' })).rejects.toMatchObject(mixedUp);
    const before = new Date(Date.parse(hubAgreement.from) - 1).toISOString();
    await expect(told({}, before)).rejects.toMatchObject(mixedUp);
  });
});
