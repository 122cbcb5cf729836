import type { Words } from './word.ts'

/** How a promise stands. `unknown` where nothing is known that could tell. */
export const promiseStates = ['kept', 'on_track', 'at_risk', 'broken', 'unknown'] as const
export type PromiseState = (typeof promiseStates)[number]

export const promiseStateText = {
  kept: { label: 'Kept', sentence: 'What was promised has happened in time.' },
  on_track: { label: 'On track', sentence: 'Nothing speaks against the promised date.' },
  at_risk: { label: 'At risk', sentence: 'The promised date will be missed unless something changes.' },
  broken: { label: 'Broken', sentence: 'The promised date has passed or can no longer be met.' },
  unknown: { label: 'Not known', sentence: 'Nothing is known that could tell how this promise stands.' },
} satisfies Words<PromiseState>
