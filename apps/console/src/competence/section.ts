import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import './competence.css';
import { competencePage } from './competence-view.ts';
import './voucher-view.ts';
import { voucherWords } from './voucher-words.ts';
import './what-if-view.ts';
import { whatIfWords } from './what-if-words.ts';
import { words } from './words.ts';

/** Who is competent by the agreement's tables, about no case and no person; what another version of a table would change; and in a case the steps from there to the voucher. */
export const section: Section = {
  role: 'caseworker',
  routes: [
    {
      path: '/competence',
      title: words.title,
      inNavigation: true,
      render: (view) => competencePage(view),
    },
    {
      path: '/competence/what-if',
      title: whatIfWords.title,
      render: (view) => html`<what-if-view .view=${view}></what-if-view>`,
    },
    {
      path: '/case/:reference/voucher',
      title: voucherWords.title,
      render: (view, { reference = '' }) =>
        html`${keyed(reference, html`<voucher-view .view=${view} .reference=${reference}></voucher-view>`)}`,
    },
  ],
};
