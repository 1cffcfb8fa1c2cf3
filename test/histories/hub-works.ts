import { CommandBus } from '@nestjs/cqrs';
import { adoptionStatement, parseAgreement } from '#agreement';
import { CaseFiles } from '#casefile';
import { rebuildView } from '#disclosure';
import { Clock, EventStore, KeyVault, Parking, ViewRebuilds } from '#ports';
import { AdoptAgreement, Registry } from '#registry';
import type { DoorsOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { HistoryStage } from './stage.ts';
import { agreementOf } from './agreement.ts';

const DAY_MS = 86_400_000;
/** A key may be on its way to another at this very moment, and the clock of a history may jump past the first day meanwhile. */
const COMES_AT_A_BAD_TIME = ['AGREEMENT_NOT_SIGNED', 'AGREEMENT_TOO_EARLY'];

/** Builds a read model anew while everything goes on; one that is overtaken by another rebuild gives up. */
export async function rebuild({ app }: DoorsOnMemory, view: 'claims' | 'evidence'): Promise<void> {
  const parts = {
    rebuilds: app.get(ViewRebuilds),
    parking: app.get(Parking),
    store: app.get(EventStore),
    vault: app.get(KeyVault),
    files: app.get(CaseFiles),
    registry: app.get(Registry),
    clock: app.get(Clock),
  };
  await rebuildView(view, parts).catch((error: unknown) => {
    if ((error as Error).name !== 'RebuildOvertaken') throw error;
  });
}

/**
 * The parties adopt a version without the consent row for progress, signed by each of them, in force from tomorrow on. Whether
 * they did: it may have come at the wrong moment.
 */
export async function changeAgreement({ hub, agencies }: HistoryStage): Promise<boolean> {
  const tomorrow = new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10);
  const text = agreementOf(hub.network, Object.keys(agencies))
    .replace('version: 1', 'version: 2')
    .replace('validFrom: 2018-03-01', `validFrom: ${tomorrow}`)
    .replace(/ {2}- id: consent-progress\n[\s\S]*?(?=\n {2}- id: )/, '');
  const agreement = parseAgreement(text);
  if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
  const statement = adoptionStatement(agreement);
  const signatures = Object.values(agencies).map(({ agency, sealer }) => ({
    agency,
    signature: sealer.signDetached(statement),
  }));
  const no = await hub.app.get(CommandBus).execute(new AdoptAgreement(hub.network, text, signatures));
  if (no === undefined) return true;
  if (!('code' in no) || !COMES_AT_A_BAD_TIME.includes(no.code)) throw new Error(JSON.stringify(no));
  return false;
}
