import '#ui/tokens.css';
import '#ui/field/field.css';
import '#ui/field/forms.css';
import '#ui/field/kit.css';
import '#modules/access/field/access.css';
import '#modules/cases/field/cases.css';
import '#modules/rosters/field/rosters.css';
import { createRoot } from 'react-dom/client';
import { signInAsked } from '#modules/access/field/session.ts';
import { startWorker } from '#ui/field/update.ts';
import { callFromPhone, onSignInNeeded } from '#ui/web/call.ts';
import { App } from './App.tsx';
import { loadTheRest } from './later.ts';

callFromPhone();
onSignInNeeded(signInAsked);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
// Once what is looked at first has been drawn.
requestAnimationFrame(() => void loadTheRest());
if (import.meta.env.PROD) void startWorker('/field/sw.js');
