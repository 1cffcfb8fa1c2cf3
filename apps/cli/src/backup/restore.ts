import { join } from 'node:path';
import { FileTombstones } from '#files';
import { publicKeysOf } from '#jose';
import type { KeyOwner, LedgerEpoch, Tombstone } from '#ports';
import type { Bench, Report } from '../command.ts';
import { recordNotEmpty } from '../explain-error.ts';
import type { Installation } from '../installation.ts';
import { refuseOtherDriver } from '../record/import.ts';
import { eventsIn } from '../record/read-record.ts';
import { counted } from '../tell/progress.ts';
import { eraseAgain } from '../vault/erasures.ts';
import type { CheckedBackup } from './check-backup.ts';
import { checkBackup } from './check-backup.ts';
import { compareWithWitness } from './compare-witness.ts';
import { loadLedger } from './ledger-archive.ts';
import {
  behindWitness,
  forkedFromWitness,
  generationGone,
  ledgerUnknown,
  tombstonesMissing,
  tombstonesTooFew,
} from './refusals.ts';
import type { VaultSurvey } from './vault-survey.ts';
import { surveyVault } from './vault-survey.ts';
import { vaultRowsIn } from './vault-rows.ts';
import { witnessNotes } from './witness-notes.ts';
import type { WitnessNote } from './witness-notes.ts';

/** Puts a backup into an empty database, unless somebody has seen more than it holds. */
export async function restoreBackup(bench: Bench): Promise<Report> {
  const { line, hub, progress } = bench;
  refuseOtherDriver(hub);
  if (!(await (await hub.archive()).isEmpty())) throw recordNotEmpty();
  const hubKeys = publicKeysOf(await hub.keys()).signing;
  const witnesses = await witnessNotes(line.values('witness'), hubKeys);
  const tombstones = await tombstonesFor(bench);
  const checked = await checkBackup(line.operand('folder'), hubKeys, progress);
  await refuseLostGenerations(hub, checked);
  const survey = await surveyVault(checked.folder);
  await survey.samples.refuseWrongKey(await hub.keyRing(), `the keys in the backup in ${checked.folder}`);
  refuseTooFew(checked, tombstones, survey);
  const behind = refuseUnlessCovered(checked, witnesses, line.isOn('accept-gap'));
  await note(hub, tombstones);
  await load(bench, checked);
  const erased = await eraseAgain(hub);
  const epoch = line.isOn('accept-gap') ? await beginAnew(hub, checked) : undefined;
  return report(checked, { witnesses, behind, erased, epoch });
}

/** What the given list holds, and the one in its place; throws a `Failure` when there is none at all. */
async function tombstonesFor({ line, hub }: Bench): Promise<readonly Tombstone[]> {
  const given = line.value('tombstones');
  const own = await hub.tombstones();
  const noted = (await own.isBegun()) ? await own.all() : undefined;
  if (given === 'none') return noted ?? [];
  if (given === undefined && noted === undefined) throw tombstonesMissing(hub.tombstoneFile);
  if (given === undefined) return noted ?? [];
  const list = new FileTombstones(given);
  if (!(await list.isBegun())) throw tombstonesMissing(given);
  return [...(noted ?? []), ...(await list.all())];
}

/** Before the record: from here on a hub that starts on it knows what was erased. */
async function note(hub: Installation, tombstones: readonly Tombstone[]): Promise<void> {
  const own = await hub.tombstones();
  await own.begin();
  for (const one of tombstones) await own.add(one);
}

/** An erasure that was cut off before it was noted has destroyed nothing yet, and is not counted. */
function refuseTooFew(
  { folder }: CheckedBackup,
  tombstones: readonly Tombstone[],
  { destroyed }: VaultSurvey,
): void {
  const named = new Set(tombstones.flatMap(({ owners }) => owners.map(nameOf)));
  const lacking = destroyed.filter((owner) => !named.has(nameOf(owner))).length;
  if (lacking === 0) return;
  const listed = new Set(tombstones.map(({ id }) => id)).size;
  throw tombstonesTooFew(folder, { listed, erased: destroyed.length, lacking });
}

function nameOf({ network, caseId, controller }: KeyOwner): string {
  return JSON.stringify([network, caseId, controller]);
}

async function refuseLostGenerations(hub: Installation, { folder, manifest }: CheckedBackup): Promise<void> {
  const ring = await hub.keyRing();
  const gone: string[] = [];
  for (const id of manifest.vault.generations) if ((await ring.byId(id)) === undefined) gone.push(id);
  if (gone.length > 0) throw generationGone(folder, gone);
}

/** Throws a `Failure` when a witness saw something else, or more and nobody accepts the gap; gives those that saw more. */
function refuseUnlessCovered(
  checked: CheckedBackup,
  witnesses: readonly WitnessNote[],
  isGapAccepted: boolean,
): readonly WitnessNote[] {
  const { tree, ledger } = checked;
  const compared = witnesses.map((witness) => ({
    witness,
    says: compareWithWitness(tree, ledger.epochs, witness.head),
  }));
  for (const { witness, says } of compared) {
    if (says === 'forked') throw forkedFromWitness(checked, witness);
    if (says === 'unknown') throw ledgerUnknown(checked, witness);
  }
  const behind = compared.filter(({ says }) => says === 'behind').map(({ witness }) => witness);
  if (behind.length > 0 && !isGapAccepted) throw behindWitness(checked, behind);
  return behind;
}

/** Keys and ledger first: they can be put there again. The record comes last and at once, so a database with events is whole. */
async function load({ hub, progress }: Bench, { folder, manifest, ledger }: CheckedBackup): Promise<void> {
  const rows = async function* () {
    let done = 0;
    for await (const row of vaultRowsIn(folder, join(folder, 'vault.jsonl.gz'))) {
      yield row;
      progress.at('rows of keys restored', (done += 1), manifest.vault.rows);
    }
  };
  await (await hub.shelfArchive()).load(rows());
  await loadLedger(await hub.ledger(), ledger);
  const archive = await hub.archive();
  await archive.load(eventsIn(join(folder, 'record.jsonl.gz'), 'BACKUP_DAMAGED'), (done) =>
    progress.at('events restored', done, manifest.record.events),
  );
}

async function beginAnew(hub: Installation, { tree, chain }: CheckedBackup): Promise<LedgerEpoch> {
  const epochs = await hub.epochs();
  return epochs.restart({ kept: tree.size, since: chain.last, at: hub.clock.now() });
}

interface Restored {
  readonly witnesses: readonly WitnessNote[];
  readonly behind: readonly WitnessNote[];
  readonly erased: number;
  readonly epoch: LedgerEpoch | undefined;
}

function report(
  { folder, manifest, chain, tree }: CheckedBackup,
  { witnesses, behind, erased, epoch }: Restored,
) {
  const { events, position } = manifest.record;
  return {
    facts: {
      folder,
      events,
      streams: chain.streams,
      position,
      erasedAgain: erased,
      witnesses: witnesses.map(({ file, head }) => ({ file, origin: head.origin, size: head.size })),
      behind: behind.map(({ file, head }) => ({ file, lacking: head.size - tree.size })),
      ...(epoch !== undefined && { epoch }),
    },
    lines: [
      `${counted(events)} events in ${counted(chain.streams)} streams are restored, up to position ${position}; every signed head fits`,
      `${counted(erased)} erasures were applied again`,
      witnesses.length === 0
        ? 'NO WITNESS was asked: if an agency has seen more, the hub will notice, disclose nothing and say RECORD_BEHIND'
        : `${counted(witnesses.length - behind.length)} of ${counted(witnesses.length)} witness files have seen no more than this`,
      ...(epoch === undefined
        ? ['next: npx wegmarke record verify, then start the hub']
        : [
            `the ledger begins anew as ${epoch.origin}; the hub will disclose nothing until the agencies have sent again what is missing`,
            `next: start the hub, then npx wegmarke replay --since ${tree.size}`,
          ]),
    ],
  };
}
