import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import '../page/frame.css';
import './operations.css';
import './operations-page.ts';
import { followTheme } from '../page/preferences.ts';

followTheme();
