import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import './disputes-view.ts';
import './doubts-view.ts';
import './list-view.ts';
import { moreWords } from './more-words.ts';
import './request-view.ts';
import './rights-desk.css';
import './take-view.ts';
import { words } from './words.ts';

/** The pages of a controller's rights desk. */
export const section: Section = {
  role: 'rights-desk',
  routes: [
    {
      path: '/rights',
      title: words.list,
      inNavigation: true,
      render: (view) => html`<rights-list .view=${view}></rights-list>`,
    },
    {
      path: '/rights/new',
      title: moreWords.take,
      inNavigation: true,
      render: (view) => html`<rights-take .view=${view}></rights-take>`,
    },
    {
      path: '/rights/disputes',
      title: moreWords.disputes,
      inNavigation: true,
      render: (view) => html`<rights-disputes .view=${view}></rights-disputes>`,
    },
    {
      path: '/rights/doubts',
      title: moreWords.doubts,
      inNavigation: true,
      render: (view) => html`<rights-doubts .view=${view}></rights-doubts>`,
    },
    {
      path: '/rights/:reference/:request',
      title: words.request,
      render: (view, { reference = '', request = '' }) =>
        html`${keyed(
          `${reference}/${request}`,
          html`<rights-request .view=${view} .reference=${reference} .request=${request}></rights-request>`,
        )}`,
    },
  ],
};
