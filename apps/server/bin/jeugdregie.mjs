#!/usr/bin/env node
import { handOver } from './pinned-node.mjs';

handOver('apps/server/src/cli/main.ts', process.argv.slice(2));
