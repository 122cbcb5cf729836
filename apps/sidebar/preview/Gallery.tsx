const widths = [320, 400, 700]

type Props = { names: string[]; parameters: URLSearchParams }

/** All states beside each other, for design work: `?width=400&lang=ja&colorScheme=dark`. */
export const Gallery = ({ names, parameters }: Props) => {
  const width = Number(parameters.get('width') ?? widths[0])
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24, padding: 24, fontFamily: 'system-ui' }}>
      {names.map((name) => {
        const address = new URLSearchParams(parameters)
        address.set('state', name)
        return (
          <figure key={name} style={{ margin: 0 }}>
            <figcaption>
              <a href={`?${address}`}>{name}</a>
            </figcaption>
            <iframe
              title={name}
              src={`?${address}`}
              width={width}
              height={640}
              loading="lazy"
              style={{ border: '1px solid gray' }}
            />
          </figure>
        )
      })}
    </div>
  )
}
