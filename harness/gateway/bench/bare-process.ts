import { createServer, type Socket } from 'node:net';
import { createFrameReader } from '../../wire/framing.js';
import { serveBenchmark } from './served.js';

/**
 * What the machine can do at best: answers each frame, which holds a number, with a frame of that many bytes
 * made beforehand, and blasts ready-made frames where a gateway would make ticks.
 */
const BLAST_FRAME_BYTES = 60;
const FRAMES_A_BLAST = 1000;

const made = new Map<number, Buffer>();
const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  const reader = createFrameReader();
  socket.on('data', (chunk) => {
    for (const body of reader.push(chunk)) socket.write(frameOf(Number(body.toString())));
  });
});

function frameOf(bytes: number): Buffer {
  const known = made.get(bytes);
  if (known) return known;
  const frame = Buffer.alloc(bytes, 'x');
  frame.writeUInt32BE(bytes - 4);
  made.set(bytes, frame);
  return frame;
}

const blast = Buffer.concat(Array.from({ length: FRAMES_A_BLAST }, () => frameOf(BLAST_FRAME_BYTES)));

serveBenchmark(server, sockets, async (ms) => {
  for (let passed = 0; passed < ms; passed += 5000) {
    for (const socket of sockets) {
      if (!socket.write(blast)) await new Promise((resolve) => socket.once('drain', resolve));
    }
  }
});
