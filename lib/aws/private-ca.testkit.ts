import "reflect-metadata";
import { randomUUID, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

/** A key and its certificate, as `tls.createServer` takes them. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority that only clients with its certificate trust. */
export interface PrivateCa {
  readonly cert: string;
  /** Makes a certificate for host names. */
  issue(...hosts: readonly string[]): Promise<KeyAndCertificate>;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const VALIDITY = { notBefore: new Date("2020-01-01"), notAfter: new Date("2049-12-31") };

/** For tests: makes a certificate authority. */
export async function privateCa(): Promise<PrivateCa> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const keys = await newKeys();
  const name = "CN=Private test CA";
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...VALIDITY,
    name,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true)],
  });
  return {
    cert: ca.toString("pem"),
    async issue(...hosts) {
      const own = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        ...VALIDITY,
        serialNumber: randomUUID().replaceAll("-", ""),
        subject: `CN=${hosts[0]}`,
        issuer: name,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: ALGORITHM,
        extensions: [new x509.SubjectAlternativeNameExtension(hosts.map((value) => ({ type: "dns" as const, value })))],
      });
      const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", own.privateKey));
      return {
        cert: certificate.toString("pem"),
        key: `-----BEGIN PRIVATE KEY-----\n${key.toString("base64")}\n-----END PRIVATE KEY-----\n`,
      };
    },
  };
}

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<CryptoKeyPair>;
