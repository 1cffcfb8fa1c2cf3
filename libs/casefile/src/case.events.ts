import { ArrayMinSize, IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString } from 'class-validator';
import type { Event } from '#decider';
import type { GatedDoor, PermitRecord } from '#gate';
import {
  ConsentAmended,
  ConsentGiven,
  ConsentInvalidated,
  ConsentObjected,
  ConsentReconfirmed,
  ConsentRefused,
  ConsentRequested,
  ConsentWithdrawn,
} from './consent/consent.events.ts';
import { conflictFacts } from './conflict/conflict.events.ts';
import { doubtFacts } from './doubt/doubt.events.ts';
import { AgencyUnlinked } from './linking/unlink/unlink.events.ts';
import { FileClosed } from './retention/close-file/file-closed.events.ts';
import { personFacts } from './person/person.events.ts';
import { rightsFacts } from './rights/rights.events.ts';

/** The case was opened by the agency that holds this handle. */
export class CaseOpened {
  @IsString() by!: string;
  @IsString() handle!: string;
}

/** An agency shares the case from here on, under its own pairwise handle. */
export class AgencyLinked {
  @IsString() agency!: string;
  @IsString() handle!: string;
  @IsIn(['opened', 'code', 'statutory']) way!: 'opened' | 'code' | 'statutory';
  /** Id of the accepted proposal when the way is statutory. */
  @IsOptional() @IsString() proposal?: string;
}

/** A one-time code was made for the person to carry; only its hash is known here. */
export class LinkCodeMade {
  @IsString() by!: string;
  @IsString() codeHash!: string;
  @IsISO8601() validUntil!: string;
}

/** The code was used up. */
export class LinkCodeRedeemed {
  @IsString() by!: string;
  @IsString() codeHash!: string;
}

/** A statutory link was offered to one agency; `proposal` is the id of the event that carries the sealed number. */
export class LinkProposed {
  @IsString() by!: string;
  @IsString() recipient!: string;
  @IsString() proposal!: string;
}

/** An agency asked another for information about this kind of event. */
export class InformationRequested {
  @IsString() by!: string;
  @IsString() addressee!: string;
  @IsString() about!: string;
  /** Id of the event that carries the request. */
  @IsString() request!: string;
}

/** The doors by which anything leaves. */
const RELEASING_DOORS = [
  'bell',
  'claim',
  'timeline',
  'export',
  'embed',
  'subject-access',
  'person-view',
] as const satisfies readonly GatedDoor[];

/** What left, or was about to: the whole decisions, so that a stranger can ask the same questions again. */
export class Released {
  @IsIn(RELEASING_DOORS) door!: (typeof RELEASING_DOORS)[number];
  @IsString() recipient!: string;
  @IsString() actor!: string;
  @IsOptional() @IsInt() seq?: number;
  @IsOptional() @IsInt() after?: number;
  @IsArray() @ArrayMinSize(1) decisions!: readonly PermitRecord[];
}

/** The bytes of this release did not leave in time. */
export class ReleaseAbandoned {
  @IsString() release!: string;
}

/** The whole case was erased: from here on nothing enters and nothing leaves. */
export class CaseErased {
  /** Id of the erasure, as on its tombstone. */
  @IsString() erasure!: string;
}

/** One controller's part of the case was erased, with the links of its agencies. */
export class ControllerErased {
  @IsString() erasure!: string;
  @IsString() controller!: string;
  /** The controller's agencies that shared the case. */
  @IsString({ each: true }) agencies!: readonly string[];
}

/** The keys are gone, and the key-encryption key that could still have opened old copies of them too. */
export class ErasureCompleted {
  @IsString() erasure!: string;
}

/** Every fact that the hub itself states about a case, with the class its content must satisfy. A fact is one only by being listed here. */
export const caseFacts = {
  CaseOpened,
  AgencyLinked,
  AgencyUnlinked,
  FileClosed,
  LinkCodeMade,
  LinkCodeRedeemed,
  LinkProposed,
  ConsentRequested,
  ConsentGiven,
  ConsentRefused,
  ConsentReconfirmed,
  ConsentAmended,
  ConsentWithdrawn,
  ConsentInvalidated,
  ConsentObjected,
  InformationRequested,
  Released,
  ReleaseAbandoned,
  CaseErased,
  ControllerErased,
  ErasureCompleted,
  ...personFacts,
  ...rightsFacts,
  ...doubtFacts,
  ...conflictFacts,
} as const;

/** The name of a fact, as in the store's `type` column. */
export type CaseFactType = keyof typeof caseFacts;

/** A fact of the case stream. */
export type CaseFact = { [T in CaseFactType]: Event<T, InstanceType<(typeof caseFacts)[T]>> }[CaseFactType];

/** An agency's event as far as the hub may know it: the clear columns, never the payload. */
export interface AgencyEntry {
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly theme: string;
  readonly category: string;
  readonly happenedAt: string;
}

/** A fact whose content is gone, erased with its controller or run out: only its clear columns are left. */
export interface LostFact {
  readonly fact: CaseFactType;
  readonly agency: string;
  readonly recordedAt: string;
}

/** Whatever enters a case stream: an agency's event, or a fact of the hub. */
export type CaseEvent = Event<'EventRecorded', AgencyEntry> | CaseFact;

/** Where an event stands in the record: the id under which it is stored, since when, and what it commits to. */
export interface StoredAs {
  readonly id: string;
  readonly recordedAt: string;
  readonly commitment: string;
}

/** Whatever is read from a case stream: what entered it, or what is left of it; `stored` is absent only before it is in the record. */
export type ReadEvent = (CaseEvent | Event<'FactLost', LostFact>) & { readonly stored?: StoredAs };

/** Whether a stored `type` is one of the hub's own facts (else it is the type of an agency's event). */
export function isCaseFactType(type: string): type is CaseFactType {
  return Object.hasOwn(caseFacts, type);
}
