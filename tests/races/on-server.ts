import { serverUrl } from '../database'

/** Races need a server with many connections; the embedded database runs one transaction at a time. */
export const onServer = serverUrl ? describe : describe.skip
