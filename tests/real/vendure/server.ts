import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SqliteDriver } from './sqlite-driver.ts'

// Runs Vendure as its own process: node server.ts <folder of the installation> <database file> <port> <"new" or "kept">.

interface Vendure {
  bootstrap(config: object): Promise<{ get(token: unknown): { start(): Promise<void> } }>
  JobQueueService: unknown
  DefaultLogger: new (options: { level: number }) => unknown
  LogLevel: { Warn: number }
  dummyPaymentHandler: unknown
  DefaultGuestCheckoutStrategy: new (options: object) => unknown
}

const [installation = '', database = '', port = '0', state = 'new'] = process.argv.slice(2)
const load = createRequire(join(installation, 'package.json'))
const {
  bootstrap,
  JobQueueService,
  DefaultLogger,
  LogLevel,
  dummyPaymentHandler,
  DefaultGuestCheckoutStrategy,
}: Vendure = load('@vendure/core')

/** Numbers as customers read them out, 1001 and so on; Vendure's own are random letters. */
function nextOrderCode(): string {
  const file = new DatabaseSync(database, { readOnly: true })
  const row = file.prepare('SELECT count(*) AS orders FROM "order"').get()
  file.close()
  return String(1001 + Number(row?.orders))
}

const app = await bootstrap({
  apiOptions: {
    hostname: '127.0.0.1',
    port: Number(port),
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
    cookieOptions: { secret: 'only this machine reaches it' },
    requireVerification: false,
  },
  dbConnectionOptions: {
    type: 'better-sqlite3',
    driver: SqliteDriver,
    database,
    synchronize: state === 'new',
    logging: false,
  },
  orderOptions: {
    orderCodeStrategy: { generate: nextOrderCode },
    // Who has an account may also order without signing in, as in most shops.
    guestCheckoutStrategy: new DefaultGuestCheckoutStrategy({
      allowGuestCheckouts: true,
      allowGuestCheckoutForRegisteredCustomers: true,
    }),
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: installation },
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  plugins: [],
})
await app.get(JobQueueService).start()
process.stdout.write('ready\n')
