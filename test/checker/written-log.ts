import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OwnKeys, Statement } from '#jose';
import { commitment, generateKeys, JoseSealer, loadKeys, makeEnvelope, newSalt, publicKeysOf } from '#jose';
import { agreementFile } from '../network/sample-agencies.ts';
import type { LogEntry } from './log-entry.ts';
import type { RecordedAsk, RecordedDecision } from './release.ts';

const NETWORK = 'rheine';
const AT = '2026-03-02T10:00:00.000Z';

/** A log written by hand, entry by entry, with sound signatures: what specs doctor. */
export class WrittenLog {
  readonly entries: LogEntry[] = [];
  readonly hub = keysOf('hub');
  readonly #agencies = new Map<string, OwnKeys>();
  readonly #agreementHash: string;
  /** When what is written next is recorded. */
  at = AT;

  /** Registers these agencies and adopts an agreement, the sample's unless another is named. */
  constructor(agencies: readonly string[], file = agreementFile) {
    for (const agency of agencies) {
      const keys = keysOf(agency);
      this.#agencies.set(agency, keys);
      this.stated('registry-rheine', 'AgencyRegistered', { agency, keys: publicKeysOf(keys), brokerKey: '' });
    }
    const document = readFileSync(file, 'utf8');
    const hash = createHash('sha256').update(document).digest('base64url');
    this.#agreementHash = hash;
    const effectiveFrom = '2018-02-28T23:00:00.000Z';
    this.stated('registry-rheine', 'AgreementAdopted', { hash, document, effectiveFrom });
  }

  /** A fact that the hub states and signs. */
  stated(stream: string, type: string, data: object, { agency = 'hub', id = newSalt() } = {}): LogEntry {
    const salt = newSalt();
    const clear = this.#clear(agency, id, type, commitment(salt, data));
    const { version, network, happenedAt, recordedAt } = clear;
    const said = { id, type, version, network, agency, happenedAt, recordedAt, commitment: clear.commitment };
    const signature = new JoseSealer(this.hub).signDetached(said);
    return this.#put(stream, { ...clear, signature, kind: 'fact', content: { salt, data } });
  }

  /** A fact that an agency's signed command caused, with further ones of the hub beside it. */
  commanded(
    stream: string,
    agency: string,
    command: string,
    ...facts: readonly (readonly [string, object])[]
  ) {
    const { id, made, body } = this.#signed(agency, command, 'command', {});
    const [[type, data] = ['', {}], ...beside] = facts;
    const { signature } = made;
    const content = { salt: made.envelope.salt, body, data };
    const clear = this.#clear(agency, id, type, made.envelope.commitment);
    this.#put(stream, { ...clear, signature, kind: 'fact', content });
    for (const [index, [name, more]] of beside.entries())
      this.stated(stream, name, more, { agency, id: `${id}.${index + 1}` });
  }

  /** An agency's event; its payload stays closed. */
  event(stream: string, agency: string, type: string, category = 'language'): LogEntry {
    const { id, made } = this.#signed(agency, type, 'event', {});
    const clear = this.#clear(agency, id, `de.wegmarke.${type}.v1`, made.envelope.commitment);
    return this.#put(stream, { ...clear, category, signature: made.signature, kind: 'payload' });
  }

  /** A release of one event, as the gate would have decided it just now; what is given takes the place of what is usual. */
  release(stream: string, event: LogEntry, ask: Partial<RecordedAsk>, decided: Partial<RecordedDecision>) {
    const decision = this.#decision(stream, event, ask, decided);
    const { door, recipient, actor } = decision.ask;
    return this.stated(stream, 'Released', { door, recipient, actor, decisions: [decision] });
  }

  #decision(
    stream: string,
    event: LogEntry,
    asked: Partial<RecordedAsk>,
    decided: Partial<RecordedDecision>,
  ): RecordedDecision {
    const { id, agency, type, category, happenedAt } = event;
    const who = { sender: agency, recipient: 'jobcenter', actor: 'system', purpose: 'course-progress' };
    const ask: RecordedAsk = {
      door: 'claim',
      network: NETWORK,
      caseId: stream.split('-').slice(2).join('-'),
      eventIds: [id],
      eventType: type,
      category,
      fields: ['courseKind', 'courseCode'],
      happenedAt,
      at: AT,
      ...who,
      ...asked,
    };
    return {
      ask,
      eventIds: [id],
      fields: ask.fields,
      showsDate: true,
      basis: { kind: 'own' },
      caseRevision: this.#revision(stream) - 1,
      agreementHash: this.#agreementHash,
      registryRevision: this.#agencies.size,
      gateVersion: 1,
      decidedAt: ask.at,
      notAfter: new Date(Date.parse(ask.at) + 250).toISOString(),
      ...decided,
    };
  }

  #signed(agency: string, type: string, kind: Statement['kind'], data: Statement['data']) {
    const id = newSalt();
    const statement = {
      id,
      handle: newSalt(),
      network: NETWORK,
      agency,
      kind,
      data,
      time: AT,
      salt: newSalt(),
    };
    const keys = this.#agencies.get(agency) ?? keysOf(agency);
    const made = makeEnvelope({ ...statement, type: `de.wegmarke.${type}.v1` }, new JoseSealer(keys));
    return { id, made, body: { source: made.envelope.source, data } };
  }

  #clear(agency: string, id: string, type: string, committed: string) {
    const theme = 'case';
    const when = { happenedAt: AT, recordedAt: this.at };
    return {
      id,
      type,
      version: 1,
      network: NETWORK,
      agency,
      theme,
      category: theme,
      ...when,
      commitment: committed,
    };
  }

  #put(stream: string, entry: Omit<LogEntry, 'position' | 'stream' | 'revision'>): LogEntry {
    const revision = this.#revision(stream);
    const placed = { position: this.entries.length + 1, stream, revision, ...entry };
    this.entries.push(placed);
    return placed;
  }

  #revision(stream: string): number {
    return this.entries.filter((entry) => entry.stream === stream).length;
  }
}

function keysOf(name: string): OwnKeys {
  return loadKeys(generateKeys(name));
}
