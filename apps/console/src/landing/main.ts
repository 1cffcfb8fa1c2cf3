import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import '../page/frame.css';
import './landing.css';
import './landing-page.ts';
import { followTheme } from '../page/preferences.ts';

followTheme();
