export { createHub } from './create-hub.ts';
