import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import './hand-entry.css';
import './entry-view.ts';
import { words } from './words.ts';

/** Events entered by hand, for agencies without software and for what no software holds. */
export const section: Section = {
  role: 'caseworker',
  routes: [
    {
      path: '/case/:reference/enter',
      title: words.title,
      render: (view, { reference = '' }, query) =>
        html`${keyed(
          reference,
          html`<entry-view
            .view=${view}
            .reference=${reference}
            .wanted=${query.get('type') ?? ''}
          ></entry-view>`,
        )}`,
    },
  ],
};
