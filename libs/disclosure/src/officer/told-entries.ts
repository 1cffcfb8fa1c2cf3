import type { Released } from '#casefile';
import { idsBehind } from '../access/consent-names.ts';
import type { AccessRow, EventStore, KeyVault } from '#ports';
import { Unreadable } from '#ports';
import { ACCESS_REFUSED } from '../refused-reads/access-refused.events.ts';
import type { OwnCases } from './own-cases.ts';
import type { OfficerScope } from './scope.ts';

/** A row of the access log as an officer is told it: cases by the own agency's handle, other controllers' staff not at all. */
export interface OfficerEntry {
  /** By which the decision is asked for: `position/ordinal`. */
  readonly entry: string;
  readonly at: string;
  readonly door: string;
  readonly decision: 'permit' | 'deny';
  readonly sender?: string;
  readonly recipient: string;
  /** `system`, the own staff's id, or `staff` for that of another controller. */
  readonly actor: string;
  readonly eventType?: string;
  readonly eventIds: readonly string[];
  readonly purpose?: string;
  readonly basis?: string;
  readonly rowId?: string;
  readonly consentId?: string;
  readonly provisionId?: string;
  readonly code?: string;
  /** The bytes did not leave in time. */
  readonly abandoned: boolean;
  /** The own handle; of a refused read the one that was asked for. */
  readonly case?: string;
  /** Id of a refused message, as its sender gave it. */
  readonly message?: string;
}

/** What rows are told with. */
export interface TellingParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly vault: Pick<KeyVault, 'nameOf' | 'openFact'>;
  readonly cases: OwnCases;
}

/** The rows as they are told, in the same order. */
export function toldEntries(
  scope: OfficerScope,
  rows: readonly AccessRow[],
  parts: TellingParts,
): Promise<readonly OfficerEntry[]> {
  return Promise.all(rows.map((row) => toldEntry(scope, row, parts)));
}

async function toldEntry(scope: OfficerScope, row: AccessRow, parts: TellingParts): Promise<OfficerEntry> {
  const own = scope.agencies.includes(row.recipient);
  const { network: _, n: __, caseId, release: ___, expiresAt: ____, recordedBy: _____, ...shownRow } = row;
  const { position, ordinal, actor, ...told } = shownRow;
  const named = caseId === undefined ? await refusedNames(row, parts) : await handle(scope, row, parts.cases);
  const shown = own || actor === 'system' ? actor : 'staff';
  const { consentId: _consent, provisionId: _provision, ...rest } = told;
  return { entry: `${position}/${ordinal}`, ...rest, ...(await idsIn(row, parts)), actor: shown, ...named };
}

/** The consent on which it rested, by its ids: they stand in the sealed release only. */
async function idsIn(
  row: AccessRow,
  { store, vault }: TellingParts,
): Promise<Pick<OfficerEntry, 'consentId' | 'provisionId'>> {
  if (row.consentId === undefined) return {};
  const [event] = await store.readAll(row.position - 1, { max: 1 });
  if (event?.position !== row.position) return {};
  try {
    const { data } = (await vault.openFact(event)) as { readonly data: Released };
    return await idsBehind(vault, row, data.decisions);
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}

async function handle(
  scope: OfficerScope,
  { caseId = '', sender, recipient }: AccessRow,
  cases: OwnCases,
): Promise<Pick<OfficerEntry, 'case'>> {
  const first = scope.agencies.includes(recipient) ? recipient : sender;
  const found = await cases.find(scope, caseId, first);
  return found === undefined ? {} : { case: found.handle };
}

/** What only the sealed content says: it was the asker's own word, whether it stands for anything or not. */
async function refusedNames(
  { position }: AccessRow,
  { store, vault }: TellingParts,
): Promise<Pick<OfficerEntry, 'case' | 'message'>> {
  const [event] = await store.readAll(position - 1, { max: 1 });
  if (event?.position !== position) return {};
  try {
    const { data } = (await vault.openFact(event)) as { readonly data: Readonly<Record<string, string>> };
    if (event.type === ACCESS_REFUSED) return data.handle === undefined ? {} : { case: data.handle };
    return data.id === undefined ? {} : { message: data.id };
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}
