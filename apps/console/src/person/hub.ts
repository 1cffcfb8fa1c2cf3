import type { HubText } from '../packs/voice.ts';
import { get, post, segment } from '../page/call.ts';

/** Whether this browser is a device of the person, and whether it is open. */
export interface PersonSession {
  readonly entered: boolean;
  /** When it closes by itself. */
  readonly until?: string;
  readonly device?: string;
}

/** Since when and where something stands in the record. */
export interface Receipted {
  readonly receipt?: { readonly at: string; readonly position?: number };
}

/** One entry of the path. */
export interface PathEntry {
  readonly id: string;
  readonly title: HubText;
  readonly happenedAt?: string;
  readonly agencyName: HubText;
  readonly fields: readonly {
    readonly name: string;
    readonly label: HubText;
    readonly value: unknown;
    readonly text?: HubText;
  }[];
  readonly corrects?: string;
  readonly disputed?: true;
  readonly basis: { readonly text: HubText };
}

/** All that the person may see of the own case. */
export interface Path {
  readonly asOf: string;
  readonly entries: readonly PathEntry[];
}

/** Something that an agency agreed with the person. */
export interface PromiseMade {
  readonly id: string;
  readonly title: HubText;
  readonly agencyName: HubText;
  readonly dueAt?: string;
  readonly state: 'open' | 'due' | 'replaced';
}

/** One provision of a consent. */
export interface Provision {
  readonly provisionId: string;
  readonly form: 'consent' | 'secrecy-release';
  readonly sourceName: HubText;
  readonly recipients: readonly { readonly name: HubText }[];
  readonly purposes: readonly HubText[];
  readonly what: readonly HubText[];
  readonly depth: 'fact' | 'date' | 'detail';
  readonly validUntil: string;
  readonly withdrawnAt?: string;
}

/** A consent of the person with its life so far. */
export interface Consent {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly recordedByName: HubText;
  readonly state:
    | 'requested'
    | 'given'
    | 'refused'
    | 'partly-withdrawn'
    | 'withdrawn'
    | 'expired'
    | 'not-yet-valid'
    | 'invalidated';
  readonly givenAt?: string;
  readonly provisions: readonly Provision[];
}

/** Who tells whom what for what. */
export interface Flow {
  readonly sourceName: HubText;
  readonly recipientName: HubText;
  readonly purpose: HubText;
  readonly what: readonly HubText[];
  readonly paragraph?: HubText;
}

/** What a withdrawal would do. */
export interface Preview {
  readonly stops: readonly Flow[];
  readonly continuesByConsent: readonly Flow[];
  readonly continuesByLaw: readonly Flow[];
  readonly lawfulUntilNow: HubText;
}

/** One look at the person's data. */
export interface Access {
  readonly at: string;
  readonly agencyName: HubText;
  readonly by: 'staff' | 'system';
  readonly what: readonly HubText[];
  readonly purpose: HubText;
  readonly basis: HubText;
  /** The row of the agreement that allowed it, where one can object to it. */
  readonly rowId?: string;
}

/** The newest looks; `next` asks for those before them. */
export interface AccessPage {
  readonly entries: readonly Access[];
  readonly next?: number;
}

/** Whom the person can ask. */
export interface Contact {
  readonly agency: string;
  readonly name: HubText;
  readonly mandate: HubText;
  readonly contactFunction: string;
  readonly rightsDesk?: HubText;
}

/** A browser that can open the path. */
export interface Device {
  readonly id: string;
  readonly enteredAt: string;
  readonly own: boolean;
  readonly revoked: boolean;
}

/** A wish that was said. */
export interface Wish {
  readonly wish: string;
  readonly at: string;
}

/** What a person can ask of every controller; an objection names what it is against. */
export type RightKind = 'restriction' | 'erasure' | 'access';

const at = (path: string): string => `v1/person/${path}`;
const consentAt = ({ recordedBy, consentId }: Consent): string =>
  at(`consents/${segment(recordedBy)}/${segment(consentId)}`);

/** The hub's doors for the person, under the cookie of this device. Each throws a `Problem`. */
export const hub = {
  session: () => get<PersonSession>(at('session')),
  enter: (code: string, pin: string) => post<unknown>(at('enter'), { code, pin }),
  unlock: (pin: string) => post<unknown>(at('unlock'), { pin }),
  leave: () => post<unknown>(at('leave')),
  path: () => get<Path>(at('path')),
  promises: () => get<{ readonly promises: readonly PromiseMade[] }>(at('promises')),
  consents: () => get<{ readonly consents: readonly Consent[] }>(at('consents')),
  preview: (consent: Consent, provisionIds?: readonly string[]) =>
    get<Preview>(
      `${consentAt(consent)}/withdrawal-preview${provisionIds ? `?provisionIds=${provisionIds.map(segment).join(',')}` : ''}`,
    ),
  withdraw: (consent: Consent, provisionIds?: readonly string[]) =>
    post<Receipted>(`${consentAt(consent)}/withdraw`, provisionIds ? { provisionIds } : {}),
  accesses: (before?: number) =>
    get<AccessPage>(at(`accesses${before === undefined ? '' : `?before=${before}`}`)),
  request: (kind: RightKind) => post<Receipted>(at('requests'), { kind }),
  object: (rowId: string) => post<Receipted>(at('requests'), { kind: 'objection', rowId }),
  dispute: (eventId: string) => post<Receipted>(at('disputes'), { eventIds: [eventId] }),
  wishes: () => get<{ readonly wishes: readonly Wish[] }>(at('wishes')),
  wish: (wish: string) => post<Receipted>(at('wishes'), { wish }),
  contacts: () => get<{ readonly contacts: readonly Contact[] }>(at('contacts')),
  devices: () => get<{ readonly devices: readonly Device[] }>(at('devices')),
  revoke: (device: string) => post<Receipted>(at(`devices/${segment(device)}/revoke`)),
} as const;
