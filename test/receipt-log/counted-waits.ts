import { caseStreamName } from '#casefile';
import type { CaseFacts, WaitStep } from '#steering';
import { CaseCount, typesIn, waits } from '#steering';
import type { HubKeys } from '../../deploy/local/network/hub-keys.mjs';
import { Installation } from '../../apps/cli/src/installation.ts';
import type { Wait } from './waits-of-log.ts';

const DAY_MS = 86_400_000;

/** What was counted in a network: for each stream what the gate let be counted of it, and by which step the group is shown waits. */
export interface CountedRecord {
  readonly step: WaitStep;
  readonly byStream: ReadonlyMap<string, CaseFacts>;
  /** Cases that could not be read. */
  readonly unreadable: number;
}

/** Counts a network's record as a closing does: with the hub's rights and keys, by the agreement in force, through the gate's door. */
export async function countRecord(
  network: string,
  databaseUrl: string,
  { keyFile, kekFile }: HubKeys,
): Promise<CountedRecord> {
  const settings = { eventStore: 'postgres', databaseUrl, keyFile, keyEncryptionKeyFile: kekFile };
  const hub = new Installation(settings, () => undefined);
  try {
    const [store, vault, registry, { clock }] = [
      await hub.store(),
      await hub.vault(),
      await hub.registry(),
      hub,
    ];
    const inForce = await registry.agreementAt(network, clock.now());
    const [step] = inForce?.agreement.steering?.steps ?? [];
    if (inForce === undefined || step === undefined) throw new Error('No agreement in force names a step.');
    const files = await hub.caseFiles((_network, agency) => agency);
    const types = typesIn([step]);
    const { cases, unreadable } = await new CaseCount(
      { store, vault, files, clock },
      { network, inForce, types },
    ).take();
    const byStream = new Map(cases.map(({ caseId, facts }) => [caseStreamName(network, caseId), facts]));
    return { step, byStream, unreadable };
  } finally {
    await hub.close();
  }
}

/** The product's waits of one case as they stood at an instant. */
export function countedWaits(facts: CaseFacts, step: WaitStep, until: number): readonly Wait[] {
  return waits([facts], step, new Date(until).toISOString()).map(({ days, censored }) => ({
    ms: Math.round(days * DAY_MS),
    goesOn: censored,
  }));
}
