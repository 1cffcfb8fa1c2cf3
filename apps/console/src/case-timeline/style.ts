import { css } from 'lit';

/**
 * The element's own look in its shadow root; a host changes it by `--ct-*`, or by the tokens of KERN where it has them. Sides are
 * those of the writing direction; how much stands side by side follows from the element's own width.
 */
export const style = css`
  :host {
    --text: var(--ct-text, var(--kern-color-layout-text-default, light-dark(#171a2b, #f3f4f7)));
    --muted: var(--ct-muted, var(--kern-color-layout-text-muted, light-dark(#535970, #b6bbca)));
    --line: var(--ct-line, var(--kern-color-layout-border, light-dark(#8a90a3, #6d7388)));
    --action: var(--ct-action, var(--kern-color-action-default, light-dark(#171ae4, #a9b8ff)));
    --back: var(--ct-background, var(--kern-color-layout-background-default, Canvas));
    display: block;
    container-type: inline-size;
    color: var(--text);
    font-family: var(--ct-font, inherit);
    line-height: 1.5;
  }
  /* German and English sentences stay whole in a page that is written from right to left. */
  :is(p, h3, h4, summary, dt, dd, li, legend) {
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) :is(p, h3, h4, summary, dt, dd, li, legend) {
    text-align: right;
  }
  p {
    margin: 0.25rem 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
  }
  dl {
    margin: 0.25rem 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
  }
  dt,
  .basis,
  .note,
  [part='end'],
  .gap {
    color: var(--muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .tools {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    min-inline-size: 0;
    margin-block: 0.5rem;
    padding: 0;
    border: 0;
  }
  .tools > legend {
    font-weight: 600;
  }
  label {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }
  label > * {
    min-inline-size: 0;
    inline-size: 100%;
  }
  button,
  select,
  input {
    box-sizing: border-box;
    min-height: 2.75rem;
    max-inline-size: 100%;
    padding: 0 0.75rem;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--back);
    color: var(--text);
    font: inherit;
  }
  button {
    border-color: var(--action);
    color: var(--action);
    cursor: pointer;
  }
  summary {
    min-height: 2.75rem;
    line-height: 2.75rem;
    color: var(--action);
    cursor: pointer;
  }
  .gap summary {
    line-height: 1.5;
    padding-block: 0.6rem;
  }
  :focus-visible {
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
  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  article,
  .gap {
    margin-block-end: 1rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--line);
    overflow-wrap: anywhere;
  }
  .gap {
    border-inline-start-style: dashed;
  }
  .older {
    margin-inline-start: 1.5rem;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (min-width: 34rem) {
    .tools {
      grid-auto-flow: column;
      grid-template-columns: none;
      grid-auto-columns: max-content;
      align-items: end;
    }
    fieldset.tools {
      grid-auto-flow: row;
      grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    }
  }
  @media (forced-colors: active) {
    article,
    .gap {
      border-color: CanvasText;
    }
  }
  @media print {
    .tools,
    button {
      display: none;
    }
    article {
      break-inside: avoid;
    }
    h3 {
      break-after: avoid;
    }
    ::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
