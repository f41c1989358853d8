import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

export type WebApp = 'console' | 'field';

const root = import.meta.dirname;
export const webRoot = join(root, 'dist/web');

/** What a browser may be given: kernel, ui, the app's own folder, and a module's words, rules, contracts and pages. */
const FOR_BROWSERS =
  /^src\/(kernel\/|ui\/|app\/(console|field)\/|modules\/[^/]+\/(console|field)\/|modules\/[^/]+\/[^/]+\.(contract|words|rules)\.ts)/;

/** Server code in a bundle would show every visitor how the house works inside, and would not run: the build stops. */
function browserCodeOnly(): Plugin {
  return {
    name: 'baodao:browser-code-only',
    load(id) {
      const path = relative(root, id.split('?')[0]!).replaceAll('\\', '/');
      if (path.startsWith('src/') && !FOR_BROWSERS.test(path))
        throw new Error(`${path} is server code; a browser may import only kernel, ui, words, rules and contracts`);
      return null;
    },
  };
}

/** One of the two browser apps, served at /console/ and /field/. */
export function webConfig(app: WebApp, out = webRoot): UserConfig {
  return {
    root: join(root, 'src/app', app),
    base: `/${app}/`,
    publicDir: 'public',
    cacheDir: join(root, '.cache/vite', app),
    logLevel: 'warn',
    plugins: [browserCodeOnly(), react()],
    server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
    build: {
      outDir: join(out, app),
      emptyOutDir: true,
      target: ['chrome107', 'safari16', 'firefox104'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
              { name: 'query', test: /node_modules[\\/]@tanstack[\\/]/, priority: 2 },
              { name: 'zod', test: /node_modules[\\/]zod[\\/]/, priority: 2 },
              { name: 'kit', test: /node_modules|src[\\/](kernel|ui)[\\/]/, minShareCount: 3, priority: 1 },
              { name: 'house', test: /src[\\/](app|modules)[\\/]/, minShareCount: 3 },
            ],
          },
        },
      },
    },
  };
}

export default defineConfig(({ mode }) => webConfig(mode === 'field' ? 'field' : 'console'));
