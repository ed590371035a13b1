// Loaded before everything else in a Node process behind reduced walls: what it may reach, and whom it may signal.
// It refuses at the lowest place that JavaScript can get at, and keeps nothing within reach that leads around it.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import v8 from 'node:v8';

/** @typedef {{ socket: string, network: boolean, signals: boolean, writing: boolean }} Settings */

// Before the program runs: it may change these under our feet.
const { apply } = Reflect;
const { defineProperty, getOwnPropertyNames, getPrototypeOf } = Object;

const PORTS = '127.0.0.1:4001, 4002, 7496 and 7497';
const EACCES = -os.constants.errno.EACCES;
/** How c-ares says that it was refused. */
const ARES_ECONNREFUSED = 11;

/** @type {Settings} */
const settings = JSON.parse(process.env['IBS_REDUCED'] ?? '{}');
delete process.env['IBS_REDUCED'];
if (settings.signals) keepSignalsAtHome();
if (settings.writing) keepDiagnosticsAtHome();
if (settings.network) {
  leadConnections(settings.socket);
  refuseListening();
  refuseDatagrams();
  refuseNames();
}
syncBuiltinESMExports();

/**
 * Puts something in the place of a member, for good.
 *
 * @param {object} owner
 * @param {string} name
 * @param {unknown} value
 */
function replace(owner, name, value) {
  defineProperty(owner, name, { value, writable: false, configurable: false });
}

/**
 * @param {string} text
 * @param {string} syscall
 */
function refusal(text, syscall) {
  return Object.assign(new Error(text), { code: 'EACCES', errno: EACCES, syscall });
}

/**
 * Every connection to one of the four ports goes to the guard's socket; all others fail.
 *
 * @param {string} guard
 */
function leadConnections(guard) {
  const { connect } = net.Socket.prototype;
  // Not through methods of arrays or sets: the program could have changed those.
  /** @param {unknown} port */
  const isLed = (port) => port === 4001 || port === 4002 || port === 7496 || port === 7497;
  /** @param {unknown} host */
  const isHere = (host) =>
    host === 'localhost' || host === '127.0.0.1' || host === '::1' || host === '::ffff:127.0.0.1';

  /**
   * @this {net.Socket}
   * @param {...any} args
   */
  function leadingConnect(...args) {
    // Node's own callers hand over an array that has been through this already.
    const [given, listener] = Array.isArray(args[0]) ? args[0] : normalizeArgs(args);
    const { path, host, port, ...rest } = given;
    const leads = path ? path === guard : isLed(Number(port)) && isHere(host || 'localhost');
    if (leads) return apply(connect, this, [{ ...rest, path: guard }, listener ?? undefined]);
    const where = path ? `the socket ${path}` : `${host || 'localhost'}:${port}`;
    this.destroy(refusal(`the sandbox lets programs connect to ${PORTS} only, not to ${where}`, 'connect'));
    return this;
  }
  const tcp = handlePrototype({ host: '127.0.0.1', port: 9 });
  const pipe = handlePrototype({ path: '/dev/null' });
  const pipeConnect = pipe['connect'];
  replace(net.Socket.prototype, 'connect', leadingConnect);
  for (const name of ['connect', 'connect6', 'bind', 'bind6', 'listen', 'open'])
    replace(tcp, name, () => EACCES);
  for (const name of ['bind', 'listen']) replace(pipe, name, () => EACCES);
  replace(
    pipe,
    'connect',
    /** @type {(this: unknown, request: unknown, address: unknown) => unknown} */
    function (request, address) {
      return address === guard ? apply(pipeConnect, this, [request, guard]) : EACCES;
    },
  );
}

/**
 * What all of Node's handles of a kind have in common, taken from a connection that ends before it is made.
 *
 * @param {net.SocketConnectOpts} where
 * @returns {Record<string, any>}
 */
function handlePrototype(where) {
  const socket = new net.Socket();
  socket.on('error', () => {});
  socket.connect(where);
  const prototype = getPrototypeOf(Reflect.get(socket, '_handle'));
  socket.destroy();
  return prototype;
}

/** @param {unknown[]} args */
function normalizeArgs(args) {
  return Reflect.get(net, '_normalizeArgs')(args);
}

function refuseListening() {
  replace(net.Server.prototype, 'listen', () => {
    throw refusal('the sandbox lets no program listen', 'listen');
  });
}

function refuseDatagrams() {
  const socket = dgram.createSocket('udp4');
  const state = Object.getOwnPropertySymbols(socket).find(
    ({ description }) => description === 'state symbol',
  );
  const udp = state && getPrototypeOf(Reflect.get(socket, state).handle);
  socket.close();
  for (const name of udp ? ['bind', 'bind6', 'connect', 'connect6', 'send', 'send6', 'open'] : []) {
    replace(udp, name, () => EACCES);
  }
  // To send or to connect, a socket is bound first.
  replace(dgram.Socket.prototype, 'bind', () => {
    throw refusal('the sandbox has no UDP', 'bind');
  });
}

/** Only `localhost` has an address. */
function refuseNames() {
  const { lookup } = dns;
  const lookupPromise = dns.promises.lookup;
  /** @param {unknown} name */
  const unknown = (name) =>
    Object.assign(new Error(`the sandbox looks up no name but localhost: ${name}`), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname: name,
    });
  /** @param {unknown} name */
  const isKnown = (name) =>
    !name || name === 'localhost' || (typeof name === 'string' && net.isIP(name) !== 0);
  /**
   * @param {any} name
   * @param {any} options
   * @param {any} callback
   */
  const localLookup = (name, options, callback = options) => {
    if (isKnown(name))
      return apply(lookup, dns, options === callback ? [name, callback] : [name, options, callback]);
    process.nextTick(callback, unknown(name));
    return {};
  };
  /**
   * @param {any} name
   * @param {any} options
   */
  const localLookupPromise = async (name, options) => {
    if (!isKnown(name)) throw unknown(name);
    return apply(lookupPromise, dns.promises, [name, options]);
  };
  replace(dns, 'lookup', localLookup);
  replace(dns.promises, 'lookup', localLookupPromise);
  const noService = () => {
    throw refusal('the sandbox asks nobody for the name of an address', 'getnameinfo');
  };
  replace(dns, 'lookupService', noService);
  replace(dns.promises, 'lookupService', noService);
  const channel = getPrototypeOf(Reflect.get(new dns.Resolver(), '_handle'));
  for (const name of getOwnPropertyNames(channel)) {
    if (/^(query|getHostByAddr)/.test(name)) replace(channel, name, () => ARES_ECONNREFUSED);
  }
}

/** A process may end itself, and no other. */
function keepSignalsAtHome() {
  const { kill, pid } = process;
  replace(
    process,
    'kill',
    /** @type {typeof process.kill} */
    (target, signal) => {
      if (target !== pid) throw refusal(`the sandbox lets a program signal no process but itself`, 'kill');
      return apply(kill, process, [pid, signal]);
    },
  );
  const rawKill = Reflect.get(process, '_kill');
  replace(
    process,
    '_kill',
    /** @type {(target: unknown, signal: unknown) => unknown} */
    (target, signal) => (target === pid ? apply(rawKill, process, [pid, signal]) : EACCES),
  );
  for (const name of ['_debugProcess', '_debugEnd']) replace(process, name, undefined);
  replace(os, 'setPriority', () => {
    throw refusal('the sandbox changes no priorities', 'setpriority');
  });
}

/** Node's permissions do not see what V8 and Node write about themselves, wherever they are told to. */
function keepDiagnosticsAtHome() {
  replace(v8, 'setFlagsFromString', () => {
    throw refusal('the sandbox changes no flags of V8', 'setFlagsFromString');
  });
  const { report } = process;
  const getReport = () => apply(Reflect.get(report, 'getReport'), report, []);
  replace(process, 'report', { getReport });
}
