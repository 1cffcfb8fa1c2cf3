import type { Envelope } from '#catalogue';
import type { EventStore } from '#ports';

/** Events of the log that are looked at in one step. */
const PAGE = 1_000;

/**
 * Whether the record holds what this envelope brought about, in whatever case it was: the rows stay when their keys go, and tell
 * their type, agency and id. For the few commands of which a second one must not be taken for a new one (0156).
 */
export async function isInRecord(
  store: Pick<EventStore, 'readAll'>,
  type: 'AgencyUnlinked' | 'CaseOpened',
  { network, agency, id }: Pick<Envelope, 'network' | 'agency' | 'id'>,
): Promise<boolean> {
  const filter = { network, types: [type] };
  for (let after = 0, page; (page = await store.readAll(after, { max: PAGE, filter })).length > 0;) {
    after = page.at(-1)?.position ?? after;
    if (page.some((one) => one.id === id && one.agency === agency)) return true;
  }
  return false;
}
