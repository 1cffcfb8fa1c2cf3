import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import '../page/frame.css';
import './side-by-side.css';
import './demonstration-page.ts';
import { followTheme } from '../page/preferences.ts';

followTheme();
