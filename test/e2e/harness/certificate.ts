/** The local server's certificate, and the two forms in which browsers take it as trusted. */
import { createHash, X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'

export type Certificate = {
  readonly key: string
  readonly cert: string
  /** The authority that signed it, DER in base64, for Firefox's certificate store. */
  readonly authority: string
  /** SHA-256 of its public key in base64, for Chromium's command line. */
  readonly keyHash: string
}

const DAY = 86_400_000

/** A certificate for all hosts, valid for a week, signed by its own authority: Firefox refuses one that is both. */
export async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const common = {
    keyType: 'ec' as const,
    algorithm: 'sha256',
    // Clocks differ.
    notBeforeDate: new Date(Date.now() - DAY),
    notAfterDate: new Date(Date.now() + 7 * DAY),
  }
  const authority = await generate([{ name: 'commonName', value: 'Second Source test authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  const leaf = await generate([{ name: 'commonName', value: 'Second Source test server' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2 as const, value })) },
    ],
  })
  const publicKey = new X509Certificate(leaf.cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    key: leaf.private,
    cert: leaf.cert,
    authority: new X509Certificate(authority.cert).raw.toString('base64'),
    keyHash: createHash('sha256').update(publicKey).digest('base64'),
  }
}
