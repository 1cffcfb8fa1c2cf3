import type { AdapterConfig } from '#adapter';
import { FilesInvalid, readAgencyFiles, WayOut } from '#adapter';
import type { OwnKeys } from '#jose';
import { JoseSealer, ReadTokens } from '#jose';
import type { PublicJwk } from '#ports';
import type { ProposalShown, SteeringAct } from '#steering';
import { isActFault, readAct } from '#steering';
import type { Bench } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, refused, wrongUsage } from '../failure.ts';
import { readOffice } from '../office/read-office.ts';

const PATIENCE_MS = 10_000;

/** What an agency says, but for who, where and when. */
export type Said = SteeringAct extends infer Act
  ? Act extends SteeringAct
    ? Omit<Act, 'network' | 'agency' | 'at'>
    : never
  : never;

/** Where each act goes. */
const ends: Readonly<Record<SteeringAct['act'], (proposal: string) => string>> = {
  propose: () => 'proposals',
  decide: (proposal) => `proposals/${proposal}/decisions`,
  'put-in-force': (proposal) => `proposals/${proposal}/in-force`,
  withdraw: (proposal) => `proposals/${proposal}/withdrawal`,
};

/** The hub as an agency reaches it from the machine of its adapter, with its keys and its way out. */
export class HubDesk {
  private constructor(
    private readonly config: AdapterConfig,
    private readonly keys: OwnKeys,
    private readonly hubKeys: readonly PublicJwk[],
    private readonly wayOut: WayOut,
    private readonly hub: Pick<Bench['hub'], 'clock' | 'ids'>,
  ) {}

  /** Opens it for one piece of work; throws a `Failure` when the agency's files have faults. */
  static async with<T>({ line, hub }: Bench, work: (desk: HubDesk) => Promise<T>): Promise<T> {
    const { config, path } = await readOffice(line.operand('config.yaml'));
    const { keys, hubKeys, wayOut: plan } = filesOf(config, path);
    const wayOut = new WayOut(plan);
    try {
      return await work(new HubDesk(config, keys, hubKeys.signing, wayOut, hub));
    } finally {
      await wayOut.close();
    }
  }

  /** Signs what the agency says and hands it in; the proposal as it stands then. Throws a `Failure` with the hub's reason. */
  async say(said: Said): Promise<ProposalShown> {
    const { network, agency } = this.config;
    const act = { network, agency, at: this.hub.clock.now(), ...said } as SteeringAct;
    const fault = readAct(act);
    if (isActFault(fault))
      throw wrongUsage('USAGE_WRONG', `what was typed cannot be said: ${fault.pointer}`, [fault.fix]);
    const statement = new JoseSealer(this.keys).sign(act);
    const { proposal } = (await this.#answer(`steering/${ends[act.act](act.proposal)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: statement,
    })) as { readonly proposal: ProposalShown };
    return proposal;
  }

  /** What the parties proposed and decided, the newest first. */
  async proposals(staff: string): Promise<readonly ProposalShown[]> {
    const { network, agency } = this.config;
    const path = this.#address('steering/decisions').pathname;
    const tokens = new ReadTokens(this.keys, this.hub.clock, this.hub.ids);
    const token = await tokens.make({ network, agency, actor: staff }, { method: 'GET', path });
    const { proposals } = (await this.#answer('steering/decisions', {
      headers: { authorization: `Bearer ${token}` },
    })) as { readonly proposals: readonly ProposalShown[] };
    return proposals;
  }

  /** What the hub signed about the version that was adopted last, whether or not it has begun: a proposal would take its place. */
  newest(): Promise<unknown> {
    return this.#answer('agreement?version=newest');
  }

  /** What the hub signed in its answer; nothing that it did not sign is believed. */
  async #answer(end: string, request: RequestInit = {}): Promise<unknown> {
    const answer = await this.#asked(end, request);
    const text = await answer.text();
    if (!answer.ok) throw saidNo(answer.status, text);
    const value = new JoseSealer(this.keys).verify(text, this.hubKeys);
    if (typeof value === 'object' && value !== null && Reflect.get(value, 'network') === this.config.network)
      return value;
    throw this.#silent('answers something that is not signed by it');
  }

  async #asked(end: string, request: RequestInit): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      return await this.wayOut.fetch(this.#address(end), { ...request, signal, redirect: 'error' });
    } catch {
      throw this.#silent('does not answer');
    }
  }

  #address(end: string): URL {
    return new URL(`/v1/networks/${this.config.network}/${end}`, this.config.hub.http);
  }

  #silent(what: string): Failure {
    return new Failure('HUB_UNREACHABLE', EXIT.unavailable, {
      happened: `the hub at ${this.config.hub.http} ${what}`,
      safe: 'the same can be typed again: the hub takes each word once',
      next: ['look with npx wegmarke doctor <config.yaml>'],
    });
  }
}

function filesOf(config: AdapterConfig, path: string): ReturnType<typeof readAgencyFiles> {
  try {
    return readAgencyFiles(config);
  } catch (error) {
    if (!(error instanceof FilesInvalid)) throw error;
    const faults = error.faults.map(({ file, code, fix }) => `${file} ${code}: ${fix}`);
    throw wrongUsage('OFFICE_INVALID', `files that ${path} names have faults`, faults);
  }
}

function saidNo(status: number, text: string): Failure {
  const problem = problemIn(text);
  const code = problem['code'] ?? `status ${status}`;
  const reason = problem['pointer'] === undefined ? code : `${code} ${problem['pointer']}`;
  const next = [problem['detail'] ?? 'see docs/errors.md'];
  const told = { happened: `the hub says no: ${reason}`, safe: 'nothing was recorded', next };
  return refused('STEERING_REFUSED', told, { reason });
}

function problemIn(text: string): Readonly<Record<string, string | undefined>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const texts = Object.entries(value).filter(([, member]) => typeof member === 'string');
    return Object.fromEntries(texts);
  } catch {
    return {};
  }
}
