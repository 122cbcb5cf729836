const euros = (minor: number) => ({ minor, currency: 'EUR' })
const dollars = (minor: number) => ({ minor, currency: 'USD' })

/** The simulated warehouses know no weekend: the demo tells the same story on whatever day it starts. */
const everyDay = [1, 2, 3, 4, 5, 6, 7]

const leipzig = {
  timeZone: 'Europe/Berlin',
  calendar: { workingDays: everyDay },
  cutOff: '14:00',
  handlingDays: 1,
  dailyCapacity: 1_200,
}
const reno = {
  timeZone: 'America/Los_Angeles',
  calendar: { workingDays: everyDay },
  cutOff: '13:00',
  handlingDays: 2,
  dailyCapacity: 600,
}

/** What the simulated merchant promises; in the bridge's words, as a section of its configuration. */
export const demoPolicy = {
  timeZone: 'Europe/Berlin',
  calendar: { country: 'DE', region: 'SN' },
  warehouses: {
    Leipzig: leipzig,
    Reno: reno,
    // Until the warehouse system says where an order is packed.
    default: leipzig,
  },
  services: {
    'Standard (2-4 Werktage)': {
      names: ['eu-standard', 'Classic', 'Warenpost'],
      transitDays: { least: 1, most: 3 },
      countries: ['DE', 'AT', 'NL', 'FR', 'DK', 'ES'],
    },
    International: {
      names: ['eu-abroad', 'Economy Select', 'Priority Mail International'],
      transitDays: { least: 3, most: 6 },
    },
    Express: {
      names: ['eu-express'],
      transitDays: { least: 1, most: 1 },
      isUpgrade: true,
      cost: euros(1490),
      countries: ['DE', 'AT', 'NL', 'FR', 'DK'],
    },
    'Ground (3-6 business days)': {
      names: ['us-ground', 'Ground Advantage', 'UPS Ground'],
      transitDays: { least: 3, most: 6 },
      countries: ['US'],
    },
    Priority: {
      names: ['us-priority'],
      transitDays: { least: 1, most: 3 },
      isUpgrade: true,
      cost: dollars(1495),
      countries: ['US'],
    },
    Overnight: {
      transitDays: { least: 1, most: 1 },
      isUpgrade: true,
      cost: dollars(3900),
      countries: ['US'],
    },
  },
  // Some orders wait for the next day's wave.
  thresholds: { pickingHours: 36 },
  exceptions: {
    // Letter post is scanned at its ends only, and nobody scans over the ocean.
    carriers: { DeutschePost: { silentParcelHours: 120, probablyLostDays: 21 } },
    services: { 'Priority Mail International': { silentParcelHours: 120, probablyLostDays: 21 } },
  },
  returns: { windowDays: 30, refundBusinessDays: 5 },
  connections: {
    'shop-us': {
      timeZone: 'America/Los_Angeles',
      calendar: { country: 'US', region: 'NV' },
      warehouses: { default: reno },
    },
  },
}
