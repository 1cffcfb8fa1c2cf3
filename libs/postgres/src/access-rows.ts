import type { AccessChange, AccessEntry, AccessRow, ProvisionUse } from '#ports';

/** A row of the access log as its table has it. */
export interface StoredAccess {
  readonly network: string;
  readonly position: number;
  readonly n: number;
  readonly at: string;
  readonly door: string;
  readonly decision: AccessEntry['decision'];
  readonly sender: string | null;
  readonly recipient: string;
  readonly actor: string;
  readonly event_type: string | null;
  readonly event_ids: readonly string[];
  readonly purpose: string | null;
  readonly basis: string | null;
  readonly row_id: string | null;
  readonly recorded_by: string | null;
  readonly consent_id: string | null;
  readonly provision_id: string | null;
  readonly case_id: string | null;
  readonly release: string;
  readonly code: string | null;
  readonly abandoned: boolean;
  readonly expires_at: string;
  readonly ordinal: number;
}

/** The row as it is asked for; what is not known is absent. */
export function accessRow(row: StoredAccess): AccessRow {
  const optional = {
    sender: row.sender,
    eventType: row.event_type,
    purpose: row.purpose,
    basis: row.basis,
    rowId: row.row_id,
    recordedBy: row.recorded_by,
    consentId: row.consent_id,
    provisionId: row.provision_id,
    caseId: row.case_id,
    code: row.code,
  };
  const known = Object.fromEntries(
    Object.entries(optional).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
  const { network, position, n, at, door, decision, recipient, actor, release, abandoned, ordinal } = row;
  const always = { network, position, n, at, door, decision, recipient, actor, release, abandoned, ordinal };
  return { ...always, ...known, eventIds: row.event_ids, expiresAt: row.expires_at };
}

/** The use of a provision as its table has it. */
export interface StoredUse {
  readonly case_id: string;
  readonly recorded_by: string | null;
  readonly consent_id: string;
  readonly provision_id: string;
}

/** The use as it is asked for. */
export function provisionUse({
  case_id: caseId,
  recorded_by: recordedBy,
  consent_id: consentId,
  provision_id: provisionId,
}: StoredUse): ProvisionUse {
  return { caseId, ...(recordedBy !== null && { recordedBy }), consentId, provisionId };
}

/** Changes as the function of the database takes them. */
export function accessChanges(changes: readonly AccessChange[]): object {
  return {
    entered: changes.flatMap((change) => (change.kind === 'entered' ? [columnsOf(change.entry)] : [])),
    abandoned: changes.flatMap((change) => {
      if (change.kind !== 'abandoned') return [];
      const { network, caseId, release } = change;
      return [{ network, case_id: caseId, release }];
    }),
    erased: changes.flatMap((change) => {
      if (change.kind !== 'erased') return [];
      const { network, caseId, agencies } = change;
      return [{ network, case_id: caseId, agencies }];
    }),
    expired: changes.flatMap((change) => {
      return change.kind === 'expired' ? [{ network: change.network, at: change.at }] : [];
    }),
  };
}

function columnsOf(entry: AccessEntry): object {
  const { eventType, eventIds, rowId, recordedBy, consentId, provisionId, caseId, expiresAt, ...same } =
    entry;
  return {
    ...same,
    event_type: eventType,
    event_ids: eventIds,
    row_id: rowId,
    recorded_by: recordedBy,
    consent_id: consentId,
    provision_id: provisionId,
    case_id: caseId,
    expires_at: expiresAt,
  };
}
