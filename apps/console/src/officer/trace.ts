import type { Language, Text } from '../page/text.ts';
import { day, moment } from '../page/dates.ts';
import type { Entry, Provision } from './answers.ts';
import type { Named } from './named.ts';
import { actorSaid } from './named.ts';
import type { Proof } from './proof-check.ts';
import { traceWords as words } from './trace-words.ts';
import { doors } from './words.ts';

/** One decision with everything that explains it, as the hub answers. */
export interface Trace {
  readonly asOf: string;
  readonly entry: Entry;
  readonly decision?: {
    readonly fields: readonly string[];
    readonly showsDate: boolean;
    readonly disputed?: true;
    readonly basis: {
      readonly kind: string;
      readonly paragraph?: string;
      readonly consentId?: string;
      readonly duty?: boolean;
    };
    readonly agreementHash: string;
    readonly gateVersion: number;
    readonly decidedAt: string;
  };
  readonly row?: {
    readonly id: string;
    readonly basis: { readonly kind: string; readonly paragraph?: string; readonly duty?: boolean };
    readonly trigger: string;
    readonly decidedBy: string;
    readonly note?: string;
  };
  readonly provision?: Provision;
  readonly replayed?: 'same' | 'differs' | 'not-possible';
  readonly gateVersion?: number;
  readonly proof?: Proof;
}

/** What happened, in one sentence: who was shown what, by whom, when, for what. */
export function whatHappened({ entry }: Trace, named: Named, language: Language): string {
  const said = language === 'de' ? happenedInGerman : happenedInEnglish;
  return said({
    at: moment(entry.at, language),
    recipient: named.agency(entry.recipient),
    actor: actorSaid(entry, language),
    type: named.type(entry.eventType),
    sender: named.agency(entry.sender),
    purpose: named.purpose(entry.purpose),
    door: doors[entry.door]?.[language] ?? entry.door,
  });
}

type Parts = Readonly<Record<'at' | 'recipient' | 'actor' | 'type' | 'sender' | 'purpose' | 'door', string>>;

function happenedInGerman({ at, recipient, actor, type, sender, purpose, door }: Parts): string {
  return `Am ${at} erhielt die Stelle „${recipient}“ (${actor}) die Angabe „${type}“ der Stelle „${sender}“. Weg: ${door}. Zweck: ${purpose}.`;
}

function happenedInEnglish({ at, recipient, actor, type, sender, purpose, door }: Parts): string {
  return `On ${at}, ${recipient} (${actor}) received “${type}” of ${sender}. Way: ${door}. Purpose: ${purpose}.`;
}

/** Why it was permitted: one sentence for each step of the reasoning. */
export function whyPermitted(trace: Trace, named: Named, language: Language): readonly string[] {
  const { decision, row, provision, entry } = trace;
  if (decision === undefined) return [words.gone[language]];
  const steps = [groundOf(trace, named, language)];
  if (row !== undefined) {
    steps.push(`${words.row[language]} ${row.id}.`);
    if (row.trigger === 'on-request') steps.push(words.onRequest[language]);
    if (row.decidedBy === 'clerk') steps.push(words.byClerk[language]);
  }
  if (provision !== undefined)
    steps.push(
      `${words.validFrom[language]} ${day(provision.validFrom, language)} ${words.validUntil[language]} ${day(provision.validUntil, language)}.`,
    );
  const fields = decision.fields.map((name) => named.field(entry.eventType ?? '', name));
  steps.push(
    fields.length === 0 ? words.factOnly[language] : `${words.fields[language]}: ${fields.join(', ')}.`,
  );
  if (!decision.showsDate) steps.push(words.noDate[language]);
  if (decision.disputed === true) steps.push(words.disputed[language]);
  return steps;
}

function groundOf({ decision, row }: Trace, named: Named, language: Language): string {
  const { kind, consentId = '', duty } = decision?.basis ?? { kind: '' };
  const cited = decision?.basis.paragraph ?? row?.basis.paragraph ?? '';
  const paragraph = paragraphSaid(cited, row, named);
  if (kind === 'statutory') return `${(duty === true ? words.byDuty : words.byLaw)[language]} ${paragraph}.`;
  if (kind === 'consent') return `${words.byConsent[language]} ${consentId}.`;
  return (kind === 'access' ? words.byAccess : words.byOwn)[language];
}

/** As lawyers write it where the row of today is still the one on which it rested; else as it was recorded. */
function paragraphSaid(cited: string, row: Trace['row'], { paragraph }: Named): string {
  return row?.basis.paragraph === cited ? (paragraph(row.id) ?? cited) : cited;
}

/** Whether the same question gets the same answer today, in words. */
export function replaySaid({ replayed }: Trace): {
  readonly kind: 'success' | 'warning';
  readonly text: Text;
} {
  if (replayed === 'same') return { kind: 'success', text: words.same };
  return { kind: 'warning', text: replayed === 'differs' ? words.differs : words.notPossible };
}
