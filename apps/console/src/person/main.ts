import '@kern-ux/native/dist/kern.min.css';
import '@kern-ux/native/dist/fonts/fira-sans.css';
import '@fontsource/noto-sans-arabic/arabic-400.css';
import '@fontsource/noto-sans-arabic/arabic-600.css';
import '../page/frame.css';
import './person.css';
import './person-page.ts';
import { followTheme } from '../page/preferences.ts';

followTheme();
