import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import './officer.css';
import './consents-view.ts';
import './entry-view.ts';
import './ledger-view.ts';
import { listWords } from './list-words.ts';
import './log-view.ts';
import { questionCards } from './questions-view.ts';
import './recalls-view.ts';
import { registerWords } from './register-words.ts';
import './register-view.ts';
import './requests-view.ts';
import { traceWords } from './trace-words.ts';
import { words } from './words.ts';

/** The pages of a controller's data protection officer. */
export const section: Section = {
  role: 'officer',
  routes: [
    {
      path: '/officer',
      title: words.log,
      inNavigation: true,
      render: (view, _params, query) => {
        const q = query.get('q') ?? '';
        return html`${keyed(q, html`<officer-log .view=${view} .q=${q}></officer-log>`)}`;
      },
    },
    {
      path: '/officer/entry/:position/:ordinal',
      title: traceWords.title,
      render: (view, { position = '', ordinal = '' }) => {
        const place = `${position}/${ordinal}`;
        return html`${keyed(place, html`<officer-entry .view=${view} .place=${place}></officer-entry>`)}`;
      },
    },
    { path: '/officer/questions', title: listWords.questions, inNavigation: true, render: questionCards },
    {
      path: '/officer/questions/refused',
      title: listWords.refused,
      render: (view) => html`<officer-refused .view=${view}></officer-refused>`,
    },
    {
      path: '/officer/questions/idle',
      title: listWords.idle,
      render: (view) => html`<officer-idle .view=${view}></officer-idle>`,
    },
    {
      path: '/officer/consents',
      title: listWords.consents,
      inNavigation: true,
      render: (view, _params, query) => {
        const unused = query.get('unused') ?? undefined;
        return html`${keyed(
          unused,
          html`<officer-consents .view=${view} .unused=${unused}></officer-consents>`,
        )}`;
      },
    },
    {
      path: '/officer/recalls',
      title: listWords.recalls,
      inNavigation: true,
      render: (view, _params, query) =>
        html`<officer-recalls .view=${view} .openOnly=${!query.has('all')}></officer-recalls>`,
    },
    {
      path: '/officer/requests',
      title: listWords.requests,
      inNavigation: true,
      render: (view) => html`<officer-requests .view=${view}></officer-requests>`,
    },
    {
      path: '/officer/register',
      title: registerWords.registerShort,
      inNavigation: true,
      render: (view) => html`<officer-register .view=${view}></officer-register>`,
    },
    {
      path: '/officer/ledger',
      title: registerWords.ledgerShort,
      inNavigation: true,
      render: (view) => html`<officer-ledger .view=${view}></officer-ledger>`,
    },
  ],
};
