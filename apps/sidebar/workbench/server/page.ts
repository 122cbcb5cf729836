/** The host page. Its script builds everything else; `noscript` is for whoever fetches it with a tool. */
export const hostPage = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Throughline workbench</title>
  <link rel="icon" href="/logo.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/workbench.css">
</head>
<body>
  <noscript>The workbench is a simulated helpdesk and needs JavaScript.</noscript>
  <div id="workbench"></div>
  <script src="/workbench.js"></script>
</body>
</html>
`

/** Ticket texts are hostile by design: no script but ours runs on the host page, whatever a ticket contains. */
export const hostPagePolicy = (appOrigin: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `frame-src ${appOrigin}`,
    // cors:true requests leave from this page, wherever an app points them.
    'connect-src *',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
