// What both peers have in common: the venue's first line is read, READY said, and each further line answered by ticks
// answered so far; what is allocated is not known here.
import { webcrypto } from 'node:crypto';
import { createInterface } from 'node:readline';

// From Node 20 on it is there by itself.
globalThis.crypto ??= webcrypto;

// Standard output is for the duel; clients that log there do so elsewhere.
console.log = console.info = console.debug = console.error;

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const words = (await lines.next()).value.split(' ');

/** Where the venue is, and the keys of an account there. */
export const venue = {
    rest: words[0], stream: words[1], webSocketApi: words[2], hmacKey: words[3], hmacSecret: words[4],
    ed25519Key: words[5], ed25519Pem: `-----BEGIN PRIVATE KEY-----\n${words[6]}\n-----END PRIVATE KEY-----\n`,
};

let ticks = 0;

/** Counts a tick that was answered. */
export function answered() {
    ticks++;
}

/** Tells whoever runs this that an order came to nothing. */
export function failed(error) {
    console.error(`Error: ${error?.message ?? JSON.stringify(error)}`);
}

/** Says that everything is connected, then answers until there is nothing more to answer, and ends the process. */
export async function play() {
    process.stdout.write('READY\n');
    while (!(await lines.next()).done) {
        process.stdout.write(`${ticks} 0 0\n`);
    }
    process.exit(0);
}
