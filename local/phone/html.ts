/** The page served as /phone: it starts what the build put under /phone/assets/ and needs nothing from outside. */
export function phoneHtml(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>雁书 · 本机预览</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/phone/assets/phone.css">
<link rel="stylesheet" href="/phone/assets/app.css">
</head>
<body>
<script src="/phone/assets/app.js"></script>
<script src="/phone/assets/runtime.js"></script>
</body>
</html>
`
}
