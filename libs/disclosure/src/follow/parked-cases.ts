import { caseIdOf } from '#casefile';
import type { Parking, ViewName } from '#ports';

/** Ids of the cases of a network that one of these views has set aside: they may be unreadable, and nobody is answered from them. */
export async function parkedCases(
  parking: Pick<Parking, 'parked'>,
  network: string,
  views: readonly ViewName[],
): Promise<ReadonlySet<string>> {
  const parked = (await Promise.all(views.map((view) => parking.parked(view)))).flat();
  const own = parked.filter((one) => one.network === network);
  return new Set(own.flatMap((one) => caseIdOf(one) ?? []));
}
