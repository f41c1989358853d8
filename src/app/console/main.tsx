import '#ui/tokens.css';
import '#ui/console/console.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { applyScheme, keptScheme } from '#ui/console/theme.ts';

// The page's security policy forbids making code from text; Zod then checks without compiling first.
z.config({ jitless: true });
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
applyScheme(keptScheme());

const { Console } = await import('./console.tsx');
const root = document.getElementById('root');
if (root) createRoot(root).render(<Console />);
