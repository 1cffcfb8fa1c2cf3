import { html, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import type { Loaded } from '../page/loaded.ts';
import { failed } from './deed.ts';
import { said } from './said.ts';

/** What was read, that it is being read, or that it did not work, in the person's language. */
export function read<T>(pack: Pack, loaded: Loaded<T>, show: (value: T) => TemplateResult): TemplateResult {
  if (loaded.problem !== undefined) return failed(pack, 'failed', loaded.problem);
  if (loaded.value !== undefined) return show(loaded.value);
  return html`<p class="kern-body" role="status" data-reading>${said(pack, 'loading')}</p>`;
}
