import { css } from 'lit';

/** The element's own look in its shadow root; a host changes it by `--ct-*`, or by the tokens of KERN where it has them. */
export const style = css`
  :host {
    --text: var(--ct-text, var(--kern-color-layout-text-default, light-dark(#171a2b, #f3f4f7)));
    --muted: var(--ct-muted, var(--kern-color-layout-text-muted, light-dark(#535970, #b6bbca)));
    --line: var(--ct-line, var(--kern-color-layout-border, light-dark(#9a9fb0, #6d7388)));
    --action: var(--ct-action, var(--kern-color-action-default, light-dark(#171ae4, #a9b8ff)));
    display: block;
    color: var(--text);
    font-family: var(--ct-font, inherit);
    line-height: 1.5;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
  }
  header p {
    margin: 0;
    color: var(--muted);
  }
  button {
    min-height: 2.75rem;
    padding: 0 0.75rem;
    border: 1px solid var(--action);
    border-radius: 4px;
    background: none;
    color: var(--action);
    font: inherit;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 3px solid var(--action);
    outline-offset: 2px;
  }
  h3 {
    margin: 1.5rem 0 0.5rem;
    font-size: 1.1em;
  }
  h4 {
    margin: 0;
    font-size: 1em;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  article {
    margin-block-end: 1rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--line);
    overflow-wrap: anywhere;
  }
  article p {
    margin: 0.25rem 0;
  }
  dl {
    margin: 0.25rem 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0;
  }
  .basis,
  .note {
    font-size: 0.9em;
    color: var(--muted);
  }
  @media (forced-colors: active) {
    article {
      border-color: CanvasText;
    }
  }
  @media print {
    button {
      display: none;
    }
  }
`;
