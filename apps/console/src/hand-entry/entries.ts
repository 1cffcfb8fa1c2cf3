import { get, post, segment } from '../page/call.ts';
import type { Receipt } from '../page/action.ts';
import type { Text } from '../page/text.ts';

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly titles: Text;
  readonly kind: 'code' | 'codes' | 'day' | 'instant' | 'number' | 'tick' | 'yes-no' | 'text' | 'texts';
  readonly required: boolean;
  readonly special: boolean;
  readonly codes?: readonly { readonly code: string; readonly titles: Text }[];
  readonly least?: number;
  readonly most?: number;
  readonly pattern?: string;
  readonly form: string;
}

/** One type of event as a form. */
export interface EventForm {
  readonly type: string;
  readonly theme: string;
  readonly titles: Text;
  readonly fields: readonly FormField[];
}

/** An event that was entered by hand. */
export interface Entry {
  readonly key: string;
  readonly type: string;
  readonly title: Text;
  readonly staff: string;
  readonly at: string;
  readonly state?: 'held' | 'ready' | 'sent' | 'recorded' | 'refused' | 'withdrawn';
  readonly code?: string;
  readonly reason?: string;
  readonly happenedAt?: string;
  readonly corrected?: true;
  readonly position?: number;
  readonly settledAt?: string;
  /** What it says, as long as the outbox keeps it. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An own event that came from an export or a program and has not been recorded at the hub. */
export interface Imported extends Pick<
  Entry,
  'type' | 'title' | 'state' | 'code' | 'reason' | 'happenedAt' | 'corrected'
> {
  readonly id: string;
}

/** Own entries of one case as this agency's adapter knows them. */
export interface OwnEntries {
  readonly entries: readonly Entry[];
  readonly imported: readonly Imported[];
}

/** What became of an entry. */
export interface Outcome {
  readonly key: string;
  readonly state: 'recorded' | 'held' | 'waiting' | 'withdrawn';
  readonly code?: string;
  readonly reason?: string;
  readonly receipt?: Receipt;
}

/** What is sent. */
export interface Said {
  readonly key: string;
  readonly reference: string;
  readonly type: string;
  /** A day in Germany. */
  readonly happenedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly corrects?: string;
}

/** The forms of all types that this agency may publish. */
export async function readForms(): Promise<readonly EventForm[]> {
  return (await get<{ readonly forms: readonly EventForm[] }>('desk/event-forms')).forms;
}

/** What was entered by hand in a case. */
export async function readEntries(reference: string): Promise<readonly Entry[]> {
  return (await readOwnEntries(reference)).entries;
}

/** The same, with what came from exports and programs and has not been recorded. */
export function readOwnEntries(reference: string): Promise<OwnEntries> {
  return get<OwnEntries>(`desk/cases/${segment(reference)}/entries`);
}

/** Enters an event, or corrects one. */
export function enter(said: Said): Promise<Outcome> {
  return post<Outcome>('desk/events', said);
}

/** Takes an entry back that has not left. */
export function takeBack(key: string): Promise<object> {
  return post<object>(`desk/events/${segment(key)}/withdraw`);
}

/** A key that no other form makes: sent twice it is one event. */
export function newKey(): string {
  return crypto.randomUUID();
}
