import { day } from '../page/dates.ts';
import { heldWords } from '../page/held-words.ts';
import type { Language, Text } from '../page/text.ts';
import type { AgencyTold, HandoverTold, StepTold, WishTold } from './plans.ts';

/** The fixed texts of the plan with the person. */
export const planWords = {
  title: { de: 'Plan mit der Person', en: 'Plan with the person' },
  lead: {
    de: 'Was vereinbart ist, von beiden Seiten, aus den Einträgen, die Ihre Stelle kennt.',
    en: 'What is agreed on, by both sides, from the entries that your agency knows.',
  },
  managers: { de: 'Fallmanagement', en: 'Case management' },
  contact: { de: 'Ansprechstelle', en: 'Contact' },
  goals: { de: 'Ziele', en: 'Goals' },
  agencySteps: { de: 'Das haben Stellen zugesagt', en: 'What agencies promised' },
  personSteps: { de: 'Das hat die Person zugesagt', en: 'What the person promised' },
  doneSteps: { de: 'Erledigte Schritte', en: 'Steps done' },
  wishes: { de: 'Wünsche der Person', en: "The person's wishes" },
  handovers: { de: 'Übergaben', en: 'Handovers' },
  ground: { de: 'Grund', en: 'reason' },
  own: { de: 'Ihre Stelle', en: 'your agency' },
  isDone: { de: 'Erledigt', en: 'Done' },
  isDoneSaid: { de: 'Der Schritt ist als erledigt eingetragen.', en: 'The step is recorded as done.' },
  newDate: { de: 'Neue Frist eintragen', en: 'Enter a new date' },
  answerAsk: { de: 'Ihre Antwort auf den Wunsch', en: 'Your answer to the wish' },
  answer: { de: 'Wunsch beantworten', en: 'Answer the wish' },
  answered: { de: 'Der Wunsch ist beantwortet.', en: 'The wish is answered.' },
  accept: { de: 'Übergabe annehmen', en: 'Accept the handover' },
  acceptOn: { de: 'Ab einem bestimmten Tag annehmen', en: 'Accept it from a certain day' },
  decline: { de: 'Übergabe ablehnen', en: 'Decline the handover' },
  declineWhy: { de: 'Grund der Ablehnung', en: 'Reason for declining' },
  declined: {
    de: 'Die Übergabe ist abgelehnt; die andere Stelle sieht den Grund.',
    en: 'The handover is declined; the other agency sees the reason.',
  },
  offerAnew: {
    de: 'Noch einmal oder einer anderen Stelle anbieten',
    en: 'Offer it again, or to another agency',
  },
  keepCase: {
    de: 'Fallmanagement bei der eigenen Stelle eintragen',
    en: 'Record that your agency manages the case',
  },
  closeFile: { de: 'Akte schließen', en: 'Close the file' },
  accepted: {
    de: 'Die Übergabe ist angenommen: Ihre Stelle führt das Fallmanagement weiter.',
    en: 'The handover is accepted: your agency goes on with the case management.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** “Ihre Stelle (Jobcenter)” or “Jobcenter”. */
export function agencyText({ titles, isOwn }: AgencyTold, language: Language): string {
  return isOwn ? `${planWords.own[language]} (${titles[language]})` : titles[language];
}

const by: Text = { de: 'bis', en: 'by' };

/** “Kursplatz finden: bis 3. März 2026, seit 2 Tagen überfällig” */
export function stepState({ state, until, overdueDays, done }: StepTold, language: Language): string {
  const end = until === undefined ? [] : [`${by[language]} ${day(until, language)}`];
  if (done) return [...end, doneText(done, language)].join(', ');
  const over = overdueDays === undefined ? [] : [overdueText(overdueDays)[language]];
  const missed: Text = { de: 'nicht rechtzeitig erledigt', en: 'not done in time' };
  return [...end, ...(state === 'missed' ? [missed[language]] : []), ...over].join(', ');
}

function doneText({ title, agency, on }: NonNullable<StepTold['done']>, language: Language): string {
  const what = `${planWords.isDone[language]}: ${title[language]} (${agency.titles[language]}`;
  return on === undefined ? `${what})` : `${what}, ${day(on, language)})`;
}

function overdueText(days: number): Text {
  return days === 1
    ? { de: 'seit 1 Tag überfällig', en: 'overdue by 1 day' }
    : { de: `seit ${days} Tagen überfällig`, en: `overdue by ${days} days` };
}

/** “gesagt am 3. März 2026 auf der eigenen Seite, seit 12 Tagen ohne Antwort” */
export function wishState({ since, openDays, recordedBy, answer }: WishTold, language: Language): string {
  const where: Text = recordedBy
    ? { de: `aufgenommen von ${recordedBy.titles.de}`, en: `recorded by ${recordedBy.titles.en}` }
    : { de: 'auf der eigenen Seite gesagt', en: 'said on their own page' };
  const on = since === undefined ? '' : `, ${day(since, language)}`;
  if (answer === undefined) return `${where[language]}${on}${openText(openDays)[language]}`;
  return `${where[language]}${on}; ${answerText(answer, language)}`;
}

/** “Jobcenter, 5. August 2026: wird erfüllt (bis 19. August 2026)” */
function answerText(
  { agency, title, on, until }: NonNullable<WishTold['answer']>,
  language: Language,
): string {
  const said = on === undefined ? '' : `, ${day(on, language)}`;
  const end = until === undefined ? '' : ` (${by[language]} ${day(until, language)})`;
  return `${agency.titles[language]}${said}: ${title[language]}${end}`;
}

function openText(days: number | undefined): Text {
  if (days === undefined || days === 0) return { de: ', noch ohne Antwort', en: ', not answered yet' };
  return days === 1
    ? { de: ', seit 1 Tag ohne Antwort', en: ', without an answer for 1 day' }
    : { de: `, seit ${days} Tagen ohne Antwort`, en: `, without an answer for ${days} days` };
}

const handoverStates: Readonly<Record<HandoverTold['state'], Text>> = {
  offered: { de: 'angeboten', en: 'offered' },
  accepted: { de: 'angenommen', en: 'accepted' },
  declined: { de: 'abgelehnt', en: 'declined' },
  lapsed: { de: 'nicht angenommen, verfallen', en: 'not accepted, lapsed' },
};

/** “angeboten am 3. März 2026, Grund: Umzug, Übergabe am 1. April 2026”; first of all whether another agency knows of it. */
export function handoverState(handover: HandoverTold, language: Language): string {
  const { state, offeredOn, ground, handoverOn, inChargeFrom, endedOn, unsent } = handover;
  const days: readonly (readonly [Text, string | undefined])[] = [
    [{ de: 'Übergabe am', en: 'handover on' }, handoverOn],
    [{ de: 'Fallmanagement dort ab', en: 'case management there from' }, inChargeFrom],
    [{ de: 'beendet am', en: 'ended on' }, endedOn],
  ];
  const parts = [
    ...(state === 'offered' && offeredOn !== undefined ? [] : [stateText(handover, language)]),
    ...onDay({ de: 'angeboten am', en: 'offered on' }, offeredOn, language),
    ...(ground === undefined ? [] : [`${planWords.ground[language]}: ${ground[language]}`]),
    ...days.flatMap(([label, on]) => onDay(label, on, language)),
  ];
  const said = parts.join(', ');
  return unsent === undefined ? said : `${unsentText(handover, unsent)[language]} (${said})`;
}

/** “Ihre Annahme liegt noch bei Ihrer Stelle; keine andere erfährt sie: Keine Einwilligung deckt das.” */
function unsentText({ state }: HandoverTold, { state: where, code, reason, hasLeft }: Unsent): Text {
  const { de, en } = ownWords[state];
  if (where === 'waiting')
    return {
      de: `${de} ist noch unterwegs; ob eine andere Stelle schon davon weiß, ist hier nicht bekannt`,
      en: `${en} is still under way; whether another agency knows of it already is not known here`,
    };
  const why = heldWords(code, reason);
  if (hasLeft)
    return {
      de: `${de} liegt wieder bei Ihrer Stelle; ob eine andere schon davon weiß, ist hier nicht bekannt. Grund: ${why.de}`,
      en: `${en} is back with your agency; whether another one knows of it is not known here. Reason: ${why.en}`,
    };
  return {
    de: `${de} liegt noch bei Ihrer Stelle; keine andere erfährt davon. Grund: ${why.de}`,
    en: `${en} is still with your agency; no other one learns of it. Reason: ${why.en}`,
  };
}

type Unsent = NonNullable<HandoverTold['unsent']>;

/** The last own word; an offer that lapsed is an offer all the same. */
const ownWords: Readonly<Record<HandoverTold['state'], Text>> = {
  offered: { de: 'Ihr Angebot', en: 'Your offer' },
  accepted: { de: 'Ihre Annahme', en: 'Your acceptance' },
  declined: { de: 'Ihre Ablehnung', en: 'Your refusal' },
  lapsed: { de: 'Ihr Angebot', en: 'Your offer' },
};

/** “abgelehnt (nicht zuständig)” */
function stateText({ state, declinedFor }: HandoverTold, language: Language): string {
  const why = declinedFor === undefined ? '' : ` (${declinedFor[language]})`;
  return `${handoverStates[state][language]}${why}`;
}

/** “angeboten am 3. März 2026”; nothing where the day is not known. */
function onDay(label: Text, on: string | undefined, language: Language): readonly string[] {
  return on === undefined ? [] : [`${label[language]} ${day(on, language)}`];
}
