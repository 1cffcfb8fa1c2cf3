import type { Agreement } from '#agreement';
import { paragraphInGerman, party } from '#agreement';
import type { AgreementInForce, CaseFiles, LoadedCase } from '#casefile';
import { usableDevice, whereabouts } from '#casefile';
import type { NameOf, ReleasedEntry } from '#catalogue';
import { timelineShown } from '#catalogue';
import { THE_PERSON } from '#gate';
import type { Clock, EventStore, KeyVault } from '#ports';
import type { Registry } from '#registry';
import { evidenceOf } from '../entries/evidence-of.ts';
import type { Room } from '../room.ts';
import { TimelineNotStill } from '../timeline/timelines.ts';
import type { AccessPage } from './accesses.ts';
import { accessesShown } from './accesses.ts';
import type { ConsentShown } from './consents-shown.ts';
import { consentsShown } from './consents-shown.ts';
import type { ContactShown } from './contacts-shown.ts';
import { contactsShown } from './contacts-shown.ts';
import type { DevicesShown } from './devices-shown.ts';
import { devicesShown } from './devices-shown.ts';
import { nextSteps } from './next-steps.ts';
import type { PersonsEntry } from './persons-entries.decide.ts';
import { PERSONS_ACTOR, personsEntries } from './persons-entries.decide.ts';
import { PersonsPage } from './persons-page.ts';
import type { PersonsPlan } from './plan-for-person.ts';
import { planForPerson } from './plan-for-person.ts';
import type { PromiseShown } from './promises-shown.ts';
import { promisesShown } from './promises-shown.ts';
import type { PersonsPreview } from './persons-preview.ts';
import { personsPreview } from './persons-preview.ts';

/** Which case of which network, and on which device: whoever asks came by it and its PIN. */
export interface PersonsPlace {
  readonly network: string;
  readonly caseId: string;
  readonly device: { readonly device: string };
}

/** The device was taken away, or its letter is in doubt, while it was being answered. */
export class DeviceTakenAway extends Error {
  constructor() {
    super('the device opens nothing any more');
    this.name = 'DeviceTakenAway';
  }
}

/** What the person's page is answered with. */
export interface PersonsCaseParts {
  readonly store: Pick<EventStore, 'read'>;
  readonly vault: KeyVault;
  readonly files: CaseFiles;
  readonly registry: Pick<Registry, 'agreementAt'>;
  readonly clock: Clock;
  /** One for all doors: it is the machine that they share. */
  readonly room: Room;
}

interface Standing {
  readonly loaded: LoadedCase;
  readonly inForce: AgreementInForce;
  readonly at: string;
}

/** Makes the answer of what was opened: at once, as the permits last no longer. */
type Show<T> = (standing: Standing, entries: readonly ReleasedEntry[], chosen: readonly PersonsEntry[]) => T;

/** How often a read is begun. */
const ATTEMPTS = 4;

/** The own case as its person sees it: what agencies told passes the gate and is entered before it leaves. */
export class PersonsCase {
  readonly #page: PersonsPage;

  constructor(private readonly parts: PersonsCaseParts) {
    this.#page = new PersonsPage(parts.vault, parts.clock);
  }

  /** The person's path: every entry that a row shows, in words, and what comes next by them. Throws {@link DeviceTakenAway}, {@link TimelineNotStill}, `CaseDamaged`. */
  path(place: PersonsPlace) {
    return this.#released(place, 'all', ({ inForce: { agreement }, at }, entries) => {
      const nameOf = nameIn(agreement);
      return {
        ...timelineShown(
          { asOf: at, entries },
          { nameOf: withContacts(agreement), citeInGerman: paragraphInGerman },
        ),
        next: nextSteps(entries, agreement, nameOf, at),
      };
    });
  }

  /** What agencies and person agreed on, with dates, who looks after the case, and wishes with their answers; throws as {@link path} does. */
  promises(place: PersonsPlace): Promise<{ readonly promises: readonly PromiseShown[] } & PersonsPlan> {
    return this.#released(place, 'all', ({ loaded: { state }, inForce: { agreement }, at }, entries) => {
      const nameOf = nameIn(agreement);
      const said = state.kind === 'open' ? state.person.wishes : [];
      return {
        promises: promisesShown(entries, nameOf, at),
        ...planForPerson(entries, { agreement, nameOf, said, at }),
      };
    });
  }

  /** Who saw what of it, the newest first: of entries that the person may see. Throws as {@link path} does. */
  async accesses(place: PersonsPlace, before?: number): Promise<AccessPage> {
    // Before anything is decided: a long history takes longer to read than a permit lasts.
    const { handedOn } = await whereabouts(this.parts, place);
    return this.#released(place, 'none', ({ inForce }, _, chosen) => {
      const visible = new Set(chosen.map(({ entry }) => entry.id));
      return accessesShown(handedOn, { visible, nameOf: nameIn(inForce.agreement), before });
    });
  }

  /** The person's consents, whoever took them down. */
  async consents(place: PersonsPlace): Promise<{ readonly consents: readonly ConsentShown[] }> {
    const { loaded, inForce, at } = await this.#standing(place);
    return { consents: consentsShown(loaded.state, nameIn(inForce.agreement), at) };
  }

  /** What a withdrawal would do; undefined for a consent that there is not. */
  async preview(
    place: PersonsPlace,
    recordedBy: string,
    consentId: string,
    provisionIds?: readonly string[],
  ): Promise<PersonsPreview | undefined> {
    const { loaded, inForce, at } = await this.#standing(place);
    const { agreement } = inForce;
    const ending = { recordedBy, consentId, ...(provisionIds && { provisionIds }) };
    return personsPreview(loaded.state, ending, { agreement, nameOf: nameIn(agreement), at });
  }

  /** On which devices the path can be seen, by whose letter, and what of that is new to who asks. */
  async devices(place: PersonsPlace): Promise<DevicesShown> {
    const { loaded, inForce, at } = await this.#standing(place);
    return devicesShown(loaded.state, { own: place.device.device, nameOf: nameIn(inForce.agreement), at });
  }

  /** Whom to turn to: the agencies that share the case. */
  async contacts(place: PersonsPlace): Promise<{ readonly contacts: readonly ContactShown[] }> {
    const { loaded, inForce } = await this.#standing(place);
    return { contacts: contactsShown(loaded.state, inForce.agreement) };
  }

  /** Decides, enters, opens, shows: again when the case moved on or the time ran out meanwhile. */
  async #released<T>(place: PersonsPlace, fields: 'all' | 'none', show: Show<T>): Promise<T> {
    const read = await this.parts.room.within(`${place.network}|${THE_PERSON}|${place.caseId}`, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const shown = await this.#attempt(place, fields, show);
        if (shown !== 'again') return { shown };
      }
      return undefined;
    });
    if (read === undefined) throw new TimelineNotStill();
    return read.shown;
  }

  async #attempt<T>(place: PersonsPlace, fields: 'all' | 'none', show: Show<T>): Promise<T | 'again'> {
    const standing = await this.#standing(place);
    const { loaded, inForce, at } = standing;
    const chosen = personsEntries(
      { network: place.network, caseId: place.caseId, at, fields },
      loaded.state,
      inForce.agreement,
      evidenceOf(loaded, inForce, at),
    );
    if (chosen.length === 0) return show(standing, [], []);
    const { files } = this.parts;
    const decisions = chosen.map(({ permit }) => permit.record);
    const [entered] = await files.commitReleases([
      { loaded, released: { door: 'person-view', recipient: THE_PERSON, actor: PERSONS_ACTOR, decisions } },
    ]);
    if (entered?.outcome === 'failed') throw entered.error;
    if (entered?.outcome !== 'entered') return 'again';
    const outgoing = chosen.map((one, seq) => outgoingOf(one, loaded, seq));
    try {
      const shown = await this.#page.release(outgoing, (entries) => show(standing, entries, chosen));
      if (shown !== 'late') return shown;
    } catch (error) {
      await files.abandonRelease(place.network, place.caseId, entered.releaseId);
      throw error;
    }
    await files.abandonRelease(place.network, place.caseId, entered.releaseId);
    return 'again';
  }

  /** The case and agreement as they are, while the device still opens anything. */
  async #standing({ network, caseId, device: { device } }: PersonsPlace): Promise<Standing> {
    const { files, registry, clock } = this.parts;
    const loaded = await files.load(network, caseId);
    if (usableDevice(loaded.state, { device }) === undefined) throw new DeviceTakenAway();
    const at = clock.now();
    const inForce = await registry.agreementAt(network, at);
    if (inForce === undefined) throw new TimelineNotStill();
    return { loaded, inForce, at };
  }
}

function nameIn(agreement: Agreement): NameOf {
  return (agency) => party(agreement, agency)?.titles ?? { de: agency, en: agency };
}

/** With the function of each agency that one turns to. */
function withContacts(agreement: Agreement): NameOf {
  const nameOf = nameIn(agreement);
  return (agency) => {
    const contactFunction = party(agreement, agency)?.contactFunction;
    return { ...nameOf(agency), ...(contactFunction !== undefined && { contactFunction }) };
  };
}

function outgoingOf({ entry, permit }: PersonsEntry, { byId }: LoadedCase, seq: number) {
  const event = byId.get(entry.id);
  if (event === undefined) throw new Error('a case names an event that it does not hold');
  return { permit, event, handle: '', seq };
}
