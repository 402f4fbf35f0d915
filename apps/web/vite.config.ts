import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';
import { utrechtSubset } from './build/utrecht-subset.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [utrechtSubset(), react(), precompress(join(import.meta.dirname, 'dist'))],
  // Libraries at the root of the workspace may come with a React of their own: everybody uses ours.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0, // the content security policy allows no data: fonts or scripts
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/v1': process.env['API'] ?? 'http://127.0.0.1:8080' } },
});
