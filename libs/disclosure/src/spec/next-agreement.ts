import { adoptionStatement, parseAgreement } from '#agreement';
import { AdoptAgreement } from '#registry';
import type { World } from './world.ts';
import { AGENCIES, agreementText, NETWORK, tables } from './world.ts';

/** When the version begins that {@link adoptNext} adopts. */
export const NEXT_FROM = '2026-02-28T23:00:00.000Z';

const row = `  - id: spec-modules
    types: [language.module-completed]
    senders: [vhs]
    recipients: [jobcenter]
    purposes: [duty-monitoring]
    basis: STATUTORY
    paragraph: § 8(3) IntV
    from: 2018-03-01
    note: For specs
`;

const next = agreementText
  .replace('version: 1', 'version: 2')
  .replace('validFrom: 2018-03-01', 'validFrom: 2026-03-01')
  .replace('  - id: int-8-3-obliged\n', (id) => row + id)
  .replace('recorder: caritas', 'recorder: jobcenter');

/**
 * All parties adopt the next version of the agreement, which waits for its delay: from then on the jobcenter may have
 * completed modules by law, and caritas records no consents any more.
 */
export async function adoptNext({ bus, sealer }: World): Promise<void> {
  const agreement = parseAgreement(next);
  if (Array.isArray(agreement)) throw new Error('the next version has faults');
  const signature = sealer.signDetached(adoptionStatement(agreement));
  const signatures = AGENCIES.map((agency) => ({ agency, signature }));
  expect(await bus.execute(new AdoptAgreement(NETWORK, next, signatures, tables))).toBeUndefined();
}
