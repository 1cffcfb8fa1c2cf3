import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';

/** The question of one recorded decision. */
export interface RecordedAsk {
  readonly door: string;
  readonly network: string;
  readonly caseId: string;
  readonly sender: string;
  readonly recipient: string;
  readonly actor: string;
  readonly eventIds: readonly string[];
  readonly eventType: string;
  readonly category: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly happenedAt: string;
  readonly at: string;
}

/** One decision as a `Released` entry must hold it, whole. */
export interface RecordedDecision {
  readonly ask: RecordedAsk;
  readonly eventIds: readonly string[];
  readonly fields: readonly string[];
  readonly showsDate: boolean;
  readonly basis: {
    readonly kind: string;
    readonly rowId?: string;
    readonly recordedBy?: string;
    readonly consentId?: string;
    readonly provisionId?: string;
    readonly secrecyReleaseId?: string;
    readonly requestId?: string;
  };
  readonly disputed?: boolean;
  readonly caseRevision: number;
  readonly agreementHash: string;
  readonly registryRevision: number;
  readonly gateVersion: number;
  readonly decidedAt: string;
  readonly notAfter: string;
}

/** What a `Released` entry holds. */
export interface Release {
  readonly door: string;
  readonly recipient: string;
  readonly actor: string;
  readonly decisions: readonly RecordedDecision[];
}

/** The release in an entry, if it is one. */
export function releaseOf(entry: LogEntry): Release | undefined {
  return entry.type === 'Released' ? (dataOf(entry) as Release | undefined) : undefined;
}

const TEXTS = ['agreementHash', 'decidedAt', 'notAfter'];
const NUMBERS = ['caseRevision', 'registryRevision', 'gateVersion'];
const ASK_TEXTS = [
  'door',
  'network',
  'caseId',
  'sender',
  'recipient',
  'actor',
  'eventType',
  'category',
  'purpose',
  'happenedAt',
  'at',
];

/** What a decision lacks to be replayed by a stranger; empty when it is whole. */
export function lackingIn(decision: unknown): readonly string[] {
  const { ask, basis } = (decision ?? {}) as Partial<RecordedDecision>;
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  return [
    ...without(decision, TEXTS, isText),
    ...without(decision, NUMBERS, Number.isInteger),
    ...without(decision, ['eventIds', 'fields'], Array.isArray),
    ...without(decision, ['showsDate'], (value) => typeof value === 'boolean'),
    ...without(ask, ASK_TEXTS, isText).map((name) => `ask.${name}`),
    ...without(ask, ['eventIds', 'fields'], Array.isArray).map((name) => `ask.${name}`),
    ...without(basis, ['kind'], isText).map((name) => `basis.${name}`),
  ];
}

function without(part: unknown, names: readonly string[], holds: (value: unknown) => boolean) {
  const members = (part ?? {}) as Readonly<Record<string, unknown>>;
  return names.filter((name) => !holds(members[name]));
}
