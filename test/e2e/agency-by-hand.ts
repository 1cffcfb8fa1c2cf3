import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NatsConnection, connect, nkeyAuthenticator } from '@nats-io/transport-node';
import type { ClaimReply, EvidenceReply, Receipt, ReceiptBatch, SignedEnvelope } from '#catalogue';
import type { Statement } from '#jose';
import { JoseSealer, linkHandle, loadKeys, makeEnvelope, newSalt, ReadTokens } from '#jose';
import type { PublicKeys } from '#ports';
import { until } from '../../deploy/local/services/until.mjs';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';

const NETWORK = 'rheine';
/** The origin of the agency's own pages. */
const PAGE = 'https://fachverfahren.example';

/** Headers that tell of the clock and of the asker's own requests, nothing of what was asked. */
const OWN_TO_EACH = /^(date|x-trace-id|x-ratelimit-.*)$/;

/** What the hub said over HTTP, with what must be the same in two answers. */
export interface HubAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly shape: unknown;
}

/** An agency's real keys, secret and broker account in the test's hand: it can send what no adapter of ours would. */
export class AgencyByHand {
  readonly sealer: JoseSealer;
  readonly tokens: ReadTokens;
  readonly #hubKeys: PublicKeys;
  readonly #secret: Uint8Array;
  readonly #heard: Receipt[] = [];

  private constructor(
    readonly name: SampleAgency,
    readonly hubUrl: string,
    readonly broker: NatsConnection,
    folder: string,
    hubKeysFile: string,
  ) {
    const keys = loadKeys(jsonIn(join(folder, 'keys.json')));
    this.sealer = new JoseSealer(keys);
    const ids = { next: () => randomBytes(16).toString('base64url') };
    this.tokens = new ReadTokens(keys, { now: () => new Date().toISOString() }, ids);
    this.#hubKeys = jsonIn(hubKeysFile) as PublicKeys;
    this.#secret = readFileSync(join(folder, 'secret'));
    broker.subscribe(`receipts.${NETWORK}.${name}`, {
      callback: (_error, { data }) => this.#hear(Buffer.from(data).toString()),
    });
  }

  /** Takes an agency of the network in hand, on a connection of its own beside the adapter's. */
  static async of(network: SampleNetwork, name: SampleAgency): Promise<AgencyByHand> {
    const { folder } = network.agency(name);
    const authenticator = nkeyAuthenticator(readFileSync(join(folder, 'nkey.seed')));
    const broker = await connect({ servers: network.nats.url, authenticator });
    const agency = new AgencyByHand(name, network.hubUrl, broker, folder, network.hubKeys.publicKeyFile);
    await broker.flush();
    return agency;
  }

  /** The agency's handle of one of its own reference numbers. */
  handle(reference: string): string {
    return linkHandle(this.#secret, reference);
  }

  /** A sound, signed event; what is given takes the place of what is usual. */
  envelope(statement: Partial<Statement>): SignedEnvelope {
    return makeEnvelope({ ...this.#usual(), ...statement }, this.sealer);
  }

  /** A batch sealed to the hub. */
  sealed(...batch: readonly unknown[]): string {
    return this.sealedText(JSON.stringify({ batch }));
  }

  /** Any text, or bytes, sealed to the hub. */
  sealedText(content: string | Uint8Array): string {
    return this.sealer.seal(Buffer.from(content as string), this.#hubKeys.sealing);
  }

  /** Hands a body in over HTTP, under the agency's own address or another's. */
  post(
    body: string,
    {
      as,
      network = NETWORK,
      type = 'application/jose',
    }: { as?: string; network?: string; type?: string } = {},
  ) {
    return ask(`${this.hubUrl}/v1/networks/${network}/intake/${as ?? this.name}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  }

  /** The receipts in an answer to `post`. */
  receiptsIn({ body }: Pick<HubAnswer, 'body'>): readonly Receipt[] {
    const batch = this.sealer.verify(body, this.#hubKeys.signing) as ReceiptBatch;
    return batch.receipts;
  }

  /** Publishes a body on the agency's own subject; the receipts that follow, up to those of a sound event sent after it. */
  async publish(body: string): Promise<readonly Receipt[]> {
    const from = this.#heard.length;
    const fence = this.envelope({});
    this.broker.publish(`intake.${NETWORK}.${this.name}`, body);
    this.broker.publish(`intake.${NETWORK}.${this.name}`, this.sealed(fence));
    const isFence = ({ id }: Receipt): boolean => id === fence.envelope.id;
    await until('the hub to be through', () => this.#heard.slice(from).find(isFence));
    return this.#heard.slice(from).filter((receipt) => !isFence(receipt));
  }

  /** Waits for the receipt of one event, whenever it was sent. */
  receiptOf(id: string): Promise<Receipt> {
    return until('the receipt', () => this.#heard.find((receipt) => receipt.id === id));
  }

  /** Whether a question on one of the agency's own subjects is answered in time. */
  hears(kind: 'claim' | 'evidence', question: string, timeout: number): Promise<boolean> {
    return this.broker.request(`${kind}.${NETWORK}.${this.name}`, question, { timeout }).then(
      () => true,
      () => false,
    );
  }

  /** What the agency may have now, as its adapter would ask for it. */
  async claim(after = 0): Promise<ClaimReply> {
    return JSON.parse(await this.#asked('claim', after)) as ClaimReply;
  }

  /** What the agency's own gate must know, as its adapter would ask for it. */
  async evidence(after = 0): Promise<EvidenceReply> {
    const reply = this.sealer.verify(await this.#asked('evidence', after), this.#hubKeys.signing);
    return reply as EvidenceReply;
  }

  /** Reads the timeline of a handle over HTTP, with a fresh token unless another is given. */
  async read(
    handle: string,
    {
      token,
      purpose,
      query = purpose === undefined ? '' : `?purpose=${purpose}`,
      door = 'timeline',
    }: { token?: string; purpose?: string; query?: string; door?: 'timeline' | 'export' } = {},
  ) {
    const path = this.pathOf(handle, door);
    const shown = token ?? (await this.token(path, this.name, purpose));
    return ask(`${this.hubUrl}${path}${query}`, { headers: { authorization: `Bearer ${shown}` } });
  }

  /** The token of a session in which a page of this agency may read a case. */
  async session(handle: string): Promise<string> {
    const path = `/v1/networks/${NETWORK}/embed-sessions`;
    const reader = { network: NETWORK, agency: this.name, actor: 'staff-by-hand' };
    const token = await this.tokens.make(reader, { method: 'POST', path });
    const answer = await ask(`${this.hubUrl}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/jose' },
      body: this.sealer.sign({ network: NETWORK, agency: this.name, handle, origin: PAGE }),
    });
    const plain = this.sealer.open(answer.body);
    if (plain === undefined) throw new Error('The session is not sealed to this agency.');
    return (JSON.parse(Buffer.from(plain).toString()) as { token: string }).token;
  }

  /** Reads with the token of a session, as a page does. */
  readOnPage(token: string): Promise<HubAnswer> {
    return ask(`${this.hubUrl}/v1/embed/timeline`, {
      headers: { authorization: `Bearer ${token}`, origin: PAGE },
    });
  }

  /** Where the timeline of a handle is read, or taken along. */
  pathOf(handle: string, door: 'timeline' | 'export'): string {
    const place = door === 'export' ? 'timeline/export' : 'timeline';
    return `/v1/networks/${NETWORK}/cases/${handle}/${place}`;
  }

  /** A read token of this agency for one path. */
  token(path: string, as: string = this.name, purpose?: string): Promise<string> {
    const reader = { network: NETWORK, agency: as, actor: 'staff-by-hand' };
    return this.tokens.make(reader, { method: 'GET', path, ...(purpose !== undefined && { purpose }) });
  }

  /** What a timeline's answer holds once opened. */
  opened({ body }: Pick<HubAnswer, 'body'>): { readonly entries: readonly unknown[] } {
    const plain = this.sealer.open(body);
    if (plain === undefined) throw new Error('The answer is not sealed to this agency.');
    return JSON.parse(Buffer.from(plain).toString()) as { entries: unknown[] };
  }

  async #asked(kind: 'claim' | 'evidence', after: number): Promise<string> {
    const asker = { network: NETWORK, agency: this.name };
    const question = this.sealer.sign({ kind, ...asker, after, max: 100, at: new Date().toISOString() });
    // As an adapter does: a hub that has not caught up says nothing and is asked again.
    const data = await until(`an answer to ${this.name}`, () =>
      this.broker.request(`${kind}.${NETWORK}.${this.name}`, question, { timeout: 10_000 }).then(
        (answer) => answer.data,
        () => undefined,
      ),
    );
    const plain = this.sealer.open(Buffer.from(data).toString());
    if (plain === undefined) throw new Error('The answer is not sealed to this agency.');
    return Buffer.from(plain).toString();
  }

  #usual(): Statement {
    return {
      id: randomBytes(32).toString('base64url'),
      handle: randomBytes(32).toString('base64url'),
      network: NETWORK,
      agency: this.name,
      type: 'de.wegmarke.language.need-found.v1',
      kind: 'event',
      time: new Date().toISOString(),
      data: { level: 'a1', way: 'interview' },
      salt: newSalt(),
    };
  }

  #hear(message: string): void {
    const batch = this.sealer.verify(message, this.#hubKeys.signing) as ReceiptBatch | undefined;
    this.#heard.push(...(batch?.receipts ?? []));
  }
}

/** One request to the hub; its own faults (5xx) are never an answer. */
export async function ask(url: string, init: RequestInit): Promise<HubAnswer> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) });
  const body = await answer.text();
  if (answer.status >= 500) throw new Error(`The hub failed with ${answer.status}: ${body}`);
  const traceId = answer.headers.get('x-trace-id') ?? '';
  const headers = [...answer.headers].filter(([name]) => !OWN_TO_EACH.test(name));
  const shape = { status: answer.status, headers, body: body.replaceAll(traceId, 'TRACE') };
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', body, shape };
}

function jsonIn(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
