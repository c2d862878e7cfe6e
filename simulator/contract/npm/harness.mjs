// Runs the cases of one client one after the other and prints one JSON line for each on standard output.
// Arguments: rest, ws, wsapi addresses and a JSON file of keys {hmac, rsa, ed25519: {apiKey, secret}}.
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

// From Node 20 on it is there by itself.
globalThis.crypto ??= webcrypto;

const PATIENCE_MILLIS = 15_000;

const [rest, ws, wsapi, keysFile] = process.argv.slice(2);

/** Where the venue listens. */
export const venue = { rest, ws, wsapi };

/** Keys that the venue knows. */
export const keys = JSON.parse(readFileSync(keysFile, 'utf8'));

/** The promise, or a failure once the patience is over. */
export function within(promise, what, millis = PATIENCE_MILLIS) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`in vain waited for ${what}`)), millis);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Calls until what comes back satisfies; for streams whose first events may be of something earlier. */
export async function until(what, call, satisfied) {
    const end = Date.now() + PATIENCE_MILLIS;
    for (;;) {
        const value = await within(call(), what);
        if (satisfied(value)) {
            return value;
        }
        assert.ok(Date.now() < end, `in vain waited for ${what}; last: ${JSON.stringify(value)}`);
    }
}

/** What the call throws; fails where it throws nothing. */
export async function thrown(call) {
    let value;
    try {
        value = await call();
    } catch (error) {
        return error;
    }
    assert.fail(`nothing was thrown, came back: ${JSON.stringify(value)}`);
}

/** That the numbers rise, or fall. */
export function assertSorted(numbers, rising, what) {
    numbers.reduce((last, next) => {
        assert.ok(rising ? last < next : last > next, `${what}: ${last} before ${next}`);
        return next;
    });
}

/** Failures that no call threw: an event without a listener, a promise that nobody awaits. */
let stray = () => {};
process.on('uncaughtException', error => stray(error));
process.on('unhandledRejection', error => stray(error));

/**
 * Runs cases of {call, how, run} in their order, run returning nothing; {call, why} says that the client has no such
 * call. The process then ends, whatever the client still has open.
 */
export async function contract(cases) {
    const say = line => process.stdout.write(JSON.stringify(line) + '\n');
    for (const { call, how, why, run } of cases) {
        if (!run) {
            say({ call, why });
            continue;
        }
        try {
            const beside = new Promise((_, reject) => {
                stray = reject;
            });
            await within(Promise.race([Promise.resolve().then(run), beside]), how);
            say({ call, how });
        } catch (error) {
            say({ call, how, failure: String(error?.stack ?? JSON.stringify(error)) });
        }
    }
    process.stdout.write('', () => process.exit(0));
}
