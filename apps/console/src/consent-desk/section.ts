import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import './consent-desk.css';
import './amend-view.ts';
import './answer-view.ts';
import './consents-view.ts';
import './reconfirm-view.ts';
import './sheet-view.ts';
import './withdraw-view.ts';
import { words } from './words.ts';

const CONSENTS = '/case/:reference/consents';

/** The consent desk: what the person beside the caseworker may say yes or no to, and taking it back. */
export const section: Section = {
  role: 'caseworker',
  routes: [
    {
      path: CONSENTS,
      title: words.title,
      render: (view, { reference = '' }) =>
        html`${keyed(reference, html`<consents-view .view=${view} .reference=${reference}></consents-view>`)}`,
    },
    {
      path: `${CONSENTS}/answer/:offer`,
      title: words.answerTitle,
      render: (view, { reference = '', offer = '' }) =>
        html`${keyed(
          `${reference} ${offer}`,
          html`<consent-answer .view=${view} .reference=${reference} .offerId=${offer}></consent-answer>`,
        )}`,
    },
    {
      path: `${CONSENTS}/amend/:consent`,
      title: words.amendTitle,
      render: (view, { reference = '', consent = '' }) =>
        html`${keyed(
          consent,
          html`<consent-amendment
            .view=${view}
            .reference=${reference}
            .consentId=${consent}
          ></consent-amendment>`,
        )}`,
    },
    {
      path: `${CONSENTS}/reconfirm/:consent`,
      title: words.reconfirmTitle,
      render: (view, { reference = '', consent = '' }) =>
        html`${keyed(
          consent,
          html`<consent-confirmation
            .view=${view}
            .reference=${reference}
            .consentId=${consent}
          ></consent-confirmation>`,
        )}`,
    },
    {
      path: `${CONSENTS}/withdraw/:consent`,
      title: words.withdrawTitle,
      render: (view, { reference = '', consent = '' }) =>
        html`${keyed(
          consent,
          html`<consent-withdrawal
            .view=${view}
            .reference=${reference}
            .consentId=${consent}
          ></consent-withdrawal>`,
        )}`,
    },
    {
      path: '/case/:reference/consent-sheet',
      title: words.sheetTitle,
      render: (view, { reference = '' }) =>
        html`${keyed(reference, html`<consent-sheet .view=${view} .reference=${reference}></consent-sheet>`)}`,
    },
  ],
};
