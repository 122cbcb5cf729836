/** What a vendor or carrier said, in its own words and its own direction. */
export const Quote = ({ children }: { children: string }) => (
  <bdi>
    <q>{children}</q>
  </bdi>
)
