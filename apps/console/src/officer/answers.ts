import { asBegun, get } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** The hub's answer to an officer's question, with the hub's compact JWS around it as proof of what one was given. */
export interface Signed<Answer> {
  readonly answer: Answer;
  readonly signed: string;
}

/** A page of a list; `next` is where the following one begins. */
export interface ListPage<Item> {
  readonly asOf: string;
  readonly items: readonly Item[];
  readonly next?: string;
}

/** What the ids in answers are called, and what can be searched for. */
export interface Terms {
  readonly controller: { readonly id: string; readonly titles: Text };
  readonly own: readonly string[];
  readonly agencies: Readonly<Record<string, Text>>;
  readonly purposes: Readonly<Record<string, Text>>;
  readonly types: Readonly<
    Record<string, { readonly titles: Text; readonly fields: Readonly<Record<string, Text>> }>
  >;
  /** The paragraph of each statutory row, by the row's id. */
  readonly rows: Readonly<Record<string, Text>>;
}

/** A row of the access log. */
export interface Entry {
  readonly entry: string;
  readonly at: string;
  readonly door: string;
  readonly decision: 'permit' | 'deny';
  readonly sender?: string;
  readonly recipient: string;
  readonly actor: string;
  readonly eventType?: string;
  readonly eventIds: readonly string[];
  readonly purpose?: string;
  readonly basis?: string;
  readonly rowId?: string;
  readonly consentId?: string;
  readonly code?: string;
  readonly abandoned: boolean;
  readonly case?: string;
}

/** A provision of a consent as far as it concerns the own controller. */
export interface Provision {
  readonly provisionId: string;
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
  readonly validFrom: string;
  readonly validUntil: string;
  readonly withdrawnAt?: string;
  readonly invalidatedAt?: string;
}

/** A consent record of the register. */
export interface Consent {
  readonly case: string;
  readonly consentId: string;
  readonly recordedBy?: string;
  readonly status: string;
  readonly provisions: readonly Provision[];
}

/** A list that an officer can ask for, as it stands in the address. */
export type ListPath =
  'search' | 'refusals' | 'consents' | 'consents/unused' | 'reads-without-event' | 'recalls' | 'requests';

type Narrowed = Readonly<Record<string, string | undefined>>;

/** One page of a list. Throws a `Problem`. */
export function listPage<Item>(path: ListPath, query: Narrowed = {}): Promise<Signed<ListPage<Item>>> {
  return get<Signed<ListPage<Item>>>(`desk/officer/${path}${asked(query)}`);
}

/** All pages of a list, at most so many entries. Throws a `Problem`. */
export async function wholeList<Item>(
  path: ListPath,
  query: Narrowed = {},
  most = 2_000,
): Promise<readonly Item[]> {
  const begun = asBegun();
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const from = after;
    const { answer } = await begun(() => listPage<Item>(path, { ...query, after: from }));
    items.push(...answer.items);
    after = answer.next;
  } while (after !== undefined && items.length < most);
  return items;
}

/** The words for everything, of the agreement that the agency holds. Throws a `Problem`. */
export function readTerms(): Promise<Terms> {
  return get<Terms>('desk/officer/terms');
}

/** A query as it stands in an address; what is not given is left out. */
export function asked(query: Narrowed): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
