import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPrivateHost } from './is-private-host.ts'

test('hosts that strangers can’t reach are told from those that they can', () => {
  for (const host of [
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    'intranet',
    'parcels.lan',
    'printer.local',
    '127.0.0.1',
    '127.8.8.8',
    '2130706433',
    '0x7f.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.100.1.1',
    '[::1]',
    '[::]',
    '[::ffff:10.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
  ]) {
    assert.equal(isPrivateHost(new URL(`https://${host}/x`)), true, host)
  }
  for (const host of ['parcels.example.org', '8.8.8.8', '172.32.0.1', '[2606:4700::1111]', 'localhost.example.org']) {
    assert.equal(isPrivateHost(new URL(`https://${host}/x`)), false, host)
  }
})
