import type { PersonsCase } from '#casefile';
import { CaseFiles } from '#casefile';
import { linkCodeHash } from '#jose';
import { PersonsWord } from '../../../apps/hub/src/person/persons-word.ts';
import { NETWORK } from '../../../apps/hub/src/spec/hub-on-memory.ts';
import type { HistoryStage, Saying } from '../../histories/stage.ts';

const DAY_MS = 86_400_000;
const codeHashOf = (name: string) => linkCodeHash(`letter-of-${name}`);

/** An agency makes the letter for the person of a case. */
export function letter(agency: string, name: string): Saying {
  const validUntil = new Date(Date.now() + DAY_MS).toISOString();
  const made = { codeHash: codeHashOf(name), validUntil, channel: 'handed-over' };
  return [agency, name, 'de.wegmarke.case.make-person-code.v1', made];
}

/** Persons who entered by their letters and take back at the hub, by no agency, what they gave. */
export class PersonsOnStage {
  readonly #entered = new Map<string, PersonsCase>();

  constructor(private readonly stage: HistoryStage) {}

  /** Uses the letter of a case up. */
  async enter(name: string): Promise<void> {
    const codeHash = codeHashOf(name);
    const device = { device: `device-of-${name}`, secretHash: `secret-of-${name}` };
    const pin = { pinSalt: 'salt', pinVerifier: 'verifier' };
    const files = this.stage.hub.app.get(CaseFiles);
    const who = await files.person.enter(NETWORK, { ...device, ...pin, codeHash });
    if (who === undefined) throw new Error(`The letter of ${name} opens nothing.`);
    this.#entered.set(name, who);
  }

  /** Takes a consent back. */
  async withdraw(name: string, consent: { recordedBy: string; consentId: string }): Promise<void> {
    await this.stage.hub.app.get(PersonsWord).withdraw(this.#entered.get(name)!, consent);
  }
}
