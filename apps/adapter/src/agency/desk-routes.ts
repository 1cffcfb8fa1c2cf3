import { randomBytes } from 'node:crypto';
import { mayMakeLinkCode, mayRedeemLinkCode, party } from '#agreement';
import type { AgencyNamed, Titles } from '#catalogue';
import { purposes } from '#catalogue';
import type { Clock, Ids, Sealer } from '#ports';
import { caseworkRoutes } from '../casework/casework-routes.ts';
import { TaskAges } from '../casework/task-ages.ts';
import { chainRoutes } from '../chains/chain-routes.ts';
import { deadlineTotalRoutes } from '../chains/deadline-totals.ts';
import { conflictRoutes } from '../conflicts/conflict-routes.ts';
import { competenceRoutes } from '../competence/competence-routes.ts';
import { whatIfRoutes } from '../competence/what-if-routes.ts';
import { caseRoutes } from '../desk/case-routes.ts';
import { CheckBook } from '../desk/check-book.ts';
import { checkRoutes } from '../desk/check-routes.ts';
import { ClerkDecisions } from '../desk/clerk-decisions.ts';
import type { CommandParts } from '../desk/command-desk.ts';
import { CommandDesk } from '../desk/command-desk.ts';
import { consentLifeRoutes } from '../desk/consent-life-routes.ts';
import { consentOfferRoutes } from '../desk/consent-offer-routes.ts';
import { consentPaperRoutes } from '../desk/consent-paper-routes.ts';
import { consentRoutes } from '../desk/consent-routes.ts';
import { decisionRoutes } from '../desk/decision-routes.ts';
import type { EmbedParts } from '../desk/embed-session-route.ts';
import { doubtRoutes } from '../desk/doubt-routes.ts';
import { embedSessionRoutes } from '../desk/embed-session-route.ts';
import { ForeignConsents } from '../desk/foreign-consents.ts';
import { ledgerRoutes } from '../desk/ledger-routes.ts';
import { HandEntryDesk } from '../hand-entry/hand-entry-desk.ts';
import { handEntryRoutes } from '../hand-entry/hand-entry-routes.ts';
import type { Feed } from '../sink/feed.ts';
import { sinkProblems } from '../sink/sink-problems.ts';
import { inboxRoutes } from '../inbox/inbox-routes.ts';
import { OutboxDesk } from '../outbox/outbox-desk.ts';
import { outboxRoutes } from '../outbox/outbox-routes.ts';
import { recallRoutes } from '../recall/recall-routes.ts';
import { openCase } from '../desk/open-case.ts';
import type { OfficerParts } from '../desk/officer-routes.ts';
import { officerRoutes } from '../desk/officer-routes.ts';
import { overviewRoutes } from '../desk/overview-routes.ts';
import { personCodeRoutes } from '../desk/person-code-route.ts';
import { planRoutes } from '../plan/plan-routes.ts';
import { rightsOverviewRoutes } from '../desk/rights-overview-routes.ts';
import { rightsRoutes } from '../desk/rights-routes.ts';
import type { DeskRoutes } from '../desk/server.ts';
import { taskRoutes } from '../desk/tasks-route.ts';
import type { Ticks } from '../desk/ticks.ts';
import { tickRoutes } from '../desk/ticks.ts';
import type { TimelineParts } from '../desk/timeline-route.ts';
import { timelineRoutes } from '../desk/timeline-route.ts';
import { AdapterGate } from '../gate/adapter-gate.ts';
import type { TakePush } from '../offer/push-routes.ts';
import { pushRoutes } from '../offer/push-routes.ts';
import { problemRoutes } from '../offer/problem-routes.ts';
import { withdrawnRoutes } from '../offer/withdrawn-routes.ts';
import { wrongLinkRoutes } from '../desk/wrong-link-routes.ts';
import type { AgencyStatus } from './agency-status.ts';
import type { Memory } from './memory.ts';

/** What the desk of one agency works with. */
export interface DeskParts
  extends Pick<CommandParts, 'receipts' | 'ring' | 'waitMs'>, Pick<OfficerParts, 'officers' | 'hubKeys'> {
  readonly reads: TimelineParts['reads'] & OfficerParts['reads'] & EmbedParts['reads'];
  /** Where pages read: the hub's address. */
  readonly hubUrl: string;
  /** The origin of the hub's own pages. */
  readonly hubPages: string;
  readonly sealer: Sealer;
  readonly ticks: Ticks;
  readonly network: string;
  readonly agency: string;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly status: () => AgencyStatus;
  readonly feed: Feed;
  /** Asks the hub for what there is. */
  readonly claim: () => void;
  readonly importNow: () => void;
  /** Rows that a program of the agency posts. */
  readonly push: TakePush;
  readonly replay: (since: string) => void;
}

/** All routes of an agency's desk. */
export function deskRoutes(parts: DeskParts): DeskRoutes {
  const { network, agency, memory, reads, sealer, clock, ids, status, importNow, replay } = parts;
  const commands = new CommandDesk({ ...memory, ...parts });
  const nameOf = (id: string): Titles => nameIn(memory, id);
  const open = (reference: string): void => openCase({ ...memory, commands }, reference);
  const gate = new AdapterGate({ ...memory, network, agency });
  const outboxDesk = new OutboxDesk(memory.journal, memory.outbox.pause);
  const common = {
    ...memory,
    network,
    agency,
    commands,
    clock,
    ids,
    nameOf,
    sealer,
    foreign: new ForeignConsents(memory.journal, memory.evidence),
    decisions: new ClerkDecisions(memory.journal),
    ages: new TaskAges(memory.journal),
    awaitsClerk: gate.awaitsClerk.bind(gate),
  };
  return {
    ...caseRoutes({ ...memory, commands, openCase: open, clock, randomBytes }),
    ...personCodeRoutes({ ...memory, commands, clock, randomBytes, hubPages: parts.hubPages }),
    ...caseworkRoutes(common),
    ...competenceRoutes(common),
    ...whatIfRoutes(common),
    ...chainRoutes(common),
    ...deadlineTotalRoutes(common),
    ...conflictRoutes(common),
    ...planRoutes(common),
    ...consentRoutes(common),
    ...consentLifeRoutes(common),
    ...consentPaperRoutes(common),
    ...consentOfferRoutes(common),
    ...handEntryRoutes({ ...common, outboxDesk, handEntry: new HandEntryDesk({ ...memory, ...parts }) }),
    ...taskRoutes(common),
    ...decisionRoutes(common),
    ...rightsRoutes(common),
    ...rightsOverviewRoutes(common),
    ...doubtRoutes(common),
    ...wrongLinkRoutes(common),
    ...timelineRoutes({ ...memory, agency, reads, nameOf: (id) => knownIn(memory, id) }),
    ...embedSessionRoutes({ ...memory, reads, hubUrl: parts.hubUrl }),
    ...checkRoutes({ ...memory, agency, gate, checks: new CheckBook(memory.journal), clock }),
    ...officerRoutes({ ...memory, ...parts }),
    ...tickRoutes(parts),
    ...recallRoutes({ ...memory, commands, ids }),
    ...pushRoutes(parts.push),
    ...withdrawnRoutes({ ...memory, clock }),
    ...problemRoutes({ ...memory, clock }),
    ...ledgerRoutes({ ...memory, clock }),
    ...outboxRoutes({
      ...parts,
      decisions: memory.decisions,
      outboxDesk,
    }),
    ...inboxRoutes({ ...memory, ...parts }),
    ...overviewRoutes({
      ...memory,
      problems: { list: () => [...memory.problems.list(), ...sinkProblems(parts.feed.shown(), clock.now())] },
      network,
      agency,
      nameOf,
      status,
      importNow,
      replay,
      purposes: () => purposesOf(memory, agency),
    }),
  };
}

/** An agency's name, what it is there for, and which function of it one turns to. */
function knownIn(memory: Memory, agency: string): AgencyNamed {
  const agreement = memory.agreements.current()?.agreement;
  const known = agreement && party(agreement, agency);
  const { mandate, contactFunction } = known ?? {};
  return {
    ...nameIn(memory, agency),
    ...(mandate && { mandate }),
    ...(contactFunction !== undefined && { contactFunction }),
  };
}

/** What the pages tell of the agency whose they are. */
export function agencyShown(memory: Memory, agency: string): Readonly<Record<string, unknown>> {
  const shown = purposesOf(memory, agency).map(({ id, titles }) => ({ id, ...titles }));
  const agreement = memory.agreements.current()?.agreement;
  const linkCodes = {
    make: agreement !== undefined && mayMakeLinkCode(agreement, agency),
    redeem: agreement !== undefined && mayRedeemLinkCode(agreement, agency),
  };
  return { agency: { id: agency, titles: nameIn(memory, agency) }, purposes: shown, linkCodes };
}

function nameIn({ agreements }: Memory, agency: string): Titles {
  const known = agreements.current();
  return (known && party(known.agreement, agency)?.titles) ?? { de: agency, en: agency };
}

/** The purposes for which any row of the agreement lets this agency learn something. */
function purposesOf({ agreements }: Memory, agency: string): typeof purposes {
  const cells = agreements.current()?.agreement.cells ?? [];
  const named = new Set(cells.filter(({ recipient }) => recipient === agency).map(({ purpose }) => purpose));
  return purposes.filter(({ id }) => named.has(id));
}
