import { compose } from './compose.ts'

console.log((await compose()).join('\n'))
