import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { caseStreamName, eraseCase, LEFT_ERASED } from '#casefile';
import type { CaseFiles, EraseOrder } from '#casefile';
import type { Bench, Report } from '../command.ts';
import { refused, wrongUsage } from '../failure.ts';
import type { Installation } from '../installation.ts';
import { networkOf } from '../network-of.ts';
import { controllersOf, erasureParts } from './erasures.ts';

/** What was asked for was done before, and its keys are gone: nothing tells any more which case it was. */
const ERASED_ALREADY = 'erased already';

/** Erases a case, or one controller's part of it. */
export async function eraseInVault(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const network = await networkOf(bench);
  const order = await orderFor(bench, network);
  if (order === ERASED_ALREADY) return erasedAlready(network);
  if (line.isOn('dry-run')) return outlook(hub, order);
  await proveNotable(hub);
  const tombstone = await eraseCase(order, await erasureParts(hub));
  return {
    facts: { network, ...what(order), id: tombstone.id, at: tombstone.at, agencies: tombstone.agencies },
    lines: [
      `${describe(order)} is erased: its keys are destroyed, ${tombstone.agencies.length} agencies share it no longer`,
      'it is on the list of erasures: copy that file to its safe place now, apart from the backups',
      'not complete yet: copies of the keys in backups can be opened until npx wegmarke vault rotate',
    ],
  };
}

/** An erasure that cannot be noted must not begin: a restored backup would bring the case back. */
async function proveNotable(hub: Installation): Promise<void> {
  await (await hub.tombstones()).all();
  await access(dirname(hub.tombstoneFile), constants.W_OK);
}

function erasedAlready(network: string): Report {
  return {
    facts: { network, erased: 'part that was split off', already: true, agencies: [] },
    lines: [
      'is erased already: nothing is left of what was split off from this handle, and nothing was changed',
      'npx wegmarke vault status shows whether the keys still have to be rotated',
    ],
  };
}

async function orderFor({ line, hub }: Bench, network: string): Promise<EraseOrder | typeof ERASED_ALREADY> {
  const agency = line.value('agency') ?? '';
  const controllerOf = await controllersOf(hub);
  const agencies = await (await hub.registry()).agencies(network);
  if (!agencies.includes(agency)) {
    throw wrongUsage('AGENCY_UNKNOWN', `the network ${network} has no such agency`, [
      `--agency is one of: ${agencies.join(', ')}`,
    ]);
  }
  const isSplit = line.isOn('split');
  const own = controllerOf(network, agency);
  const controller = line.value('controller') ?? (isSplit ? own : undefined);
  const controllers = isSplit ? [own] : [...new Set(agencies.map((one) => controllerOf(network, one)))];
  if (controller !== undefined && !controllers.includes(controller)) {
    const happened = isSplit
      ? 'with --split only the part of the agency’s own controller can be erased'
      : `no agency of ${network} belongs to the controller given`;
    throw wrongUsage('CONTROLLER_UNKNOWN', happened, [`--controller is one of: ${controllers.join(', ')}`]);
  }
  const files = await hub.caseFiles(controllerOf);
  const handle = { network, agency, handle: line.value('handle') ?? '' };
  const caseId = isSplit ? await caseLeft(files, handle) : await caseBehind(hub, files, handle);
  if (caseId === undefined) return ERASED_ALREADY;
  return { network, caseId, ...(controller !== undefined && { controller }) };
}

interface Handle {
  readonly network: string;
  readonly agency: string;
  readonly handle: string;
}

/** The case from which the handle was split off last: an erasure there leaves the right case alone. Undefined where that was erased before. */
async function caseLeft(files: CaseFiles, { network, agency, handle }: Handle): Promise<string | undefined> {
  const { leftLast } = await files.standingOf(network, agency, handle);
  if (leftLast !== undefined) return leftLast === LEFT_ERASED ? undefined : leftLast;
  throw refused('CASE_UNKNOWN', {
    happened: `the handle of ${agency} in ${network} was split off from no case`,
    safe: 'nothing was erased',
    next: ['leave --split out to erase the case for which the handle stands'],
  });
}

/** The case of a handle, also when an erasure of it was interrupted; throws a `Failure` when there is none. */
async function caseBehind(
  hub: Installation,
  files: CaseFiles,
  { network, agency, handle }: Handle,
): Promise<string> {
  const { stream, caseId } = await files.standingOf(network, agency, handle);
  if (caseId !== undefined) return caseId;
  const noted = (await (await hub.tombstones()).all()).find(({ streams }) => streams.includes(stream));
  const pointed = noted?.caseId ?? (await interrupted(hub, files, network, stream));
  if (pointed !== undefined) return pointed;
  throw refused('CASE_UNKNOWN', {
    happened: `the handle leads to no case of ${agency} in ${network}`,
    safe: 'nothing was erased',
    next: [
      'copy the handle from the desk of that agency (GET /desk/cases/<reference>/handle), whole and unchanged; handles differ from agency to agency',
      'npx wegmarke vault status shows which erasures are pending',
    ],
  });
}

/** The case to which the stream of a handle points, when it was blocked but neither noted nor closed yet. */
async function interrupted(
  hub: Installation,
  files: CaseFiles,
  network: string,
  stream: string,
): Promise<string | undefined> {
  const vault = await hub.vault();
  const { events } = await (await hub.store()).read(stream);
  for (const event of events.filter(({ type }) => type === 'HandlePointed')) {
    const { data } = (await vault.openFact(event)) as { readonly data: { readonly caseId: string } };
    const { state } = await files.load(network, data.caseId);
    if (state.kind === 'open' && (state.erased.whole || state.erased.controllers.length > 0))
      return data.caseId;
  }
  return undefined;
}

async function outlook(hub: Installation, order: EraseOrder): Promise<Report> {
  const controllerOf = await controllersOf(hub);
  const { state } = await (await hub.caseFiles(controllerOf)).load(order.network, order.caseId);
  const isMeant = (agency: string) =>
    order.controller === undefined || controllerOf(order.network, agency) === order.controller;
  // From the record, as what a split took out of the case is erased with the rest.
  const { events: recorded } = await (await hub.store()).read(caseStreamName(order.network, order.caseId));
  const isErased = (agency: string) =>
    state.kind === 'open' && (state.erased.whole || state.erased.agencies.includes(agency));
  const theirs = recorded.filter(({ agency }) => isMeant(agency) && !isErased(agency));
  const linked = theirs.filter(({ type }) => type === 'AgencyLinked');
  const agencies = [...new Set(linked.map(({ agency }) => agency))];
  const events = theirs.filter(({ type }) => type.startsWith('de.wegmarke.')).length;
  return {
    facts: { network: order.network, ...what(order), dryRun: true, agencies, events },
    lines: [
      `would be erased: ${describe(order)}, ${events} events, links of ${agencies.join(', ') || 'no agency'}`,
      'nothing was changed. Type the same command without --dry-run to erase it; there is no way back',
    ],
  };
}

function what({ controller }: EraseOrder): { readonly erased: string } {
  return { erased: controller === undefined ? 'case' : `part of ${controller}` };
}

function describe({ controller, network }: EraseOrder): string {
  return controller === undefined
    ? `the whole case in ${network}`
    : `the part of ${controller} in the case in ${network}`;
}
