import { createServer, type Socket } from 'node:net';
import { serveBenchmark } from '../../gateway/bench/served.js';
import { encodeFrame } from '../../wire/encode.js';
import { createFrameReader, frame } from '../../wire/framing.js';
import { readHello, serverAck } from '../../wire/handshake.js';
import { currentTime, managedAccounts, nextValidId } from '../../wire/replies/session.js';

/** An upstream that does nothing but answer: a greeting, then the time for whatever is asked. */
const VERSION = 178;
const greeting = frame(serverAck(VERSION, '20260303 10:00:00 EST'));
const started = Buffer.concat([
  encodeFrame(managedAccounts, VERSION, { accountsList: 'DU1234567' }),
  encodeFrame(nextValidId, VERSION, { orderId: 1 }),
]);
const answer = encodeFrame(currentTime, VERSION, { time: 1_772_550_000 });

const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.on('error', () => {});
  const reader = createFrameReader();
  let isGreeted = false;
  let isStarted = false;
  const answerAll = (chunk: Buffer) => {
    const frames = reader.push(chunk).map(() => {
      if (isStarted) return answer;
      isStarted = true;
      return started;
    });
    if (frames.length > 0) socket.write(Buffer.concat(frames));
  };
  socket.on('data', (chunk) => {
    if (isGreeted) {
      answerAll(chunk);
      return;
    }
    const reading = readHello(chunk);
    if (reading.kind !== 'hello') return;
    isGreeted = true;
    socket.write(greeting);
    if (reading.rest.length > 0) answerAll(reading.rest);
  });
});

serveBenchmark(server, sockets, async () => {});
