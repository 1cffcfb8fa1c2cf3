import { field } from '../field.ts';
import { bytes32, flag, oneOf, slug, text } from '../forms.ts';

/** How the notice reached the person. */
export const channels = {
  paper: { de: 'auf Papier', en: 'on paper' },
  digital: { de: 'digital', en: 'digital' },
  oral: { de: 'mündlich', en: 'oral' },
} as const;

/** Who interpreted. */
export const interpreters = {
  none: { de: 'keine', en: 'none' },
  'in-person': { de: 'vor Ort', en: 'in person' },
  telephone: { de: 'am Telefon', en: 'by telephone' },
  video: { de: 'per Video', en: 'by video' },
  relative: { de: 'Angehörige', en: 'a relative' },
} as const;

/** The notice that the person was given before deciding. */
export class Notice {
  @field(slug, { de: 'Merkblatt', en: 'Notice' })
  readonly id!: string;

  @field(text(/^\d[\d.-]{0,15}$/, 'a version such as 3, 1.2 or 2025-06'), { de: 'Fassung', en: 'Version' })
  readonly version!: string;

  @field(text(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'a language tag such as de, ar or fa-AF'), {
    de: 'Sprache',
    en: 'Language',
  })
  readonly language!: string;

  @field(oneOf(channels), { de: 'Weg', en: 'Channel' })
  readonly channel!: keyof typeof channels;

  @field(bytes32, { de: 'Prüfsumme des Textes', en: 'Hash of the text', optional: true })
  readonly hash?: string;

  @field(flag, { de: 'in Einfacher Sprache', en: 'In plain language', optional: true })
  readonly plainLanguage?: boolean;

  @field(oneOf(interpreters), { de: 'Sprachmittlung', en: 'Interpreter', optional: true })
  readonly interpreter?: keyof typeof interpreters;

  @field(bytes32, {
    de: 'Prüfsumme des unterschriebenen Blattes',
    en: 'Hash of the signed sheet',
    optional: true,
  })
  readonly scanHash?: string;
}

/** A notice as examples show it. */
export const exampleNotice: Notice = { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };

/** Who gave or refused a consent. */
export const givers = {
  person: { de: 'die Person selbst', en: 'the person' },
  guardian: { de: 'Sorgeberechtigte', en: 'a guardian' },
  custodian: { de: 'rechtliche Betreuung', en: 'a custodian' },
} as const;

/** How it was made sure who the person is. */
export const identityChecks = {
  document: { de: 'Ausweis oder Aufenthaltstitel', en: 'identity document' },
  known: { de: 'persönlich bekannt', en: 'known in person' },
  online: { de: 'Online-Ausweis', en: 'electronic identity' },
} as const;
