import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { german } from '../packs/packs.ts';
import { hubText, monthSaid, sentence, type HubText, type Values } from '../packs/voice.ts';

/** A sentence in the person's language, and beside a translation the German one, which is binding. */
export function said(pack: Pack, key: Key, values?: Values): TemplateResult {
  return beside(pack, sentence(pack, key, values), sentence(german, key, values));
}

/** What the hub says: in English where the page is English, in German for everybody else. */
export function saidByHub(pack: Pack, text: HubText): TemplateResult {
  if (pack.id === 'en') return beside(pack, text.en, text.de);
  return pack.id === 'de'
    ? html`${text.de}`
    : html`<span class="own" lang="de" dir="ltr">${hubText(pack, text)}</span>`;
}

/** The month over a group of entries; the German one stands inside it. */
export function saidMonth(pack: Pack, instant: string): TemplateResult {
  return html`${monthSaid(pack, instant)}`;
}

/** An own text with the German one beside it. */
function beside(pack: Pack, own: string, binding: string): TemplateResult {
  if (pack.id === german.id) return html`${own}`;
  return html`<span class="own">${own}</span>${
      own === binding ? nothing : html` <span class="binding" lang="de" dir="ltr">${binding}</span>`
    }`;
}
