import { segment } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** One own file as the desk lists it. */
export interface CaseShown {
  readonly reference: string;
  readonly linked: boolean;
  readonly openedAt: string;
  /** When the last own event happened. */
  readonly lastEventAt?: string;
  /** Staff ids of who works on it. */
  readonly workers: readonly string[];
  readonly mine: boolean;
  /** How much came that one has not marked as read. */
  readonly unread: number;
}

/** That something came in: what it says stands in the timeline alone. */
export interface NewsItem {
  readonly number: number;
  readonly reference: string;
  readonly type: string;
  readonly title: Text;
  readonly agencyName: Text;
  readonly happenedAt?: string;
  readonly receivedAt: string;
  readonly corrects: boolean;
  /** Staff ids of those whose file it is, where it is not one's own. */
  readonly standsInFor?: readonly string[];
}

/** One answer of the list of news. */
export interface News {
  readonly at: string;
  /** When one last said that all was read. */
  readonly readAt?: string;
  readonly items: readonly NewsItem[];
  readonly more: boolean;
}

/** Who stands in for whom. */
export interface Deputies {
  readonly staff: string;
  readonly given: readonly { readonly deputy: string; readonly until: string }[];
  readonly received: readonly { readonly staff: string; readonly until: string }[];
}

/** The address of a file's page. */
export function casePage(reference: string): string {
  return `#/case/${segment(reference)}`;
}

/** The address of a file at the desk. */
export function caseAtDesk(reference: string): string {
  return `desk/cases/${segment(reference)}`;
}
