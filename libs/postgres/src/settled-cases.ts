import type { Position } from '#ports';
import type { ViewTables } from './view-place.ts';

/** A case that held nothing more for an agency when it was looked at. */
export interface Settled {
  readonly network: string;
  readonly agency: string;
  readonly caseId: string;
  readonly seenAt: Position;
  readonly wakeAt: string | undefined;
}

type Reach = Pick<Settled, 'network' | 'agency'> & { readonly case_id: string };

/**
 * Marks cases as settled, in one statement those that nobody is changing at the moment. That one holds many rows and so
 * must wait for none, or it and those who enter changes in another order would wait for each other. What somebody is
 * changing is marked by itself, holding nothing else. Of several words on one case the last counts.
 */
export async function settleCases(tables: ViewTables, group: readonly Settled[]): Promise<void> {
  const { schema } = tables.place;
  const left = new Map(group.map((settled) => [keyOf({ ...settled, case_id: settled.caseId }), settled]));
  if (left.size > 1) {
    const marked = await tables.query<Reach>({
      name: `settle-free-${schema}`,
      text: `
        WITH free AS MATERIALIZED (
          SELECT network, agency, case_id, g.seen_at, g.wake_at
          FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[]) AS g (network, agency, case_id, seen_at, wake_at)
          JOIN ${schema}.claim_reach r USING (network, agency, case_id)
          FOR NO KEY UPDATE OF r SKIP LOCKED
        )
        UPDATE ${schema}.claim_reach r SET settled_at = greatest(r.settled_at, free.seen_at), wake_at = free.wake_at
        FROM free WHERE (r.network, r.agency, r.case_id) = (free.network, free.agency, free.case_id)
        RETURNING r.network, r.agency, r.case_id`,
      values: columnsOf([...left.values()]),
    });
    for (const reach of marked) left.delete(keyOf(reach));
  }
  await Promise.all([...left.values()].map((settled) => settleCase(tables, settled)));
}

async function settleCase(
  tables: ViewTables,
  { network, agency, caseId, seenAt, wakeAt }: Settled,
): Promise<void> {
  const { schema } = tables.place;
  await tables.query({
    name: `settle-${schema}`,
    text: `
      UPDATE ${schema}.claim_reach SET settled_at = greatest(settled_at, $4), wake_at = $5
      WHERE network = $1 AND agency = $2 AND case_id = $3`,
    values: [network, agency, caseId, seenAt, wakeAt ?? null],
  });
}

function columnsOf(group: readonly Settled[]): readonly (readonly unknown[])[] {
  return [
    group.map(({ network }) => network),
    group.map(({ agency }) => agency),
    group.map(({ caseId }) => caseId),
    group.map(({ seenAt }) => seenAt),
    group.map(({ wakeAt }) => wakeAt ?? null),
  ];
}

function keyOf({ network, agency, case_id: caseId }: Reach): string {
  return `${network}|${agency}|${caseId}`;
}
