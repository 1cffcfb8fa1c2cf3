import { setTimeout as wait } from 'node:timers/promises';
import { CaseFiles, caseEvidence, distrustEntries, factSealer } from '#casefile';
import { finishRevocations } from '#intake';
import type { OwnKeys } from '#jose';
import { generateKeys, JoseSealer, loadKeys, makeKeyRequest, publicKeysOf } from '#jose';
import { Clock, EventStore, KeyVault, Sealer } from '#ports';
import { Registry, revokeKey, rotate, signingKeysAt } from '#registry';
import type { Dice } from '../fuzz/dice.ts';
import { handleOf } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { HistoryStage } from './stage.ts';

const SETTLE = 'de.wegmarke.keys.settle-doubt.v1';
const MINUTE_MS = 60_000;

/** How far back a theft is found to reach. */
const BACK_MS = [0, 1_000, 1_000, 10 * MINUTE_MS];

/** Keys that are stolen in the midst of whatever is under way, and what their agencies say of it. */
export class StolenKeys {
  #count = 0;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
    /** Something that the agency records in a case. */
    private readonly tell: (agency: string) => Promise<unknown>,
  ) {}

  /**
   * The agency gets new keys, the old one is revoked, and what it signed since some instant is in doubt. Every other time the thief
   * rotates first: he lets in a key of his own and speaks with it; it must go with the one that let it in. How many entries.
   */
  async revoke(agency: string, backMs = this.dice.one(BACK_MS)): Promise<number> {
    const spec = this.stage.hub.agencyOf(agency);
    const [old] = publicKeysOf(spec.own).signing;
    const since = new Date(Date.now() - backMs).toISOString();
    this.#count += 1;
    if (this.dice.happens(50)) await this.#rotateAsThief(agency);
    const own = this.#newKeys(agency, 'anew');
    const request = makeKeyRequest({ network: this.#network, agency, own });
    const { app } = this.stage.hub;
    const order = { network: this.#network, request, isApproved: true };
    const no = await rotate(app.get(Registry), app.get(Sealer), order);
    if (no !== undefined) throw new Error(`new keys of ${agency}: ${no.code}`);
    Object.assign(spec, { own, sealer: new JoseSealer(own) });
    const entries = await this.#revoked(agency, old?.kid ?? '', since);
    const known = await app.get(Registry).agency(this.#network, agency);
    const usable = signingKeysAt(known, app.get(Clock).now()).map(({ kid }) => kid);
    if (usable.join() !== own.signing[0].jwk.kid) throw new Error(`keys left of ${agency}: ${usable.join()}`);
    return entries;
  }

  get #network(): string {
    return this.stage.hub.network;
  }

  /** From here on everything of the agency is signed with the thief's key. */
  async #rotateAsThief(agency: string): Promise<void> {
    const { hub } = this.stage;
    const spec = hub.agencyOf(agency);
    const own = this.#newKeys(agency, 'of-the-thief');
    const request = makeKeyRequest({ network: this.#network, agency, own, endorsedBy: spec.own });
    const answer = await hub.app.inject({
      method: 'POST',
      url: `/v1/networks/${this.#network}/agencies/${agency}/keys`,
      headers: { 'content-type': 'application/jose' },
      payload: hub.seal(request),
    });
    if (answer.statusCode !== 200) throw new Error(`the thief's keys of ${agency}: ${answer.body}`);
    Object.assign(spec, { own, sealer: new JoseSealer(own) });
    await this.tell(agency);
  }

  #newKeys(agency: string, whose: string): OwnKeys {
    const { signing } = loadKeys(generateKeys(`${agency}-${whose}-${this.#count}`));
    return { signing, sealing: this.stage.hub.agencyOf(agency).own.sealing };
  }

  /** An agency says of what is in doubt in a case what was its own. */
  async settle(agency: string, name: string): Promise<string | undefined> {
    const ids = await this.#inDoubt(agency, name);
    const said = ids.filter(() => this.dice.happens(90));
    if (said.length === 0) return undefined;
    const isOwn = new Map(said.map((id) => [id, this.dice.happens(90)]));
    const confirmed = said.filter((id) => isOwn.get(id) === true);
    const disowned = said.filter((id) => isOwn.get(id) === false);
    const data = {
      ...(confirmed.length > 0 && { confirmed }),
      ...(disowned.length > 0 && { disowned }),
      staff: `${agency}-001`,
    };
    return (await this.stage.say(agency, name, SETTLE, data)).outcome;
  }

  async #revoked(agency: string, kid: string, compromisedSince: string): Promise<number> {
    const { app } = this.stage.hub;
    const [registry, clock] = [app.get(Registry), app.get(Clock)];
    const revocation = `revocation-${this.#count}`;
    const order = { agency, kid, revocation, ground: 'compromised', compromisedSince, by: 'agency' } as const;
    const no = await registry.record(this.#network, (state, at) => revokeKey(order, state, at));
    if (no !== undefined) throw new Error(`revoking ${kid}: ${no.code}`);
    const sealFacts = factSealer(app.get(KeyVault), app.get(Sealer));
    const parts = { store: app.get(EventStore), sealFacts, clock };
    const finished = await finishRevocations(
      { registry, wait, distrust: (one) => distrustEntries(parts, one) },
      this.#network,
    );
    return finished.reduce((sum, { entries }) => sum + entries, 0);
  }

  async #inDoubt(agency: string, name: string): Promise<readonly string[]> {
    const { app } = this.stage.hub;
    const at = app.get(Clock).now();
    const [files, inForce] = [app.get(CaseFiles), await app.get(Registry).agreementAt(this.#network, at)];
    const caseId = await files.caseOf(this.#network, agency, handleOf(agency, name));
    if (caseId === undefined || inForce === undefined) return [];
    const { state } = await files.load(this.#network, caseId);
    return (caseEvidence(state, inForce, agency, at)?.doubts ?? []).map(({ id }) => id);
  }
}
