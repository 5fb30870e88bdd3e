// A real OpenID Connect provider for tests, on a port of its own:
//
//     node oidc.mjs REDIRECT_URI…
//
// It prints one line of JSON ({"issuer": …}) when it listens, and ends when its input ends. Its
// sign-in page asks for any account name and whether there was a second factor. An account named
// "stale" comes back with a sign-in of long ago, whatever was asked for.

import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const server = createServer().listen(0, '127.0.0.1')
await new Promise((listening) => server.once('listening', listening))
const issuer = `http://localhost:${server.address().port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'allmende',
      client_secret: 'a secret that only tests know',
      redirect_uris: process.argv.slice(2),
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'amr', 'auth_time'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  renderError: (ctx, out) => {
    ctx.type = 'text/plain'
    ctx.body = JSON.stringify(out)
  },
})

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next()
  if (ctx.method === 'GET') {
    ctx.type = 'text/html'
    ctx.body = page
    return
  }
  const details = await provider.interactionDetails(ctx.req, ctx.res)
  await provider.interactionFinished(ctx.req, ctx.res, await result(details, await form(ctx.req)))
  ctx.respond = false
})

const page = `<!doctype html><html lang="en"><title>Test provider</title>
<form method="post">
  <label>Account <input name="account" autocomplete="off" required></label>
  <label><input type="checkbox" name="mfa"> with a second factor</label>
  <button name="answer" value="yes">Sign in</button>
  <button name="answer" value="no" formnovalidate>Cancel</button>
</form></html>`

// Signing in and consenting are one step here.
async function result({ params }, answer) {
  if (answer.get('answer') === 'no') {
    return { error: 'access_denied', error_description: 'cancelled' }
  }
  const accountId = answer.get('account')
  const grant = new provider.Grant({ accountId, clientId: params.client_id })
  grant.addOIDCScope('openid')
  return {
    login: {
      accountId,
      amr: answer.has('mfa') ? ['pwd', 'mfa'] : ['pwd'],
      ...(accountId === 'stale' && { ts: 1_000_000_000 }),
    },
    consent: { grantId: await grant.save() },
  }
}

async function form(request) {
  let body = ''
  for await (const chunk of request) body += chunk
  return new URLSearchParams(body)
}

server.on('request', provider.callback())
process.stdin.on('end', () => process.exit(0)).resume()
console.log(JSON.stringify({ issuer }))
