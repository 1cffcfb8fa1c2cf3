import { get } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** A request of a person on the own controller's desk. */
export interface Right {
  readonly reference?: string;
  readonly request: string;
  readonly kind: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly isOverdue: boolean;
  readonly state: 'open' | 'proposed' | 'decided';
  readonly decision?: string;
  readonly ground?: string;
  readonly withheld?: readonly string[];
  readonly proposal?: string;
  readonly proposedBy?: string;
  readonly lift?: { readonly proposal: string; readonly personToldAt: string; readonly proposedBy: string };
  readonly inDoubt?: readonly string[];
}

/** Open disputes about own entries. */
export interface Dispute {
  readonly reference?: string;
  readonly dispute: string;
  readonly entries: readonly {
    readonly eventId: string;
    readonly title?: Text;
    readonly happenedAt?: string;
  }[];
}

type Codes = Readonly<Record<string, Text>>;

/** Everything on the rights desk, with what each code is called. */
export interface RightsList {
  readonly at: string;
  readonly rights: readonly Right[];
  readonly disputes: readonly Dispute[];
  readonly terms: { readonly kinds: Codes; readonly decisions: Codes; readonly grounds: Codes };
}

/** What becomes of one entry. */
export type Fate = 'told' | 'withheld' | 'concerned' | 'untouched' | 'unsaid';

/** One entry of the own controller in a preview. */
export interface PreviewedEntry {
  readonly eventId: string;
  readonly fate: Fate;
  readonly title?: Text;
  readonly happenedAt?: string;
  readonly fields?: readonly { readonly name: string; readonly titles: Text; readonly special: boolean }[];
}

/** What a decision would tell and withhold, or concern. */
export interface Preview {
  readonly as: 'proposed' | 'granted';
  readonly entries: readonly PreviewedEntry[];
}

/** Reads everything on the rights desk. Throws a `Problem`. */
export function readRights(): Promise<RightsList> {
  return get<RightsList>('desk/rights');
}

/** Requests that are answered with a copy of the data. */
export function isAnswered({ kind }: Pick<Right, 'kind'>): boolean {
  return kind === 'access' || kind === 'portability';
}

/** Of which only a part can be granted. */
export function mayBePartly({ kind }: Pick<Right, 'kind'>): boolean {
  return ['access', 'erasure', 'rectification'].includes(kind);
}
