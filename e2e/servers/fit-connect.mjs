// A stand-in for FIT-Connect, for tests, on a port of its own:
//
//     node fit-connect.mjs [METADATA_SCHEMA.json]
//
// It was built from public schemas and descriptions and is not FITKO's service. It checks what that
// service checks as far as those say so: tokens, the order of calls, headers of what is sealed, keys,
// events. Below `/stand-in` it plays the rest of the world: the portal that registers destinations
// and certifies keys, and another authority that sends, opens and answers.
//
// It prints one line of JSON when it listens, and ends when its input ends.

import 'reflect-metadata'
import { createHash, randomUUID, webcrypto } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import * as x509 from '@peculiar/x509'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {
  CompactEncrypt,
  CompactSign,
  compactDecrypt,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose'

const CLIENT = { id: 'town', secret: 'a secret that only tests know' }
const EVENTS = 'https://schema.fitko.de/fit-connect/events/'
const SET_SCHEMA = 'https://schema.fitko.de/fit-connect/set-payload/1.2.0/set-payload.schema.json'
const METADATA = 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const SERVICE = /^urn:de:fim:leika:leistung:\d{14}$/
const UMZUG = 'urn:de:fim:leika:leistung:99115005000000'
const JWE_TYPES = ['application/json', 'application/xml']

x509.cryptoProvider.set(webcrypto)
const validate = process.argv[2] ? metadataSchema(process.argv[2]) : () => true
const destinations = new Map()
const submissions = new Map()
const logs = new Map()
const tokens = new Set()

const root = await certified('Stand-in root', await rsaPair())
const between = await certified('Stand-in authority', await rsaPair(), root)
const service = await newKey('PS512', 'verify')
const other = await otherAuthority()

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1')
await new Promise((listening) => server.once('listening', listening))
const url = `http://127.0.0.1:${server.address().port}`

/** Why a call is refused. */
class No extends Error {
  constructor(status, title) {
    super(title)
    this.status = status
  }
}

const ROUTES = [
  ['POST', /^\/token$/, token],
  ['GET', /^\/\.well-known\/jwks\.json$/, () => ({ keys: [service.public] })],
  ['GET', /^\/v2\/destinations\/([^/]+)$/, described],
  ['GET', /^\/v2\/destinations\/([^/]+)\/keys\/([^/]+)$/, keyOf],
  ['POST', /^\/v2\/submissions$/, announce],
  ['GET', /^\/v2\/submissions$/, waiting],
  ['GET', /^\/v2\/submissions\/([^/]+)$/, fetched],
  ['PUT', /^\/v2\/submissions\/([^/]+)$/, submit],
  ['PUT', /^\/v2\/submissions\/([^/]+)\/attachments\/([^/]+)$/, attach],
  ['GET', /^\/v2\/submissions\/([^/]+)\/attachments\/([^/]+)$/, attachment],
  ['GET', /^\/v2\/cases\/([^/]+)\/events$/, (_, id) => ({ eventLog: log(id) })],
  ['POST', /^\/v2\/cases\/([^/]+)\/events$/, tell],
  ['GET', /^\/stand-in\/roots\.pem$/, () => root.certificate.toString('pem')],
  ['POST', /^\/stand-in\/destinations$/, register],
  ['POST', /^\/stand-in\/seal$/, sealForOthers],
  ['POST', /^\/stand-in\/send$/, sendForOthers],
  ['POST', /^\/stand-in\/submissions\/([^/]+)\/state$/, stateOf],
  ['POST', /^\/stand-in\/submissions\/([^/]+)\/open$/, openedByOther],
  ['POST', /^\/stand-in\/submissions\/([^/]+)\/answer$/, answeredByOther],
]

async function answer(request, response) {
  try {
    const { pathname, searchParams } = new URL(request.url, url)
    const call = { body: await read(request), type: request.headers['content-type'] ?? '', query: searchParams }
    const [, , handler, parts] = ROUTES.map(([method, path, handler]) => [method, path, handler, path.exec(pathname)]).find(
      ([method, , , parts]) => parts && method === request.method,
    ) ?? [null, null, null, null]
    if (!handler) throw new No(404, 'there is no such address')
    const isOpen = pathname === '/token' || pathname.startsWith('/stand-in/') || pathname.startsWith('/.well-known/')
    const bearer = (request.headers.authorization ?? '').replace('Bearer ', '')
    if (!isOpen && !tokens.has(bearer)) throw new No(401, 'no token')
    if (!isOpen && !request.headers['user-agent']) throw new No(400, 'no user agent')
    const found = await handler(call, ...parts.slice(1))
    const [status, content] = Array.isArray(found) ? found : [200, found]
    const isText = typeof content === 'string'
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' })
    response.end(content === undefined ? '' : isText ? content : JSON.stringify(content))
  } catch (error) {
    const status = error instanceof No ? error.status : 500
    response.writeHead(status, { 'content-type': 'application/problem+json' })
    response.end(JSON.stringify({ status, title: error.message }))
  }
}

function token({ body, type }) {
  const form = new URLSearchParams(body)
  const isRight = form.get('client_id') === CLIENT.id && form.get('client_secret') === CLIENT.secret
  if (type !== 'application/x-www-form-urlencoded' || form.get('grant_type') !== 'client_credentials' || !isRight) {
    throw new No(401, 'wrong client or secret')
  }
  const access_token = randomUUID()
  tokens.add(access_token)
  return { access_token, token_type: 'Bearer', expires_in: 1800 }
}

// Destinations

function described(_, id) {
  const { encryptionKid, services } = destination(id)
  return { destinationId: id, status: 'active', encryptionKid, services }
}

function keyOf(_, id, kid) {
  const key = destination(id).keys.find((key) => key.kid === kid)
  if (!key) throw new No(404, 'no such key')
  return key
}

function destination(id) {
  const found = destinations.get(id)
  if (!found) throw new No(404, 'no such destination')
  return found
}

/** What the portal does: takes an office's public keys, certifies them, opens the destination. */
async function register({ body }) {
  const { keys, destinationId: id = randomUUID() } = JSON.parse(body)
  for (const key of keys) demandKey(key)
  const [sealing] = keys.filter(({ key_ops }) => key_ops.includes('wrapKey'))
  if (!sealing || keys.length !== 2) throw new No(422, 'one key to seal and one to verify with')
  if (!UUID.test(id) || destinations.has(id)) throw new No(422, 'no new identifier')
  const services = [{ identifier: UMZUG, submissionSchemas: [schema()] }]
  destinations.set(id, { keys: await Promise.all(keys.map((key) => withChain(key))), encryptionKid: sealing.kid, services })
  return [201, { destinationId: id }]
}

function demandKey({ kty, n, e, alg, key_ops, kid, d }) {
  const fits = kty === 'RSA' && e === 'AQAB' && n?.length >= 683 && d === undefined && /^.{8,64}$/.test(kid ?? '')
  const pairs = { 'RSA-OAEP-256': 'wrapKey', PS512: 'verify' }
  if (!fits || key_ops?.length !== 1 || pairs[alg] !== key_ops[0]) throw new No(422, 'not a key of FIT-Connect')
}

function schema() {
  return { schemaUri: 'https://schema.example/umzug/1.0.0.json', mimeType: 'application/json' }
}

// Submissions, from who sends

function announce({ body }) {
  const { destinationId, announcedAttachments, publicService } = JSON.parse(body)
  destination(destinationId)
  const ids = announcedAttachments ?? []
  if (!ids.every((id) => UUID.test(id)) || new Set(ids).size !== ids.length) throw new No(422, 'attachments need their own UUIDs')
  if (!publicService?.name || !SERVICE.test(publicService.identifier)) throw new No(422, 'no such service')
  const [submissionId, caseId] = [randomUUID(), randomUUID()]
  submissions.set(submissionId, { submissionId, caseId, destinationId, announced: ids, attachments: new Map(), state: 'incomplete' })
  return record(caseId, submissionId, 'create-submission').then(() => [201, { submissionId, caseId }])
}

function attach({ body, type }, id, attachmentId) {
  const submission = ofState(id, 'incomplete')
  if (type !== 'application/jose') throw new No(415, 'application/jose only')
  if (!submission.announced.includes(attachmentId)) throw new No(422, 'not announced')
  demandSealed(body, submission.destinationId)
  submission.attachments.set(attachmentId, body)
  return [204, undefined]
}

async function submit({ body }, id) {
  const submission = ofState(id, 'incomplete')
  const { encryptedMetadata, encryptedData } = JSON.parse(body)
  if (submission.announced.some((attachment) => !submission.attachments.has(attachment))) throw new No(422, 'attachments are missing')
  demandSealed(encryptedMetadata, submission.destinationId, ['application/json'])
  demandSealed(encryptedData, submission.destinationId, JWE_TYPES)
  Object.assign(submission, { encryptedMetadata, encryptedData, state: 'submitted' })
  await record(submission.caseId, id, 'submit-submission', { authenticationTags: tags(submission) })
  await record(submission.caseId, id, 'notify-submission')
  return { submissionId: id, caseId: submission.caseId }
}

function demandSealed(jwe, destinationId, types) {
  const parts = String(jwe).split('.')
  const header = parts.length === 5 && parts.every((part) => /^[\w-]+$/.test(part)) ? decodeProtectedHeader(jwe) : {}
  const { alg, enc, kid, cty, zip } = header
  if (alg !== 'RSA-OAEP-256' || enc !== 'A256GCM' || zip !== undefined) throw new No(422, 'not sealed as demanded')
  if (kid !== destination(destinationId).encryptionKid) throw new No(422, 'sealed to another key')
  if (Buffer.from(parts[1], 'base64url').length !== 512) throw new No(422, 'sealed to a short key')
  if (types && !types.includes(cty)) throw new No(422, 'no content type')
}

function tags({ encryptedMetadata, encryptedData, attachments }) {
  const tag = (jwe) => jwe.split('.')[4]
  return {
    metadata: tag(encryptedMetadata),
    data: tag(encryptedData),
    attachments: Object.fromEntries([...attachments].map(([id, jwe]) => [id, tag(jwe)])),
  }
}

// Submissions, for who receives

function waiting({ query }) {
  const all = [...submissions.values()].filter((it) => it.state === 'submitted' && it.destinationId === query.get('destinationId'))
  const listed = all.map(({ submissionId, caseId, destinationId }) => ({ submissionId, caseId, destinationId }))
  return { submissions: listed, offset: 0, count: listed.length, totalCount: listed.length }
}

function fetched(_, id) {
  const { submissionId, caseId, destinationId, encryptedMetadata, encryptedData, announced } = ofState(id, 'submitted')
  const attachments = announced.map((attachmentId) => ({ attachmentId }))
  return { submissionId, caseId, destinationId, encryptedMetadata, encryptedData, attachments }
}

function attachment(_, id, attachmentId) {
  const found = ofState(id, 'submitted').attachments.get(attachmentId)
  if (!found) throw new No(404, 'no such attachment')
  return found
}

function ofState(id, state) {
  const found = submissions.get(id)
  if (!found) throw new No(404, 'no such submission')
  if (found.state !== state) throw new No(409, `the submission is ${found.state}`)
  return found
}

// Events

function log(caseId) {
  const found = logs.get(caseId)
  if (!found) throw new No(404, 'no such case')
  return found
}

async function record(caseId, submissionId, event, detail = {}) {
  const set = await signed(service.private, url, caseId, submissionId, event, detail)
  logs.set(caseId, [...(logs.get(caseId) ?? []), set])
}

async function signed(key, iss, caseId, submissionId, event, detail) {
  const claims = {
    $schema: SET_SCHEMA,
    iss,
    sub: `submission:${submissionId}`,
    txn: `case:${caseId}`,
    iat: Math.floor(Date.now() / 1000),
    jti: randomUUID(),
    events: { [EVENTS + event]: detail },
  }
  const signer = await importJWK(key, 'PS512')
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'PS512', typ: 'secevent+jwt', kid: key.kid })
    .sign(signer)
}

async function tell({ body, type }, caseId) {
  if (type !== 'application/jose') throw new No(415, 'application/jose only')
  const { alg, typ, kid } = decodeProtectedHeader(body)
  if (alg !== 'PS512' || typ !== 'secevent+jwt') throw new No(422, 'not a signed event')
  const claims = decodeJwt(body)
  const submission = [...submissions.values()].find((it) => it.caseId === caseId)
  if (!submission || claims.txn !== `case:${caseId}` || claims.sub !== `submission:${submission.submissionId}`) {
    throw new No(422, 'about something else')
  }
  if (claims.iss !== submission.destinationId) throw new No(403, 'by somebody else')
  if (claims.$schema !== SET_SCHEMA) throw new No(422, 'payload schema not supported')
  const key = destination(submission.destinationId).keys.find((key) => key.kid === kid && key.alg === 'PS512')
  if (!key) throw new No(422, 'no such key')
  await compactVerify(body, await importJWK({ kty: key.kty, n: key.n, e: key.e }, 'PS512')).catch(() => {
    throw new No(422, 'wrong signature')
  })
  const [[event, detail]] = Object.entries(claims.events)
  if (event === `${EVENTS}accept-submission`) demandTags(detail.authenticationTags, submission)
  else if (event !== `${EVENTS}reject-submission` || !detail.problems?.length) throw new No(422, 'no such event')
  submission.state = event.endsWith('accept-submission') ? 'accepted' : 'rejected'
  logs.set(caseId, [...log(caseId), body])
  return [204, undefined]
}

function demandTags(told, submission) {
  if (JSON.stringify(told) !== JSON.stringify(tags(submission))) throw new No(422, 'not what was submitted')
}

// Another authority

/** A destination of another authority, whose keys this process holds. */
async function otherAuthority() {
  const [sealing, signing] = [await newKey('RSA-OAEP-256', 'wrapKey'), await newKey('PS512', 'verify')]
  const id = randomUUID()
  const services = [{ identifier: UMZUG, submissionSchemas: [schema()] }]
  const keys = await Promise.all([sealing.public, signing.public].map((key) => withChain(key)))
  destinations.set(id, { keys, encryptionKid: sealing.public.kid, services })
  return { id, sealing: sealing.private, signing: signing.private }
}

/** A whole submission, sealed for a destination: what a portal somewhere else would send. */
async function sealForOthers({ body }) {
  const { destinationId, data, files = [] } = JSON.parse(body)
  const { keys, encryptionKid } = destination(destinationId)
  const { kty, n, e } = keys.find(({ kid }) => kid === encryptionKid)
  const key = await importJWK({ kty, n, e }, 'RSA-OAEP-256')
  const seal = (content, cty) =>
    new CompactEncrypt(Buffer.from(content))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: encryptionKid, cty })
      .encrypt(key)
  const attachments = files.map(({ name, text }) => ({ id: randomUUID(), name, text }))
  const { schemaUri, mimeType } = schema()
  const metadata = {
    $schema: METADATA,
    contentStructure: {
      data: { hash: sha512(data), submissionSchema: { schemaUri, mimeType } },
      attachments: attachments.map(({ id, name, text }) => ({
        attachmentId: id, purpose: 'attachment', filename: name, mimeType: 'text/plain', hash: sha512(text),
      })),
    },
    replyChannel: { eMail: { address: 'anna@mail.example' } },
  }
  return {
    metadata: await seal(JSON.stringify(metadata), 'application/json'),
    data: await seal(data, mimeType),
    attachments: await Promise.all(attachments.map(async ({ id, text }) => ({ id, content: await seal(text, 'text/plain') }))),
  }
}

/** Seals a submission and hands it in, as a portal somewhere else does. */
async function sendForOthers({ body }) {
  const { destinationId } = JSON.parse(body)
  const { metadata, data, attachments } = await sealForOthers({ body })
  const announced = { destinationId, announcedAttachments: attachments.map(({ id }) => id), publicService: { name: 'Umzug', identifier: UMZUG } }
  const [, { submissionId }] = await announce({ body: JSON.stringify(announced) })
  for (const { id, content } of attachments) attach({ body: content, type: 'application/jose' }, submissionId, id)
  await submit({ body: JSON.stringify({ encryptedMetadata: metadata, encryptedData: data }) }, submissionId)
  return { submissionId }
}

/** How far a submission is, and what its sender was told last. */
function stateOf(_, id) {
  const { state, caseId } = submissions.get(id) ?? {}
  return { state, event: decodeJwt(log(caseId).at(-1)).events }
}

/** Opens what was sent to the other authority, and compares it with metadata and their schema. */
async function openedByOther(_, id) {
  const submission = ofState(id, 'submitted')
  const key = await importJWK(other.sealing, 'RSA-OAEP-256')
  const open = async (jwe) => Buffer.from((await compactDecrypt(jwe, key)).plaintext)
  const metadata = JSON.parse(await open(submission.encryptedMetadata))
  const data = await open(submission.encryptedData)
  const { contentStructure } = metadata
  const files = []
  for (const { attachmentId, filename, hash } of contentStructure.attachments) {
    const content = await open(submission.attachments.get(attachmentId))
    files.push({ name: filename, text: content.toString(), whole: sha512(content).content === hash.content })
  }
  return {
    valid: validate(metadata),
    whole: sha512(data).content === contentStructure.data.hash.content,
    data: data.toString(),
    files,
    metadata,
  }
}

/** The other authority accepts, rejects, or says that it received something else. */
async function answeredByOther({ body }, id) {
  const submission = ofState(id, 'submitted')
  const { answer } = JSON.parse(body)
  const received = { ...tags(submission), ...(answer === 'lie' && { data: 'AAAAAAAAAAAAAAAAAAAAAA' }) }
  const [event, detail] =
    answer === 'reject'
      ? ['reject-submission', { problems: [{ title: 'Die Anlage fehlt.' }] }]
      : ['accept-submission', { authenticationTags: received }]
  const set = await signed(other.signing, other.id, submission.caseId, id, event, detail)
  logs.set(submission.caseId, [...log(submission.caseId), set])
  return [204, undefined]
}

// Keys and certificates

async function newKey(alg, operation) {
  const { privateKey } = await generateKeyPair(alg, { modulusLength: 4096, extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID() }
  const { kty, n, e, kid } = key
  return { private: key, public: { kty, n, e, kid, alg, key_ops: [operation] } }
}

async function rsaPair() {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

async function certified(name, keys, issuer) {
  const certificate = await certificateOf(name, keys.publicKey, issuer ?? { name: `CN=${name}`, keys }, [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
  ])
  return { name: `CN=${name}`, keys, certificate }
}

function certificateOf(name, publicKey, issuer, extensions) {
  return x509.X509CertificateGenerator.create({
    serialNumber: randomUUID().replaceAll('-', '').replace(/^./, '1'),
    subject: `CN=${name}`,
    issuer: issuer.name,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 365 * 86_400_000),
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
    publicKey,
    signingKey: issuer.keys.privateKey,
    extensions,
  })
}

/** The key with its certificates, up to the root. */
async function withChain(key) {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }
  const publicKey = await webcrypto.subtle.importKey('jwk', { kty: key.kty, n: key.n, e: key.e }, algorithm, true, ['verify'])
  const use = key.alg === 'PS512' ? x509.KeyUsageFlags.digitalSignature : x509.KeyUsageFlags.keyEncipherment
  const own = await certificateOf('Kreis Beispiel', publicKey, between, [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(use, true),
  ])
  const chain = [own, between.certificate, root.certificate]
  return { ...key, x5c: chain.map((it) => Buffer.from(it.rawData).toString('base64')) }
}

function metadataSchema(path) {
  const ajv = new Ajv2020({ strict: false })
  addFormats(ajv)
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
}

function sha512(content) {
  return { type: 'sha512', content: createHash('sha512').update(content).digest('hex') }
}

async function read(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

process.stdin.on('end', () => process.exit(0)).resume()
console.log(
  JSON.stringify({
    url,
    token_url: `${url}/token`,
    client_id: CLIENT.id,
    client_secret: CLIENT.secret,
    destination: other.id,
    roots: root.certificate.toString('pem'),
  }),
)
