import type { OrderCard } from '@throughline/shared/contract'
import { useEffect, useRef } from 'react'
import { type Arranged, arrange, type Places } from '../view/kept-order.ts'

/** Orders where they stood in the last panel of this visit. */
export const useArranged = (orders: OrderCard[], visit: number): Arranged => {
  const stood = useRef<{ places: Places; visit: number }>(undefined)
  const arranged = arrange(orders, stood.current?.visit === visit ? stood.current.places : undefined)
  useEffect(() => {
    stood.current = { places: arranged.places, visit }
  })
  return arranged
}
