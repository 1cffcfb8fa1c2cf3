import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import './page.css';
import './demonstration-page.ts';
import { followTheme } from './theme.ts';

followTheme(window.matchMedia('(prefers-color-scheme: dark)'));
