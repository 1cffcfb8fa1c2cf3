import type { PermitRecord } from '#gate';
import type { AccessChange, KeyVault, ProvisionUse } from '#ports';

type Naming = Pick<KeyVault, 'nameOf'>;

interface Ids {
  readonly consentId?: string;
  readonly provisionId?: string;
}

/**
 * How the access log names a consent or a provision: their ids are an agency's own words and do not stand in the clear
 * beside the record.
 */
export function consentName(vault: Naming, network: string, id: string): Promise<string> {
  return vault.nameOf(network, `consent ${id}`);
}

/** A change of the access log with names in the place of ids. */
export async function named(vault: Naming, change: AccessChange): Promise<AccessChange> {
  if (change.kind !== 'entered') return change;
  const { network, consentId, provisionId } = change.entry;
  if (consentId === undefined || provisionId === undefined) return change;
  const [consent, provision] = await Promise.all([
    consentName(vault, network, consentId),
    consentName(vault, network, provisionId),
  ]);
  return { ...change, entry: { ...change.entry, consentId: consent, provisionId: provision } };
}

/** What was used, under the ids that these provisions have; what is none of theirs is left out. */
export async function usesOf(
  vault: Naming,
  network: string,
  uses: readonly ProvisionUse[],
  provisions: readonly { readonly consentId: string; readonly provisionId: string }[],
): Promise<readonly ProvisionUse[]> {
  const ids = [...new Set(provisions.flatMap((one) => [one.consentId, one.provisionId]))];
  const idOf = new Map(
    await Promise.all(ids.map(async (id) => [await consentName(vault, network, id), id] as const)),
  );
  return uses.flatMap((use) => {
    const [consentId, provisionId] = [idOf.get(use.consentId), idOf.get(use.provisionId)];
    return consentId === undefined || provisionId === undefined ? [] : [{ ...use, consentId, provisionId }];
  });
}

/** The ids behind a row's names, from the decisions of its release; none when the row rests on no consent. */
export async function idsBehind(
  vault: Naming,
  row: Ids & { readonly network: string },
  decisions: readonly PermitRecord[],
): Promise<Ids> {
  for (const { basis } of decisions) {
    if (basis.kind !== 'consent') continue;
    const { consentId, provisionId } = basis;
    const isMeant =
      (await consentName(vault, row.network, consentId)) === row.consentId &&
      (await consentName(vault, row.network, provisionId)) === row.provisionId;
    if (isMeant) return { consentId, provisionId };
  }
  return {};
}
