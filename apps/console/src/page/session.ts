import { get, getStaying, post } from './call.ts';
import type { Text } from './text.ts';

/** What somebody may do here, as the log-in's claims say. */
export type Role = 'caseworker' | 'rights-desk' | 'officer' | 'operator' | `steering:${string}`;

/** Somebody who is logged in. */
export interface SignedIn {
  readonly signedIn: true;
  readonly roles: readonly Role[];
  /** The pseudonymous staff id under which every access is recorded. */
  readonly staff: string;
  /** Absent at the hub. */
  readonly agency?: { readonly id: string; readonly titles: Text };
  /** For which purposes this agency may read. */
  readonly purposes?: readonly { readonly id: string; readonly de: string; readonly en: string }[];
  /** What the agreement lets this agency do with one-time link codes. Absent at the hub. */
  readonly linkCodes?: { readonly make: boolean; readonly redeem: boolean };
  /** What the agreements of those networks call themselves whose steering group somebody belongs to; at the hub only. */
  readonly networks?: readonly { readonly id: string; readonly titles: Text }[];
  /** When the log-in ends, whatever one does. */
  readonly endsAt: string;
}

/** Who is logged in, or nobody. */
export type Session = SignedIn | { readonly signedIn: false };

/** Asks who is logged in. */
export function readSession(): Promise<Session> {
  return get<Session>('session');
}

/** Keeps the log-in awake, as whatever one does here keeps it. */
export function stayLoggedIn(): Promise<Session> {
  return getStaying<Session>('session');
}

/** Goes to the log-in, and comes back to where one was. */
export function logIn(): void {
  const { pathname, search, hash } = location;
  location.assign(`log-in?to=${encodeURIComponent(pathname + search + hash)}`);
}

/** Goes to the log-in in a window of its own, so that what is typed in this one stays. */
export function logInBeside(): void {
  window.open(`log-in?to=${encodeURIComponent(location.pathname)}`, '_blank', 'noopener');
}

/** Ends the session here and at the provider. */
export async function logOut(): Promise<void> {
  const { to } = await post<{ readonly to: string }>('log-out');
  location.assign(to);
}
