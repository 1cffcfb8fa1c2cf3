import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { demo } from '../../deploy/local/demonstration/story.mjs';
import type { LocalAgency, LocalNetwork } from '../../deploy/local/network/network.mjs';
import { command, send } from '../faults/by-hand.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { AgencyByHand } from './agency-by-hand.ts';

/** Which case, and what each rights desk decides on its part; a controller decides through one of its agencies. */
export interface PersonsRequest {
  readonly caseId: string;
  /** Where the person asks. */
  readonly at: SampleAgency;
  readonly request: string;
  readonly decisions: Readonly<Partial<Record<SampleAgency, object>>>;
}

/** Has a person of the demonstration ask for access, and every rights desk decide with four eyes; the handle of the case where the person asked. */
export async function answeredRequest(
  network: LocalNetwork & Pick<SampleNetwork, 'dir' | 'databaseUrl'>,
  { caseId, at, request, decisions }: PersonsRequest,
): Promise<string> {
  const agency = (name: SampleAgency) => network.agencies[name]!;
  const whole = Object.assign(network, { agency });
  const references = referencesOf(caseId);
  const desk = await AgencyByHand.of(whole, at);
  const handle = desk.handle(references[at] ?? '');
  const receivedAt = new Date().toISOString();
  const asked = { request, kind: 'access', receivedAt, identityCheck: 'document', staff: `${at}-001` };
  await send(desk, command(desk, handle, 'rights.request', asked));
  await desk.broker.close();
  for (const [name, decision] of Object.entries(decisions) as [SampleAgency, object][]) {
    const one = await AgencyByHand.of(whole, name);
    const own = one.handle(references[name] ?? '');
    const proposing = command(one, own, 'rights.propose', { request, ...decision, staff: `${name}-001` });
    await send(one, proposing);
    const proposal = proposing.envelope.id;
    await send(one, command(one, own, 'rights.confirm', { request, proposal, staff: `${name}-002` }));
    await one.broker.close();
  }
  return handle;
}

/** Ids of the events that an agency recorded in a case of the demonstration, in the order in which they were. */
export async function eventsOf(agency: LocalAgency, caseId: string): Promise<readonly string[]> {
  const { items } = (await callDesk(agency, 'GET', '/desk/outbox?state=recorded')) as {
    readonly items: readonly { readonly id: string; readonly type: string; readonly reference?: string }[];
  };
  const reference = referencesOf(caseId)[agency.agency];
  return items.filter((one) => one.reference === reference && isEvent(one.type)).map(({ id }) => id);
}

function isEvent(type: string): boolean {
  return /^de\.wegmarke\.(language|benefits|work|casework|information)\./.test(type);
}

function referencesOf(caseId: string): Readonly<Record<string, string>> {
  const cases = JSON.parse(readFileSync(join(demo, 'cases.json'), 'utf8')) as readonly {
    readonly id: string;
    readonly references: Readonly<Record<string, string>>;
  }[];
  const found = cases.find(({ id }) => id === caseId);
  if (found === undefined) throw new Error(`The demonstration has no case ${caseId}.`);
  return found.references;
}
