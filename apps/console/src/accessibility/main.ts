import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import '../page/frame.css';
import './statement.css';
import { followTheme } from '../page/preferences.ts';

followTheme();
