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
  const path = `desk/cases/${segment(reference)}/entries`;
  return (await get<{ readonly entries: readonly Entry[] }>(path)).entries;
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
