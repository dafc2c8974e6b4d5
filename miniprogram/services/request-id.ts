const pool: number[] = []
const POOL_BYTES = 256

function refill(): void {
  // Older base libraries have no wx.getRandomValues; the mix with Math.random below then stands alone.
  if (!wx.canIUse('getRandomValues')) return
  wx.getRandomValues({
    length: POOL_BYTES,
    success: ({ randomValues }) => {
      pool.push(...Array.from(new Uint8Array(randomValues)))
    },
  })
}

/** Fetches secure random bytes ahead of time, because WeChat hands them out only asynchronously. Call once at launch. */
export function prepareRequestIds(): void {
  if (pool.length < 16) refill()
}

function randomByte(): number {
  const plain = Math.floor(Math.random() * 256)
  const secure = pool.pop()
  return secure === undefined ? plain : plain ^ secure
}

/** A new UUID (version 4, RFC 9562) for one command; a replay of the command carries the same one. */
export function newRequestId(): string {
  const bytes = Array.from({ length: 16 }, randomByte)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  prepareRequestIds()
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
