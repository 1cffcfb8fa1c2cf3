import type { TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';

/** One part of the person's view, under an address of its own. */
export interface View {
  readonly path: string;
  readonly title: Key;
  /** Is there nothing else to click in it: on paper too. */
  readonly inLetter?: true;
  readonly render: (pack: Pack) => TemplateResult;
}
