import type { HubText } from '../packs/voice.ts';
import { get, post, postOnTheWayOut, segment } from '../page/call.ts';
import { OneByOne } from './one-by-one.ts';

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
  /** Which function of the agency one turns to. */
  readonly agencyContact?: string;
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

/** A step that comes next. */
export interface NextStep {
  readonly chain: string;
  readonly chainTitle: HubText;
  readonly step: string;
  readonly title: HubText;
  /** Whether it is, or may be, the person's turn. */
  readonly own: boolean;
  readonly agencyNames: readonly HubText[];
  readonly limits: readonly {
    readonly kind: 'target' | 'legal' | 'lapse';
    /** A day, `YYYY-MM-DD`. */
    readonly due: string;
    readonly paragraph?: HubText;
    readonly isPast: boolean;
  }[];
}

/** All that the person may see of the own case, and what comes next by it. */
export interface Path {
  readonly asOf: string;
  readonly entries: readonly PathEntry[];
  readonly next: readonly NextStep[];
}

/** Something that an agency agreed with the person, and what became of it. */
export type PromiseMade = PromiseSaid & (PromiseKept | { readonly state: 'open' | 'due' | 'replaced' });

interface PromiseSaid {
  readonly id: string;
  readonly title: HubText;
  readonly agencyName: HubText;
  readonly by: 'person' | 'agency';
  readonly dueAt?: string;
}

interface PromiseKept {
  readonly state: 'kept';
  /** What happened that kept it. */
  readonly kept: { readonly what: HubText; readonly agencyName: HubText; readonly at?: string };
}

/** All that was agreed on with the person. */
export interface Agreed {
  readonly promises: readonly PromiseMade[];
  readonly managers: readonly { readonly agencyName: HubText; readonly contactFunction: string }[];
  readonly goals: readonly { readonly agencyName: HubText; readonly goals: readonly HubText[] }[];
  readonly wishes: readonly {
    readonly wish: string;
    readonly title: HubText;
    readonly answer?: { readonly agencyName: HubText; readonly what?: HubText };
  }[];
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
    | 'superseded'
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
  readonly onlyIf?: HubText;
  readonly unlessByLaw?: true;
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

/** The letter of an agency; whoever has it can enter once. */
export interface Letter {
  readonly agencyName: HubText;
  readonly madeAt: string;
}

/** A browser that can open the path. */
export interface Device {
  readonly id: string;
  readonly enteredAt: string;
  readonly lastUsedAt: string;
  readonly letter: Letter;
  readonly own: boolean;
  readonly revoked: boolean;
}

/** All devices, and what came since this one was used the time before. */
export interface Devices {
  readonly devices: readonly Device[];
  readonly unseen: { readonly devices: readonly string[]; readonly letter?: Letter };
}

/** A wish that was said. */
export interface Wish {
  readonly wish: string;
  readonly at: string;
  /** Ids of the agencies to which it was said. */
  readonly to?: readonly string[];
}

/** What a person can ask of every controller; an objection names what it is against. */
export type RightKind = 'restriction' | 'erasure' | 'access';

const at = (path: string): string => `v1/person/${path}`;
const consentAt = ({ recordedBy, consentId }: Consent): string =>
  at(`consents/${segment(recordedBy)}/${segment(consentId)}`);

const turns = new OneByOne((ms) => new Promise((over) => setTimeout(over, ms)));
/** One after the other: the letter would ask for all its parts at once. */
const read = <T>(path: string): Promise<T> => turns.ask(() => get<T>(path));

/** The hub's doors for the person, under the cookie of this device. Each throws a `Problem`. */
export const hub = {
  session: () => get<PersonSession>(at('session')),
  enter: (code: string, pin: string) => post<unknown>(at('enter'), { code, pin }),
  unlock: (pin: string) => post<unknown>(at('unlock'), { pin }),
  leave: () => postOnTheWayOut<unknown>(at('leave')),
  path: () => read<Path>(at('path')),
  promises: () => read<Agreed>(at('promises')),
  consents: () => read<{ readonly consents: readonly Consent[] }>(at('consents')),
  preview: (consent: Consent, provisionIds?: readonly string[]) =>
    read<Preview>(
      `${consentAt(consent)}/withdrawal-preview${provisionIds ? `?provisionIds=${provisionIds.map(segment).join(',')}` : ''}`,
    ),
  withdraw: (consent: Consent, provisionIds?: readonly string[]) =>
    post<Receipted>(`${consentAt(consent)}/withdraw`, provisionIds ? { provisionIds } : {}),
  accesses: (before?: number) =>
    read<AccessPage>(at(`accesses${before === undefined ? '' : `?before=${before}`}`)),
  request: (kind: RightKind) => post<Receipted>(at('requests'), { kind }),
  object: (rowId: string) => post<Receipted>(at('requests'), { kind: 'objection', rowId }),
  dispute: (eventId: string) => post<Receipted>(at('disputes'), { eventIds: [eventId] }),
  wishes: () => read<{ readonly wishes: readonly Wish[] }>(at('wishes')),
  wish: (wish: string, to: readonly string[]) => post<Receipted>(at('wishes'), { wish, to }),
  contacts: () => read<{ readonly contacts: readonly Contact[] }>(at('contacts')),
  devices: () => read<Devices>(at('devices')),
  revoke: (device: string) => post<Receipted>(at(`devices/${segment(device)}/revoke`)),
} as const;
