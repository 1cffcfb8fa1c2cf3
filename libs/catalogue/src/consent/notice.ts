import { field } from '../field.ts';
import { oneOf, slug, text } from '../forms.ts';

const channels = {
  paper: { de: 'auf Papier', en: 'on paper' },
  digital: { de: 'digital', en: 'digital' },
  oral: { de: 'mündlich', en: 'oral' },
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
}

/** A notice as examples show it. */
export const exampleNotice: Notice = { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };

/** Who gave or refused a consent. */
export const givers = {
  person: { de: 'die Person selbst', en: 'the person' },
  guardian: { de: 'Sorgeberechtigte', en: 'a guardian' },
  custodian: { de: 'rechtliche Betreuung', en: 'a custodian' },
} as const;
