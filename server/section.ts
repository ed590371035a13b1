import { z } from 'zod';
import { defineSection } from '../platform/config/section.js';

export const serverSection = defineSection('server', 'Where `ibs serve` listens, and how it ends.', {
  host: z.string().min(1).default('127.0.0.1').describe('Address to listen on; loopback only'),
  port: z.int().min(0).max(65535).default(8642).describe('TCP port; 0 takes any free one'),
  gateway: z.boolean().default(true).describe('Whether a paper gateway runs beside it, on a free port'),
  shutdownSeconds: z
    .number()
    .min(0)
    .max(600)
    .default(5)
    .describe('How long requests in flight may take to end when the server is stopped'),
});
